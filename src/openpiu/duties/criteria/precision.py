"""How often a criterion was right, by what officers decided of its hits (CJ-7). Numbers only."""

from openpiu.core.criteria import Precision
from openpiu.core.law.hit_states import HitState
from openpiu.store.passenger.models import Alert, Hit

CONFIRMED = (HitState.CONFIRMED.value, HitState.RELEASED.value)
DECIDED = (*CONFIRMED, HitState.REJECTED.value)


def precision_of(alert: Alert, *, last: int) -> Precision:
    """Of the hits of this version that were decided last, how many were confirmed."""
    hits = Hit.objects.using("passenger").filter(alert=alert, alert_version=alert.version, state__in=DECIDED)
    states = list(hits.order_by("-updated_at", "id").values_list("state", flat=True)[:last])
    return Precision(confirmed=sum(state in CONFIRMED for state in states), decided=len(states))
