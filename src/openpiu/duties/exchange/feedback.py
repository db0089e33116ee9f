"""What became of what was shared: a partner says so by `sighting`, we of what it shared; what lacks is a list.

Codes only (EXC-17): a sighting carries nobody, and so no words of an officer. A later one about the same corrects it.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from openpiu.core.envelope.kinds import SIGHTINGS
from openpiu.core.law.permissions import Act, check_may
from openpiu.core.law.roles import MACHINE, Actor
from openpiu.core.law.statistics.events import Event, Kind
from openpiu.duties import tallies
from openpiu.duties.acting import enter, in_one_transaction
from openpiu.duties.exchange.post import Arrival, Post
from openpiu.duties.exchange.viewing import find_received
from openpiu.duties.exchange.writing import Note, Written, send
from openpiu.errors import OfficerError
from openpiu.store.passenger.models import Hit, ReceivedMessage, SentMessage, TallyLine

REPORTED = ("spontaneous", "alert")  # types of message of which it is said what became of them
SHOWN = 500
LEAST = 5  # hits of a list, below which no share is told
_RIGHT, _WRONG = ("found", "action-taken", "no-action"), "wrong-person"


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedRow:
    """One thing that was shared, by this unit or with it, and what was said of it; nobody is named."""

    message: str  # our id of it
    partner: str
    type: str
    hit: str  # which of ours it was, or empty
    at: datetime
    outcome: str  # core.envelope.kinds.SIGHTINGS; empty: nothing yet


def take_sighting(arrival: Arrival) -> None:
    """Keep what the partner says with what it is about, and count it; about what was never shared it counts nothing."""
    says = arrival.row.says
    sent = SentMessage.objects.using("passenger").filter(
        id=arrival.message.body["of"], partner=arrival.partner, type__in=REPORTED
    )
    row = sent.select_related("letter").defer("sealed", "letter__sealed").first()
    if row is None:
        return
    hit = _hit_of(row)
    enter(
        "exchange.feedback", actor=MACHINE, at=arrival.at, subject=f"message:{row.id}", outcome=says,
        partner=arrival.partner.code, hit=str(hit) if hit else None,
    )  # fmt: skip
    before = _said_of([row.id], but=arrival.row.id).get(row.id, "")
    if before == says:
        return
    found = Hit.objects.using("passenger").filter(id=hit).first() if hit else None
    heads = found.heads if found is not None else {}
    events = {_event(says, heads): 1} | ({_event(before, heads): -1} if before else {})
    tallies.count(events, at=arrival.at)


def say_what_became(post: Post, received_id: str, *, outcome: str, actor: Actor, at: datetime) -> None:
    """Tell a partner what became of what it shared; saying it again otherwise corrects it."""
    check_may(actor, Act.WRITE_ABROAD)
    if outcome not in SIGHTINGS:
        raise OfficerError("choose what became of it")
    with in_one_transaction():
        row = find_received(received_id, locked=True)
        if row.type not in REPORTED:
            raise OfficerError("only of a shared hit or alert is it said what became of it")
        if _told_of([row.message]).get(row.message) == outcome:
            raise OfficerError("the partner was told this already")
        body = {"of": str(row.message), "outcome": outcome}
        note = Note(partner=row.partner_id, type="sighting", body=body, about=row.message)
        send(post, [Written(note)], actor=actor, at=at)


def list_shared(*, actor: Actor) -> tuple[SharedRow, ...]:
    """What this unit shared: first that of which nothing was said yet, the oldest first."""
    check_may(actor, Act.SEE_EXCHANGE)
    rows = SentMessage.objects.using("passenger").filter(type__in=REPORTED, recalled="", standing="applied")
    rows = rows.select_related("letter").defer("sealed", "letter__sealed").order_by("-created_at")
    shown = list(rows[:SHOWN])
    said = _said_of([row.id for row in shown])
    return _sorted(
        SharedRow(
            message=str(row.id), partner=row.partner_id, type=row.type, hit=str(_hit_of(row) or ""), at=row.created_at,
            outcome=said.get(row.id, ""),
        )
        for row in shown
    )  # fmt: skip


def list_got(*, actor: Actor) -> tuple[SharedRow, ...]:
    """What partners shared with this unit, in the same order."""
    check_may(actor, Act.SEE_EXCHANGE)
    rows = ReceivedMessage.objects.using("passenger").filter(type__in=REPORTED, standing="applied")
    shown = list(rows.defer("sealed").order_by("-received_at", "-seq")[:SHOWN])
    told = _told_of([row.message for row in shown])
    return _sorted(
        SharedRow(
            message=str(row.id), partner=row.partner_id, type=row.type, hit="", at=row.received_at,
            outcome=told.get(row.message, ""),
        )
        for row in shown
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class ListRow:
    """What partners found of the hits of one list: how many were the one that was meant, how many somebody else."""

    list_name: str
    right: int
    wrong: int

    @property
    def percent(self) -> int | None:
        """How many of a hundred were the one that was meant; None for fewer than five: a share of them says nothing."""
        known = self.right + self.wrong
        return round(100 * self.right / known) if known >= LEAST else None


def by_list(*, actor: Actor) -> tuple[ListRow, ...]:
    """The same for each list of alerts, criteria among them, over all years; inside the unit only."""
    check_may(actor, Act.SEE_EXCHANGE)
    sums: Counter[tuple[str, bool]] = Counter()
    lines = TallyLine.objects.using("passenger").filter(kind=Kind.FEEDBACK, code__in=[*_RIGHT, _WRONG])
    for code, name, number in lines.values_list("code", "list_name", "number"):
        sums[name, code != _WRONG] += number
    names = sorted({name for name, _ in sums})
    rows = (ListRow(list_name=name, right=sums[name, True], wrong=sums[name, False]) for name in names)
    return tuple(row for row in rows if row.right or row.wrong)


def _sorted(rows: Iterable[SharedRow]) -> tuple[SharedRow, ...]:
    return tuple(sorted(rows, key=lambda row: (bool(row.outcome), row.at)))


def _hit_of(row: SentMessage) -> UUID | None:
    return row.letter.reference if row.letter is not None and row.letter.source == "hit" else None


def _said_of(messages: Iterable[UUID], but: UUID | None = None) -> dict[UUID, str]:
    """What partners said last of messages of ours."""
    rows = ReceivedMessage.objects.using("passenger").filter(about__in=list(messages), type="sighting")
    rows = (rows.exclude(id=but) if but is not None else rows).filter(standing="applied").order_by("received_at", "seq")
    return {about: says for about, says in rows.values_list("about", "says") if about is not None}


def _told_of(messages: Iterable[UUID]) -> dict[UUID, str]:
    """What this unit said last of partners' messages."""
    rows = SentMessage.objects.using("passenger").filter(about__in=list(messages), type="sighting", recalled="")
    return {about: says for about, says in rows.order_by("seq").values_list("about", "says") if about is not None}


def _event(says: str, heads: "dict[str, str]") -> Event:
    return Event(Kind.FEEDBACK, says, heads.get("list", ""), heads.get("action", ""))
