"""This unit's post, and a partner abroad that is written from the protocol page alone: core libraries, no records."""

from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from openpiu.adapters.keys.base import KeyStore
from openpiu.adapters.keys.node import FileNodeKeys
from openpiu.core.envelope.cards import SignedCard, read_card, sealing_id, sign_card
from openpiu.core.envelope.messages import RECEIPTS, TYP, VERSION, Message, read_message, write_message
from openpiu.core.envelope.sealing import SUITE, Header, open_envelope, public_key, seal
from openpiu.core.envelope.signing import sign, verify
from openpiu.core.law.profiles import DEFAULT
from openpiu.core.law.roles import Actor, Role
from openpiu.core.ledger import GENESIS
from openpiu.duties.exchange import EFFECTS, Post, partners, sending, take_in
from openpiu.duties.exchange.taking import Taken
from openpiu.store.passenger.models import LedgerEntry
from tests.core.envelope import specimens

UNIT = "Utopia PIU"
BASES = ("9(1)", "9(2)", "9(3)", "9(4)", "none")


@dataclass
class Abroad:
    """A partner: it numbers and chains what it sends, and keeps the receipts that come."""

    home: SignedCard  # the card of the node it writes to
    code: str = "ARC-PIU"
    card: SignedCard = field(default_factory=lambda: specimens.signed_card("ARC-PIU", roster=(), bases=BASES))
    ends: dict[str, tuple[int, str]] = field(default_factory=dict)
    digests: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    receipts: list[Message] = field(default_factory=list)
    got: list[Message] = field(default_factory=list)

    def message(self, name: str = "sighting", **changes: Any) -> dict[str, Any]:
        """The next message of its lane, with all its fields."""
        made = specimens.message(name, **{"from": self.code, "to": self.home.card.node, **changes})
        made["recipients"], made["originator"] = [made["to"]], changes.get("originator", self.code)
        if made["lane"] == RECEIPTS:
            return made
        seq, prev = self.ends.get(made["lane"], (0, GENESIS))
        number = f"{len(self.ends):06}{seq + 1:06}"
        placed = {"seq": seq + 1, "prev": prev, "id": f"01900000-0000-7000-8000-{number}"}
        made |= {name: changes.get(name, value) for name, value in placed.items()}
        self.ends[made["lane"]] = (made["seq"], write_message(made).digest)
        self.digests[made["lane"]].append(self.ends[made["lane"]][1])
        return made

    def envelope(self, made: dict[str, Any], **outside: Any) -> bytes:
        """Signed and sealed for the home node."""
        signed = sign(write_message(made).payload, typ=TYP, keys=[specimens.SIGNING[self.code]])
        header = Header(
            v=VERSION, suite=SUITE, sender=made["from"], to=made["to"], lane=made["lane"], seq=made["seq"],
            key=sealing_id(self.home.card),
        )  # fmt: skip
        for name, value in outside.items():
            header = Header(**{**_struct(header), name: value})
        return seal(signed, header, to=public_key(bytes.fromhex(self.home.card.sealing)))

    def send(self, name: str = "sighting", **changes: Any) -> bytes:
        """The next message, as it travels."""
        return self.envelope(self.message(name, **changes))

    def read(self, envelopes: list[bytes]) -> list[Message]:
        """What came from the home node: receipts are kept apart."""
        found = []
        keys = {sealing_id(self.card.card): specimens.SEALING[self.code].private()}
        for envelope in envelopes:
            _, signed = open_envelope(envelope, node=self.code, keys=keys)
            found.append(read_message(verify(signed, typ=TYP, keys=[bytes.fromhex(self.home.card.signing)])))
        self.receipts += [one for one in found if one.type == "receipt"]
        self.got += [one for one in found if one.type != "receipt"]
        return found

    def receipt(self, message: Message, *, outcome: str = "applied", code: str | None = None) -> bytes:
        """Its receipt for one message of the home node."""
        fields = message.fields
        body = {
            "lane": fields["lane"], "seq": fields["seq"], "of": message.id, "digest": message.digest,
            "outcome": outcome, "at": specimens.AT, "code": code,
        }  # fmt: skip
        return self.envelope(self.message("receipt", body=body))


def _struct(header: Header) -> dict[str, Any]:
    return {name: getattr(header, name) for name in header.__struct_fields__}


@dataclass
class Desk:
    """The home node with its people, and the partner whose card they have compared."""

    post: Post
    abroad: Abroad
    officer: Actor
    supervisor: Actor
    other: Actor
    at: datetime

    def take(self, *envelopes: bytes, at: datetime | None = None) -> Taken:
        """Take a delivery in and hand the receipts to the partner."""
        taken = take_in(envelopes, post=self.post, at=at or self.at)
        asks = taken.asks.get(self.abroad.code, ())
        self.abroad.read(sending.due_receipts(self.abroad.code, post=self.post, asks=asks))
        return taken

    def deliver(self, *, at: datetime | None = None) -> list[Message]:
        """What goes to the partner now."""
        return self.abroad.read(sending.due_envelopes(self.abroad.code, post=self.post, at=at or self.at))

    def trust(self, card: SignedCard) -> None:
        """Take a card and let two people compare it."""
        partners.add(self.post, card.text, actor=self.supervisor, at=self.at)
        for person in (self.supervisor, self.other):
            partners.confirm(card.card.node, card.fingerprint, actor=person, at=self.at)


@pytest.fixture
def post(stores: None, keys: KeyStore, tmp_path: Path) -> Post:
    """The home node, with keys of its own."""
    return Post(
        node="UTO-PIU", unit=UNIT, state="UTO", profile=DEFAULT, keys=keys, node_keys=FileNodeKeys(tmp_path / "node"),
        record_keys=settings.RECORD_KEYS, effects=EFFECTS,
    )  # fmt: skip


@pytest.fixture
def other() -> Actor:
    """The second person who compares."""
    return Actor(id="o.super", role=Role.SUPERVISOR, authority="Customs", name="O. Super")


@pytest.fixture
def desk(post: Post, officer: Actor, supervisor: Actor, other: Actor, at: datetime) -> Desk:
    """Both sides have each other's card."""
    own = partners.issue_card(post, partners.Particulars(contact="+3225550100"), actor=supervisor, at=at)
    desk = Desk(post, Abroad(read_card(own.text)), officer, supervisor, other, at)
    desk.trust(desk.abroad.card)
    return desk


def acts(name: str) -> int:
    """How often an act stands in the ledger."""
    return LedgerEntry.objects.using("passenger").filter(act=name).count()


def resigned(card: SignedCard, **changes: Any) -> SignedCard:
    """The same card with other particulars."""
    return sign_card(replace(card.card, **changes), keys=[specimens.SIGNING[card.card.node]])
