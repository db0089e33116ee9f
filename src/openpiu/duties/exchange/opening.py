"""What a delivery is, before anything of it counts: opened, proved to be its sender's, read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from openpiu.core.envelope.cards import NodeCard, signing_id
from openpiu.core.envelope.messages import RECEIPTS, TYP, Message, read_message
from openpiu.core.envelope.rejections import Rejected
from openpiu.core.envelope.sealing import Header, open_envelope, read_header
from openpiu.core.envelope.signing import key_id, signers, verify
from openpiu.duties.exchange.post import Post, card_of
from openpiu.store.passenger.models import NodeCardText, Partner


@dataclass(frozen=True, slots=True)
class Known:
    """A partner with its newest card, and the ids of keys that older cards named."""

    partner: Partner
    card: NodeCard
    former: frozenset[str]


@dataclass(frozen=True, slots=True)
class Opened:
    """One delivered message whose sender is proved."""

    envelope: bytes
    header: Header
    message: Message
    known: Known


@dataclass(frozen=True, slots=True)
class Kept:
    """One delivery that is not let in, and why."""

    envelope: bytes
    code: str


def known_partners() -> dict[str, Known]:
    """All partners that have a card, also those that are not trusted: their letters are refused by name."""
    cards: dict[str, list[NodeCard]] = {}
    for node, text in NodeCardText.objects.using("passenger").order_by("version").values_list("node", "text"):
        cards.setdefault(node, []).append(card_of(text).card)
    return {
        row.code: Known(row, cards[row.code][-1], frozenset(signing_id(one) for one in cards[row.code][:-1]))
        for row in Partner.objects.using("passenger")
        if row.code in cards
    }


def open_all(envelopes: list[bytes], *, post: Post) -> tuple[list[Opened], list[Kept]]:
    """Those whose sender is proved, and the others with the reason."""
    partners, keys = known_partners(), post.opening()
    opened: list[Opened] = []
    kept: list[Kept] = []
    for envelope in envelopes:
        try:
            header, signed = open_envelope(envelope, node=post.node, keys=keys)
            opened.append(_proved(envelope, header, signed, partners))
        except Rejected as rejected:
            kept.append(Kept(envelope, rejected.code))
    return opened, kept


def outside(envelope: bytes) -> Header | None:
    """What a delivery that is kept says of itself outside; None where it says nothing."""
    try:
        return read_header(envelope)
    except Rejected:
        return None


def refusal_of(message: Message, card: NodeCard, *, at: datetime) -> str:
    """Why a message that is the sender's own is not applied, or empty: agreement, roster, expiry."""
    fields = message.fields
    if fields["legal_basis"] not in {*card.bases, "none"}:
        return "basis-not-allowed"
    if fields["legal_basis"] != "none" and card.roster and fields["officer"] not in {one.id for one in card.roster}:
        return "unknown-officer"
    if fields["expires"] is not None and datetime.fromisoformat(fields["expires"]) <= at:
        return "expired"
    return ""


def _proved(envelope: bytes, header: Header, signed: bytes, partners: Mapping[str, Known]) -> Opened:
    known = partners.get(header.sender)
    if known is None or known.partner.standing == "proposed":
        raise Rejected("unknown-sender")
    if known.partner.standing == "revoked":
        raise Rejected("revoked-partner")
    key = bytes.fromhex(known.card.signing)
    named = signers(signed, typ=TYP)
    if key_id(key) not in named and known.former & set(named):
        raise Rejected("old-card")
    message = read_message(verify(signed, typ=TYP, keys=[key]))
    inside = tuple(message.fields[name] for name in ("from", "to", "lane", "seq"))
    if inside != (header.sender, header.to, header.lane, header.seq):
        raise Rejected("header-differs")
    return Opened(envelope, header, message, known)


def is_numbered(opened: Opened) -> bool:
    """Whether it has a place on a lane."""
    return opened.header.lane != RECEIPTS
