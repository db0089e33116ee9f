"""Proposing a version of a criterion. It has no effect before another person has approved it (PNR-6.6, RGT-15)."""

from datetime import datetime

from openpiu.adapters.keys.base import KeyStore
from openpiu.core.law.permissions import Act, check_may
from openpiu.core.law.profiles import Profile
from openpiu.core.law.roles import Actor
from openpiu.core.terms.ids import IdMaker
from openpiu.duties.acting import enter, in_one_transaction
from openpiu.duties.criteria.texts import checked
from openpiu.errors import OfficerError
from openpiu.store.passenger.models import CriterionRecord


def propose(text: str, *, profile: Profile, actor: Actor, at: datetime, keys: KeyStore) -> str:
    """Record the text as the next version of its criterion; returns its id. Nothing changes what is in force."""
    check_may(actor, Act.PROPOSE_CRITERION)
    criterion = checked(text, profile=profile, on=at.date())
    basis = profile.basis("criterion_months")
    with in_one_transaction():
        versions = CriterionRecord.objects.using("passenger").filter(reference=criterion.reference)
        newest = versions.order_by("-version").first()
        if newest is not None and newest.digest == criterion.digest and not newest.steps.exists():
            raise OfficerError(f"this very text waits for its approval already: {newest}")
        version = newest.version + 1 if newest else 1
        id_ = IdMaker(keys.identity_key()).make("criterion", criterion.reference, str(version))
        CriterionRecord.objects.using("passenger").create(
            id=id_, reference=criterion.reference, version=version, text=criterion.text, digest=criterion.digest,
            expires_on=criterion.expires, review_on=criterion.review, proposed_by=actor.id, proposed_at=at, **basis,
        )  # fmt: skip
        enter(
            "criterion.proposed", actor=actor, at=at, subject=f"criterion:{id_}", reference=criterion.reference,
            version=version, digest=criterion.digest, offence=criterion.offence, **basis,
        )  # fmt: skip
    return str(id_)
