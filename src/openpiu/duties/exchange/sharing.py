"""Spontaneous sending (Art. 9(1)): a reviewed hit is shared with the state its journey touches, or a reason is kept."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from openpiu.core.law.actions import Action
from openpiu.core.law.air_link import GRAVITY_ANSWERS, LINK_ANSWERS, is_negative
from openpiu.core.law.hit_states import HitState
from openpiu.core.law.offences import is_serious
from openpiu.core.law.packages import THIRD_COUNTRY_HANDLING, fields_for
from openpiu.core.law.permissions import Act, check_may
from openpiu.core.law.recipients import THIRD_COUNTRIES, may_receive
from openpiu.core.law.roles import Actor
from openpiu.core.law.sharing import NOT_SHARED, RECIPIENT_OF, SENT_ON
from openpiu.core.terms import airport_country
from openpiu.duties.acting import enter, in_one_transaction
from openpiu.duties.disclose.values import values_of
from openpiu.duties.exchange import letters
from openpiu.duties.exchange.owners import check_owner
from openpiu.duties.exchange.post import Post, active_partner
from openpiu.duties.exchange.writing import Note
from openpiu.errors import OfficerError, Refused
from openpiu.store.passenger.lookups import find_hit, is_declined
from openpiu.store.passenger.models import Hit, Letter, Partner, Review, ShareDecision, TransferProposal

REVIEWED = (HitState.CONFIRMED.value, HitState.RELEASED.value)
SHOWN = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Sharing:
    """What an officer says when sharing: offence, link with air, gravity, the evidence looked at, the grading."""

    offence: str
    link: str
    gravity: str
    evidence_version: str
    grading: str = "B2"


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """A reviewed hit about which nobody has decided yet whether a partner gets it; nobody is named."""

    hit: str
    partner: str
    flight: str


def owed(*, actor: Actor) -> tuple[Owed, ...]:
    """All of them, oldest first (PNR-9.1)."""
    check_may(actor, Act.WRITE_ABROAD)
    units = Partner.objects.using("passenger").filter(kind="eu-piu", standing="active").order_by("code")
    decided = set(ShareDecision.objects.using("passenger").values_list("hit", "evidence", "partner"))
    hits = Hit.objects.using("passenger").filter(state__in=REVIEWED).select_related("traveller__flight")
    return tuple(
        Owed(hit=str(hit.id), partner=unit.code, flight=str(hit.traveller.flight))
        for hit in hits.order_by("updated_at", "id")[:SHOWN]
        for unit in units
        if touches(hit, unit) and (hit.id, hit.evidence, unit.code) not in decided
    )


def touches(hit: Hit, partner: Partner) -> bool:
    """Whether the flight starts or ends in the partner's state."""
    flight = hit.traveller.flight
    airports = (flight.departure_airport, flight.arrival_airport)
    return partner.state in {airport_country(code) for code in airports if code}


def share(post: Post, hit_id: str, partner_code: str, what: Sharing, *, actor: Actor, at: datetime) -> str:
    """Draft the smallest package for a partner; returns the letter's id. It leaves when it was read and released."""
    check_may(actor, Act.WRITE_ABROAD)
    with in_one_transaction():
        hit, partner = find_hit(hit_id, locked=True), active_partner(partner_code)
        _check(post, hit, partner, what)
        transfer = _transfer(hit, partner, what, actor)
        letter = letters.draft(
            post, _note(hit, partner, what, transfer), letters.Source(kind="hit", id=hit.id), actor=actor, at=at
        )  # fmt: skip
        _decide(_Case(post, hit, partner, actor, at), letter=letter, reason="")
    return letter


def keep_back(post: Post, hit_id: str, partner_code: str, *, reason: str, actor: Actor, at: datetime) -> None:
    """Record why a partner does not get a reviewed hit (PNR-9.1)."""
    check_may(actor, Act.WRITE_ABROAD)
    if reason not in NOT_SHARED:
        raise OfficerError(f"choose why it is not shared: {', '.join(NOT_SHARED)}")
    with in_one_transaction():
        hit, partner = find_hit(hit_id, locked=True), active_partner(partner_code)
        if hit.state not in REVIEWED:
            raise Refused("only a reviewed hit is shared or kept back", rule="PNR-6.10")
        _decide(_Case(post, hit, partner, actor, at), letter="", reason=reason)
        enter(
            "hit.not_shared", actor=actor, at=at, subject=f"hit:{hit.id}", purpose="6.2a", partner=partner.code,
            reason=reason,
        )  # fmt: skip


def _check(post: Post, hit: Hit, partner: Partner, what: Sharing) -> None:
    if hit.state not in REVIEWED:
        raise Refused("nothing leaves before this hit was reviewed", rule="PNR-6.10")
    if hit.traveller.masked_at is not None:
        raise Refused("this record is masked: it leaves only on an approved request", rule="PNR-9.4")
    if hit.evidence != what.evidence_version:
        raise OfficerError("the evidence changed while you were looking; open the hit again")
    if partner.kind not in SENT_ON:
        raise Refused("a single authority abroad is sent no hit: send it to its unit", rule="PNR-9.1")
    if not is_serious(what.offence, least_years=post.profile.sentence_years.value):
        raise Refused("this offence is not serious here", rule="PNR-3.3")
    if not may_receive(RECIPIENT_OF[partner.kind], what.offence, post.profile):
        raise Refused("the profile in force does not release this offence to this class of partner", rule="PNR-11.1")
    if what.link not in LINK_ANSWERS or what.gravity not in GRAVITY_ANSWERS:
        raise Refused("say what links the offence with carriage by air, and whether it is serious", rule="CJ-2")
    check_owner(hit, partner)
    if is_negative(what.link, what.gravity) or is_declined(hit):
        raise Refused("what has no link with carriage by air, or is ordinary crime, does not leave", rule="CJ-2")


def _transfer(hit: Hit, partner: Partner, what: Sharing, actor: Actor) -> str:
    """To a third country: another person's proposal, of which the DPO knows (PNR-11.1, PNR-11.3)."""
    if RECIPIENT_OF[partner.kind] not in THIRD_COUNTRIES:
        return ""
    rows = TransferProposal.objects.using("passenger").filter(hit=hit.id, evidence=hit.evidence, offence=what.offence)
    found = rows.filter(recipient=partner.code).exclude(proposed_by=actor.id).first()
    if found is None:
        raise Refused("a transfer to a third country is proposed by another person first", rule="PNR-11.1")
    return found.basis


def _note(hit: Hit, partner: Partner, what: Sharing, transfer: str) -> Note:
    action, values = Action(hit.alert.action), values_of(hit)
    reviews = Review.objects.using("passenger").filter(
        hit=hit, evidence=hit.evidence, decision="confirm", undone_by=None
    )
    body = {
        "offence": what.offence, "air_link": what.link, "action": action.value, "score": hit.score,
        "values": {name: values[name] for name in fields_for(action)},
        "reviews": [{"role": row.role, "reasons": row.reasons} for row in reviews.order_by("number")],
        "transfer": transfer or None, "onward": THIRD_COUNTRY_HANDLING["onward"] if transfer else None,
    }  # fmt: skip
    return Note(
        partner=partner.code, type="spontaneous", body=body, basis=SENT_ON[partner.kind], purpose="6.2a",
        handling="H2", grading=what.grading,
    )  # fmt: skip


class _Case(NamedTuple):
    """One decision: which node, hit and partner, by whom, when."""

    post: Post
    hit: Hit
    partner: Partner
    actor: Actor
    at: datetime


def _decide(case: _Case, *, letter: str, reason: str) -> None:
    hit, partner = case.hit, case.partner
    made, fresh = ShareDecision.objects.using("passenger").get_or_create(
        hit=hit.id, evidence=hit.evidence, partner=partner,
        defaults={
            "id": case.post.ids().make("share", str(hit.id), hit.evidence, partner.code), "shared": bool(letter),
            "reason": reason, "letter": _letter(letter), "officer": case.actor.id, "at": case.at,
        },
    )  # fmt: skip
    if not fresh:
        done = "shared" if made.shared else "kept back"
        raise OfficerError(f"this hit is {done} already; that was decided about this evidence")


def _letter(id_: str) -> Letter | None:
    return Letter.objects.using("passenger").get(id=UUID(id_)) if id_ else None
