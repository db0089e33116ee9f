"""One joint case between the home node and the partner abroad, who writes with the core libraries alone."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from openpiu.core.cases.contents import Content, content_of
from openpiu.core.cases.events import Event, Fact, Pen, read_event
from openpiu.core.cases.folding import replay
from openpiu.core.cases.parcels import parcel_of
from openpiu.core.cases.standings import sign_standing, write_standing
from openpiu.core.cases.writing import next_joint
from openpiu.core.envelope.messages import Message
from openpiu.core.ledger.entries import canonical, read_canonical
from openpiu.duties import cases
from openpiu.duties.cases import Said
from openpiu.duties.cases.book import instant
from openpiu.duties.exchange import casework
from openpiu.duties.exchange.casework import Wrote
from tests.core.cases.team import Team
from tests.core.envelope import specimens
from tests.duties.exchange.conftest import Desk
from tests.duties.exchange.ways import first_left

CASE, UTO, ARC = "case-7", "UTO-PIU", "ARC-PIU"
TERMS = {"code": "H1", "grading": "B2"}
OPENING: Mapping[str, Fact] = {
    "offence": "terrorism", "legal_basis": "PNR-9.2", "since": "2026-11-01", "until": "2027-10-31", "invited": (ARC,),
}  # fmt: skip
LATER = "2026-11-30T05:31:00.000000Z"


def pen(node: str) -> Pen:
    """A node's signature, with the key that its specimen card names."""
    key = specimens.SIGNING[node]
    return Pen(node=node, key=key.public_key().public_bytes_raw().hex(), sign=key.sign)


@dataclass
class Table:
    """Both sides of the case."""

    desk: Desk
    seconds: int = 0
    events: list[Event] = field(default_factory=list)  # as the partner has them
    contents: dict[str, Content] = field(default_factory=dict)  # by their hash
    sent: list[str] = field(default_factory=list)  # ids of the partner's messages with content

    def now(self) -> datetime:
        """A second after the last act."""
        self.seconds += 1
        return self.desk.at + timedelta(seconds=self.seconds)

    def write(self, kind: str, text: str = "", /, *, terms: Mapping[str, str] | None = None, **facts: Fact) -> Wrote:
        """An act of the home node's officer."""
        said = Said(
            kind=kind, facts=facts, terms=(TERMS if terms is None else terms) if text else {},
            values={"text": text} if text else None,
        )  # fmt: skip
        return casework.write(self.desk.post, said, case=CASE, actor=self.desk.officer, at=self.now())

    def fetch(self) -> list[Message]:
        """What goes to the partner now; it takes up the events."""
        got = self.desk.deliver(at=self.now())
        for one in got:
            if one.type == "case.event":
                event = read_event(canonical(one.body["event"]))
                self.events += [] if event in self.events else [event]
            self.desk.take(self.desk.abroad.receipt(one))
        return got

    def abroad(self, kind: str, text: str = "", /, *, is_sent: bool = True, **facts: Fact) -> Event:
        """An act at the partner, after all that it knows; its messages, unless they are lost."""
        content = content_of({"text": text}, salt=hashlib.sha256(text.encode()).digest()[:16]) if text else None
        draft = Team(is_joined=False).draft(ARC, kind, facts, {})
        draft = replace(draft, content=content.hash if content else "", terms=TERMS if content else {})
        event = next_joint(draft, case=CASE, pen=pen(ARC), events=self.events)
        self.events.append(event)
        if content:
            self.contents[event.content] = content
        if is_sent:
            self.send(event)
        return event

    def send(self, *events: Event, standing: Mapping[str, Any] | None = None) -> None:
        """The messages of events of the partner."""
        for event in events:
            more = {"standing": standing} if standing else {}
            body = {**parcel_of(event, None), **more}
            self.desk.take(self.desk.abroad.send("case.event", case=CASE, body=body), at=self.now())
            if event.content in self.contents:
                made = self.content_message(event)
                self.desk.take(self.desk.abroad.envelope(made), at=self.now())

    def content_message(self, event: Event) -> dict[str, Any]:
        """The message of what an event of the partner says."""
        body = parcel_of(event, self.contents[event.content])
        made = self.desk.abroad.message("case.content", case=CASE, legal_basis="9(1)", body=body)
        self.sent.append(made["id"])
        return made

    def standing(self, *, state: str = "", heads: Mapping[str, str] | None = None) -> dict[str, Any]:
        """What the partner signs about the case."""
        true = sign_standing(CASE, self.events, at=instant(self.desk.at), pen=pen(ARC))
        said = replace(true, state=state or true.state, heads=heads or true.heads)
        signed = replace(said, signature=pen(ARC).sign(said.signed_bytes()).hex())
        return read_canonical(write_standing(signed))

    def recall(self, targets: Sequence[str], mode: str = "erase") -> None:
        """The partner takes messages back."""
        body = {"targets": list(targets), "reason": "wrong person", "mode": mode, "deadline": LATER}
        self.desk.take(self.desk.abroad.send("recall", body=body), at=self.now())

    def open(self, thing: str) -> Any:
        """What a thing says to the home node's officer."""
        shown = cases.open_thing(CASE, thing, node=UTO, actor=self.desk.officer, at=self.now(), wanted="6.2b")
        return shown.values["text"]

    def shown(self) -> casework.Shown:
        """The case as the home node's officer sees it."""
        return casework.show_case(self.desk.post, CASE, actor=self.desk.officer, at=self.now())


def wired(desk: Desk) -> Desk:
    """The desk with what `conf.exchange` wires for cases."""
    desk.post = replace(
        desk.post, removers=casework.removers(lambda: desk.at), gates={"case": casework.gate},
        followers=(casework.follow_up,),
    )  # fmt: skip
    return desk


def joined(desk: Desk) -> Table:
    """A case of both, the partner a party of it; something that two people read has gone to it before."""
    table = Table(wired(desk))
    first_left(desk)
    table.write("opened", "to find a traveller", **OPENING)
    table.fetch()
    table.abroad("joined", agreed_to=f"{UTO}/1")
    return table


def state_of(events: Sequence[Event]) -> str:
    """The hash that every node must see."""
    return replay(events).hash
