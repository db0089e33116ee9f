"""Transfers to third countries: proposed by one person, released by another, and the DPO knows before (Art. 11)."""

from datetime import datetime
from uuid import uuid5

from openpiu.adapters.keys.base import KeyStore
from openpiu.core.law.air_link import is_negative
from openpiu.core.law.conditions import Ask, check
from openpiu.core.law.permissions import Act, check_may
from openpiu.core.law.recipients import AUTHORITIES
from openpiu.core.law.roles import Actor
from openpiu.core.terms.ids import IdMaker
from openpiu.duties.acting import enter, in_one_transaction
from openpiu.duties.disclose.choosing import Choice, check_answers, check_choice
from openpiu.duties.disclose.notices import TransferRow
from openpiu.duties.disclose.reviewed import check_reviewed
from openpiu.errors import OfficerError, Refused
from openpiu.store.passenger.lookups import find_hit
from openpiu.store.passenger.models import Disclosure, DpoEntry, Hit, TransferProposal

MOST = 200


def propose_transfer(hit_id: str, *, choice: Choice, actor: Actor, at: datetime, keys: KeyStore) -> str:
    """Propose it and tell the data protection officer; returns the proposal's id. Another person releases it."""
    check(Ask(actor=actor, act=Act.RELEASE, purpose=choice.purpose))
    check_choice(choice, day=at.date())
    if not AUTHORITIES[choice.recipient].is_third_country:
        raise OfficerError("only a transfer to a third country is proposed; release this one")
    check_answers(choice)
    if is_negative(choice.link, choice.gravity):
        raise OfficerError("what has no link with carriage by air, or is ordinary crime, is not proposed")
    if not choice.basis.strip():
        raise Refused("a transfer to a third country needs the id of its legal basis", rule="PNR-11.1")
    with in_one_transaction():
        hit = find_hit(hit_id, locked=True)
        check_reviewed(hit, choice)
        return _record(hit, choice, actor=actor, at=at, keys=keys)


def _record(hit: Hit, choice: Choice, *, actor: Actor, at: datetime, keys: KeyStore) -> str:
    key = (str(hit.id), hit.evidence, choice.recipient, choice.offence)
    id_ = IdMaker(keys.identity_key()).make("transfer proposal", *key)
    if TransferProposal.objects.using("passenger").filter(id=id_).exists():
        raise OfficerError("this transfer has been proposed already; another person releases it")
    TransferProposal.objects.using("passenger").create(
        id=id_, hit=hit.id, evidence=hit.evidence, recipient=choice.recipient, offence=choice.offence,
        basis=choice.basis.strip(), proposed_by=actor.id, proposed_at=at,
    )  # fmt: skip
    DpoEntry.objects.using("passenger").create(id=uuid5(id_, "dpo"), kind="third_country", subject=id_, at=at)
    enter(
        "transfer.proposed", actor=actor, at=at, subject=f"hit:{hit.id}", purpose=choice.purpose,
        transfer=str(id_), recipient=choice.recipient, offence=choice.offence, link=choice.link,
    )  # fmt: skip
    return str(id_)


def proposal_for(hit: Hit, choice: Choice, actor: Actor) -> TransferProposal | None:
    """What a release to a third country rests on: another person's proposal. None inside the Union."""
    if not AUTHORITIES[choice.recipient].is_third_country:
        return None
    proposals = TransferProposal.objects.using("passenger").filter(hit=hit.id, evidence=hit.evidence)
    found = proposals.filter(recipient=choice.recipient, offence=choice.offence).first()
    if found is None:
        raise Refused(
            "a transfer to a third country is proposed by one person, with its legal basis, and released by another",
            rule="PNR-11.1",
        )
    if found.proposed_by == actor.id:
        raise Refused("who proposed a transfer does not release it", rule="RGT-15")
    return found


def list_transfers(*, actor: Actor, hit: str = "") -> tuple[TransferRow, ...]:
    """Proposals of which the data protection officer was told, newest first; of one hit, or of all."""
    check_may(actor, Act.SEE_DISCLOSURES)
    rows = TransferProposal.objects.using("passenger").order_by("-proposed_at", "id")
    if hit:
        rows = rows.filter(hit=hit)
    told = dict(DpoEntry.objects.using("passenger").values_list("subject", "at"))
    sent = dict(
        Disclosure.objects.using("passenger").filter(proposal__isnull=False).values_list("proposal", "released_at")
    )
    return tuple(
        TransferRow(
            transfer=str(row.id),
            hit=str(row.hit),
            recipient=row.recipient,
            offence=row.offence,
            basis=row.basis,
            proposed_by=row.proposed_by,
            proposed_at=row.proposed_at,
            told_at=told[row.id],
            sent_at=sent.get(row.id),
        )
        for row in rows[:MOST]
    )
