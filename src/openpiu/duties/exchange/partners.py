"""Partners: cards exchanged by hand, compared by two people, rotated under both keys, revoked (EXC-16)."""

import hmac
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from openpiu.core.envelope.cards import (
    NodeCard,
    Person,
    SignedCard,
    certificate_id,
    check_node,
    follow,
    read_card,
    sign_card,
)
from openpiu.core.envelope.kinds import BASES, HANDLING, LANES
from openpiu.core.envelope.rejections import Rejected
from openpiu.core.envelope.sealing import SealingKey
from openpiu.core.law.permissions import Act, check_may
from openpiu.core.law.roles import Actor
from openpiu.duties.acting import enter, in_one_transaction
from openpiu.duties.exchange.casework.parties import findings_of
from openpiu.duties.exchange.post import Post, newest_card
from openpiu.errors import OfficerError, Refused
from openpiu.store.journal import instant
from openpiu.store.passenger.models import NodeCardText, Partner, PostLane


@dataclass(frozen=True, slots=True, kw_only=True)
class Particulars:
    """What a unit decides about its own card."""

    kind: str = "eu-piu"
    bases: tuple[str, ...] = BASES
    ceiling: str = "H2"
    address: str = ""
    contact: str = ""
    home: str = ""
    roster: tuple[Person, ...] = ()
    tls: bytes = b""  # the carrier's certificate, DER


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerRow:
    """One partner as pages and commands show it."""

    code: str
    name: str
    kind: str
    state: str
    standing: str
    version: int
    fingerprint: str
    ceiling: str
    bases: tuple[str, ...]
    address: str
    contact: str
    first_by: str
    second_by: str
    alarms: tuple[str, ...]  # lane and code


def issue_card(
    post: Post, what: Particulars | None = None, *, rotate: bool = False, revoked: str = "", actor: Actor, at: datetime
) -> SignedCard:  # fmt: skip
    """Make this node's next card; `rotate`: under new keys, signed by both; `revoked`: why nothing under it holds."""
    check_may(actor, Act.TRUST_PARTNER)
    check_node(post.node)
    with in_one_transaction():
        before = newest_card(post.node)
        old = [post.signing()]
        if rotate and before is not None:
            post.node_keys.rotate()
        made = _next_card(post, what, before, at=at, revoked=revoked)
        keys = [*old, post.signing()] if rotate and before is not None else [post.signing()]
        signed = sign_card(made, keys=keys)
        _keep(post, signed, actor=actor, at=at)
        enter(
            "partner.carded", actor=actor, at=at, subject=f"node:{post.node}", version=made.version, card=signed.digest
        )
    return signed


def add(post: Post, text: bytes, *, actor: Actor, at: datetime) -> PartnerRow:
    """Take a partner's first card. Nothing is sent or let in before two people have compared its fingerprint."""
    check_may(actor, Act.TRUST_PARTNER)
    signed = read_card(text.strip())
    if signed.card.node == post.node:
        raise OfficerError("this is this node's own card; take the partner's")
    with in_one_transaction():
        if Partner.objects.using("passenger").filter(code=signed.card.node).exists():
            raise OfficerError("this partner is known already; a newer card is taken with `openpiu partner rotate`")
        _keep(post, signed, actor=actor, at=at)
        row = Partner(code=signed.card.node, standing="proposed", **_columns(signed))
        row.save(using="passenger", force_insert=True)
        lanes = [PostLane(id=post.ids().make("lane", row.code, lane), partner=row, lane=lane) for lane in LANES]
        PostLane.objects.using("passenger").bulk_create(lanes)
        enter("partner.added", actor=actor, at=at, subject=f"partner:{row.code}", card=signed.digest)
    return _row(row)


def confirm(code: str, words: str, *, actor: Actor, at: datetime) -> PartnerRow:
    """One of two people says which words the partner read out; the second makes it active."""
    check_may(actor, Act.TRUST_PARTNER)
    with in_one_transaction():
        row = _find(code)
        if row.standing != "proposed":
            raise OfficerError(f"this partner is {row.standing}: there is nothing to confirm")
        signed = newest_card(code)
        if signed is None or not hmac.compare_digest(" ".join(words.split()).encode(), signed.fingerprint.encode()):
            raise Refused("these are not the words of the card: do not trust it; telephone the partner", rule="EXC-16")
        if row.first_by == actor.id:
            raise Refused("the second person is another one", rule="EXC-16")
        if not row.first_by:
            row.first_by, row.first_at = actor.id, at
        else:
            row.second_by, row.second_at, row.standing = actor.id, at, "active"
        row.save(using="passenger")
        enter(
            "partner.confirmed", actor=actor, at=at, subject=f"partner:{code}", card=row.digest,
            active=row.standing == "active",
        )  # fmt: skip
    return _row(row)


def take_card(post: Post, text: bytes, *, actor: Actor, at: datetime) -> PartnerRow:
    """Take a partner's newer card: signed by the key that is trusted, and by its own."""
    check_may(actor, Act.TRUST_PARTNER)
    code = read_card(text.strip()).card.node
    with in_one_transaction():
        row = _find(code)
        held = newest_card(code)
        if held is None or row.standing == "revoked":
            raise Rejected("revoked-partner")
        signed = follow(held, text.strip())
        _keep(post, signed, actor=actor, at=at)
        for name, value in _columns(signed).items():
            setattr(row, name, value)
        if signed.card.revoked:
            row.standing, row.revoked_by, row.revoked_at = "revoked", code, at
        row.save(using="passenger")
        enter(
            "partner.rotated", actor=actor, at=at, subject=f"partner:{code}", version=row.version, card=row.digest,
            revoked=bool(signed.card.revoked),
        )  # fmt: skip
    return _row(row)


def revoke(code: str, *, actor: Actor, at: datetime) -> PartnerRow:
    """Trust nothing from this partner any more, at once."""
    check_may(actor, Act.TRUST_PARTNER)
    with in_one_transaction():
        row = _find(code)
        if row.standing == "revoked":
            raise OfficerError("this partner is revoked already")
        row.standing, row.revoked_by, row.revoked_at = "revoked", actor.id, at
        row.save(using="passenger")
        enter("partner.revoked", actor=actor, at=at, subject=f"partner:{code}")
    return _row(row)


def clear_alarm(code: str, lane: str, *, actor: Actor, at: datetime) -> None:
    """After somebody has looked: let the lane go on where it stood."""
    check_may(actor, Act.TRUST_PARTNER)
    with in_one_transaction():
        rows = PostLane.objects.using("passenger").filter(partner_id=code, lane=lane).exclude(alarm="")
        if not rows.update(alarm="", alarm_at=None):
            raise OfficerError("this lane has no alarm")
        enter("exchange.alarm_cleared", actor=actor, at=at, subject=f"partner:{code}", lane=lane)


def list_partners(*, actor: Actor) -> tuple[PartnerRow, ...]:
    """All partners, in the order of their codes."""
    check_may(actor, Act.SEE_PARTNERS)
    return tuple(_row(row) for row in Partner.objects.using("passenger").order_by("code"))


def own(post: Post, *, actor: Actor) -> SignedCard | None:
    """This node's card."""
    check_may(actor, Act.SEE_PARTNERS)
    return newest_card(post.node)


def _next_card(
    post: Post, what: Particulars | None, before: SignedCard | None, *, at: datetime, revoked: str
) -> NodeCard:  # fmt: skip
    generation = post.node_keys.generation()
    keys: dict[str, Any] = {
        "signing": post.node_keys.signing_key(generation).public_key().public_bytes_raw().hex(),
        "sealing": SealingKey(post.node_keys.sealing_key(generation)).public().hex(),
        "issued": instant(at), "revoked": revoked,
    }  # fmt: skip
    if before is not None:
        keys |= {"previous": before.digest}
    if what is None and before is not None:
        return replace(before.card, version=before.card.version + 1, **keys)
    what = what or Particulars()
    if what.ceiling not in HANDLING or not set(what.bases) <= set(BASES):
        raise OfficerError("the ceiling is H0 to H3, and the bases are articles that the exchange knows")
    return NodeCard(
        node=post.node, name=post.unit, state=post.state, kind=what.kind, bases=what.bases, ceiling=what.ceiling,
        version=before.card.version + 1 if before else 1, roster=what.roster, address=what.address,
        contact=what.contact, home=what.home, tls=what.tls.hex(), **keys,
    )  # fmt: skip


def _keep(post: Post, signed: SignedCard, *, actor: Actor, at: datetime) -> None:
    card = signed.card
    NodeCardText.objects.using("passenger").create(
        id=post.ids().make("card", card.node, str(card.version)), node=card.node, version=card.version,
        digest=signed.digest, text=signed.text.decode(), taken_by=actor.id, taken_at=at,
    )  # fmt: skip


def _columns(signed: SignedCard) -> dict[str, object]:
    card = signed.card
    return {
        "name": card.name, "state": card.state, "kind": card.kind, "version": card.version, "digest": signed.digest,
        "ceiling": card.ceiling, "bases": list(card.bases), "tls": certificate_id(card), "address": card.address,
        "home": card.home,
    }  # fmt: skip


def _find(code: str) -> Partner:
    row = Partner.objects.using("passenger").select_for_update().filter(code=code).first()
    if row is None:
        raise OfficerError("there is no such partner; `openpiu partner show` lists them")
    return row


def _row(row: Partner) -> PartnerRow:
    signed = newest_card(row.code)
    lanes = PostLane.objects.using("passenger").filter(partner=row).exclude(alarm="").order_by("lane")
    cases = (f"{case}: {found}" for case, found in findings_of(row.code).items())
    return PartnerRow(
        code=row.code, name=row.name, kind=row.kind, state=row.state, standing=row.standing, version=row.version,
        fingerprint=signed.fingerprint if signed else "", ceiling=row.ceiling, bases=tuple(row.bases),
        address=row.address, contact=signed.card.contact if signed else "", first_by=row.first_by,
        second_by=row.second_by, alarms=(*(f"{lane.lane}: {lane.alarm}" for lane in lanes), *cases),
    )  # fmt: skip
