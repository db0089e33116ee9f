"""Releasing a reviewed hit to a competent authority: preview, release, and every refusal recorded.

The database refuses a disclosure of its own accord (migration 0002); the checks here say it in words first.
"""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from openpiu.adapters.keys.base import KeyStore
from openpiu.core.envelope import sign_package, verification_code
from openpiu.core.law.actions import Action
from openpiu.core.law.air_link import is_negative
from openpiu.core.law.conditions import Ask, check
from openpiu.core.law.hit_states import HitState
from openpiu.core.law.packages import fields_for, withheld_for
from openpiu.core.law.permissions import Act, check_may
from openpiu.core.law.recipients import AUTHORITIES
from openpiu.core.law.roles import Actor
from openpiu.core.law.statistics.events import Event, Kind
from openpiu.core.terms.ids import IdMaker
from openpiu.duties import tallies
from openpiu.duties.acting import enter, in_one_transaction
from openpiu.duties.disclose.choosing import Choice, check_answers, check_choice
from openpiu.duties.disclose.notices import Preview
from openpiu.duties.disclose.package import Ground, build_package
from openpiu.duties.disclose.reviewed import check_reviewed
from openpiu.duties.disclose.transfers import list_transfers, proposal_for
from openpiu.duties.disclose.values import values_of
from openpiu.errors import Refused
from openpiu.store.passenger.lookups import find_hit
from openpiu.store.passenger.models import Declined, Disclosure, Hit, Review
from openpiu.store.sealed import DISCLOSED, kept_name


def preview(hit_id: str, *, actor: Actor, at: datetime) -> Preview:
    """Exactly what would leave for this hit; refused while it is not confirmed."""
    check_may(actor, Act.RELEASE)
    with in_one_transaction():
        hit = find_hit(hit_id)
        check_reviewed(hit)
        enter("package.previewed", actor=actor, at=at, subject=f"hit:{hit.id}", purpose="6.2a")
        action, values = Action(hit.alert.action), values_of(hit)
        return Preview(
            hit=str(hit.id),
            evidence_version=hit.evidence,
            fields=tuple((name, values[name]) for name in fields_for(action)),
            withheld=withheld_for(action),
            action=action.value,
            proposals=list_transfers(actor=actor, hit=str(hit.id)),
        )


def release(hit_id: str, *, choice: Choice, unit: str, actor: Actor, at: datetime, keys: KeyStore) -> str:
    """Sign the package and record the disclosure; returns its id. A refusal is itself entered in the ledger."""
    try:
        check(Ask(actor=actor, act=Act.RELEASE, purpose=choice.purpose))
        check_choice(choice, day=at.date())
        with in_one_transaction():
            hit = find_hit(hit_id, locked=True)
            check_reviewed(hit, choice)
            check_answers(choice)
            if not is_negative(choice.link, choice.gravity):
                return _record(hit, choice, unit=unit, actor=actor, at=at, keys=keys)
            _decline(hit, choice, actor=actor, at=at)
        raise Refused("your answer is recorded: nothing of this hit leaves", rule="CJ-2")
    except Refused as refusal:
        with in_one_transaction():
            enter("disclosure.refused", actor=actor, at=at, subject=f"hit:{_id(hit_id)}", rule=refusal.rule)
        raise


def _id(text: str) -> str:
    """The id in its one spelling; what is no id never reaches the ledger, it may be a name (PNR-13.8)."""
    try:
        return str(UUID(text))
    except ValueError:
        return "unknown"


def _decline(hit: Hit, choice: Choice, *, actor: Actor, at: datetime) -> None:
    """Record the negative: nothing of this evidence leaves, whoever asks (CJ-2)."""
    Declined.objects.using("passenger").create(
        id=uuid5(hit.id, f"declined {hit.evidence}"), hit=hit.id, evidence=hit.evidence, link=choice.link,
        gravity=choice.gravity, offence=choice.offence, officer=actor.id, at=at,
    )  # fmt: skip
    enter(
        "hit.not_released", actor=actor, at=at, subject=f"hit:{hit.id}", purpose=choice.purpose,
        offence=choice.offence, link=choice.link, gravity=choice.gravity,
    )  # fmt: skip


def _record(hit: Hit, choice: Choice, *, unit: str, actor: Actor, at: datetime, keys: KeyStore) -> str:
    id_ = IdMaker(keys.identity_key()).make("disclosure", str(hit.id), hit.evidence, choice.recipient)
    authority, proposal = AUTHORITIES[choice.recipient], proposal_for(hit, choice, actor)
    ground = Ground(
        unit=unit,
        recipient=authority,
        link=choice.link,
        transfer=(str(proposal.id), proposal.basis) if proposal else None,
        purpose=choice.purpose,
        legal_basis=hit.alert.legal_basis,
        offence=choice.offence,
        released_by=actor.id,
        released_at=at,
    )
    values = values_of(hit)
    package = build_package(
        str(id_),
        ground,
        values={name: values[name] for name in fields_for(Action(hit.alert.action))},
        reviews=_confirmations(hit),
        score=hit.score,
    )
    signed = sign_package(package, key=keys.signing_key(), key_id=keys.key_id())
    disclosure = Disclosure(
        id=id_, hit=hit, evidence=hit.evidence, recipient=choice.recipient, purpose=choice.purpose,
        offence=choice.offence, is_serious=True, link=choice.link, gravity=choice.gravity,
        recipient_class=authority.kind.value, proposal=proposal, code=verification_code(signed),
        released_by=actor.id, released_at=at,
    )  # fmt: skip
    disclosure.seal(signed, under=kept_name(id_, DISCLOSED))
    disclosure.save(using="passenger", force_insert=True)
    hit.state, hit.updated_at = HitState.RELEASED.value, at
    hit.save(update_fields=["state", "updated_at"])
    enter(
        "hit.released", actor=actor, at=at, subject=f"hit:{hit.id}", purpose=choice.purpose,
        disclosure=str(id_), recipient=choice.recipient, recipient_class=authority.kind.value,
        offence=choice.offence, link=choice.link, key=keys.key_id(),
    )  # fmt: skip
    event = Event(Kind.DISCLOSED, choice.recipient, hit.alert.list_name, hit.alert.action)
    tallies.count({event: 1}, at=at)
    tallies.count_all([tallies.move(hit, HitState.CONFIRMED.value)], at=at)
    return str(id_)


def _confirmations(hit: Hit) -> list[dict[str, Any]]:
    """Who confirmed the present evidence, in which role, when and why; it travels with the package."""
    reviews = Review.objects.using("passenger").filter(
        hit=hit, evidence=hit.evidence, decision="confirm", undone_by=None
    )
    return [
        {
            "officer": review.officer,
            "role": review.role,
            "reasons": review.reasons,
            "at": review.decided_at.isoformat(timespec="seconds"),
        }
        for review in reviews.order_by("number")
    ]
