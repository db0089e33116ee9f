"""A criterion in force stands among the alerts, so that its hits are reviewed and leave like all others (ADR 0020)."""

from collections.abc import Mapping
from datetime import datetime

from openpiu.adapters.keys.base import KeyStore
from openpiu.core.criteria import Criterion
from openpiu.core.law.reason_classes import ReasonClass
from openpiu.core.law.roles import Actor
from openpiu.core.terms.ids import IdMaker
from openpiu.store.passenger.criteria import LIST, criterion_alerts
from openpiu.store.passenger.models import Alert, AlertList, CriterionRecord

BASIS = "Directive (EU) 2016/681 Art. 6(3)(b)"
OWNER = 120  # letters
# A criterion is about nobody in particular; the fields are those of a listed person.
NOBODY: Mapping[str, object] = {
    "surname": "", "given_names": None, "birth_date": None, "sex": None, "nationalities": [], "documents": [],
    "aliases": [],
}  # fmt: skip


def put_in_force(criterion: Criterion, *, actor: Actor, at: datetime, keys: KeyStore) -> None:
    """Make or renew the alert of a criterion; call it when the approval is written, in its transaction."""
    _declare(actor, at)
    id_ = IdMaker(keys.identity_key()).make("alert", LIST, criterion.reference)
    known = Alert.objects.using("passenger").select_for_update().filter(id=id_).first()
    alert = known or Alert(id=id_, list_name=LIST, reference=criterion.reference, version=0)
    alert.version += 1
    alert.owner, alert.legal_basis, alert.action = criterion.owner[:OWNER], BASIS, criterion.action
    alert.reason_class, alert.reason = ReasonClass.CRITERION.value, criterion.title[:300]
    alert.person, alert.name = dict(NOBODY), criterion.title[:200]
    alert.expires_on = min(criterion.expires, criterion.review)
    alert.withdrawn, alert.withdrawn_by, alert.digest = False, "", criterion.digest
    alert.imported_at, alert.imported_by = at, actor.id
    alert.save(using="passenger", force_insert=known is None)


def take_out_of_force(row: CriterionRecord, *, at: datetime, by: Actor) -> None:
    """Withdraw the alert of a version that stopped, if it is the one in force."""
    alert = criterion_alerts().select_for_update().filter(reference=row.reference, digest=row.digest).first()
    if alert is not None and not alert.withdrawn:
        alert.withdrawn, alert.withdrawn_by, alert.version = True, by.id, alert.version + 1
        alert.imported_at = at
        alert.save(using="passenger", update_fields=["withdrawn", "withdrawn_by", "version", "imported_at"])


def _declare(actor: Actor, at: datetime) -> None:
    AlertList.objects.using("passenger").get_or_create(
        name=LIST,
        defaults={
            "owner": "openpiu", "legal_basis": BASIS, "reason_class": ReasonClass.CRITERION.value, "in_rows": True,
            "declared_at": at, "declared_by": actor.id,
        },
    )  # fmt: skip
