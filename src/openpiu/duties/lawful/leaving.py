"""Rules about reviews and what left on them (Art. 6(5), 6(6), 7; C-817/19, 205-208)."""

from django.db import connections

from openpiu.core.law.hit_states import HitState
from openpiu.core.law.offences import OFFENCES
from openpiu.core.law.permissions import PERMISSIONS, Act
from openpiu.core.law.recipients import AUTHORITIES
from openpiu.duties.lawful.scene import Found, Scene, found
from openpiu.store.passenger.models import Disclosure, Hit, Review

# Counted from the rows themselves, not by the guard that should have kept them right.
_UNREVIEWED = """
    SELECT d.id FROM passenger_disclosure d JOIN passenger_hit h ON h.id = d.hit_id
    JOIN passenger_alert a ON a.id = h.alert_id
    WHERE (SELECT count(DISTINCT r.officer) FROM passenger_review r
           WHERE r.hit_id = d.hit_id AND r.evidence = d.evidence AND r.decision = 'confirm'
             AND r.decided_at <= d.released_at
             AND NOT EXISTS (SELECT 1 FROM passenger_review u WHERE u.undoes_id = r.id))
        < (CASE WHEN a.action = 'arrest' THEN 2 ELSE h.officers END)
    ORDER BY d.id
"""
_UNCONFIRMED = (
    "SELECT id FROM passenger_hit WHERE state IN ('confirmed', 'released') AND NOT is_reviewed(id) ORDER BY id"
)
_BASELESS = """
    SELECT h.id FROM passenger_hit h LEFT JOIN passenger_review r ON r.id = h.rests_on_id
    LEFT JOIN passenger_hit s ON s.id = r.hit_id LEFT JOIN passenger_travellerrecord t ON t.id = s.traveller_id
    WHERE h.state = 'suppressed' AND (
        r.id IS NULL OR NOT is_negative(s.id) OR h.rests_until > t.received_at + make_interval(days => %s))
    ORDER BY h.id
"""


def unreviewed(scene: Scene) -> Found:
    """Disclosures without as many different confirming officers as their hit needed."""
    return _ids("disclosure", _UNREVIEWED)


def unconfirmed(scene: Scene) -> Found:
    """Hits that call themselves confirmed or released without standing reviews of their evidence."""
    return _ids("hit", _UNCONFIRMED)


def to_strangers(scene: Scene) -> Found:
    """Disclosures to somebody who is not on the notified list."""
    rows = Disclosure.objects.using("passenger").exclude(recipient__in=list(AUTHORITIES)).order_by("id")
    return found([f"disclosure:{row.id}" for row in rows])


def without_purpose(scene: Scene) -> Found:
    """Disclosures for another purpose than Art. 6(2)(a) or (b), or about no offence of the catalogue."""
    lawful = Disclosure.objects.using("passenger").filter(purpose__in=("6.2a", "6.2b"), offence__in=list(OFFENCES))
    rows = Disclosure.objects.using("passenger").exclude(id__in=lawful.values("id")).order_by("id")
    return found([f"disclosure:{row.id}" for row in rows])


def by_no_officer(scene: Scene) -> Found:
    """Reviews by somebody whose role decides no hits; a machine has no role."""
    roles = [role.value for role, acts in PERMISSIONS.items() if Act.DECIDE in acts]
    rows = Review.objects.using("passenger").exclude(role__in=roles).order_by("id")
    return found([f"review:{row.id}" for row in rows])


def released_in_silence(scene: Scene) -> Found:
    """Released hits without their disclosure."""
    rows = Hit.objects.using("passenger").filter(state=HitState.RELEASED.value, disclosures=None).order_by("id")
    return found([f"hit:{row.id}" for row in rows])


def suppressed_on_nothing(scene: Scene) -> Found:
    """Suppressed hits without a standing negative, or for longer than the profile allows."""
    return _ids("hit", _BASELESS, scene.profile.repeat_days.value)


def _ids(kind: str, query: str, *values: int) -> Found:
    with connections["passenger"].cursor() as cursor:
        cursor.execute(query, values or None)
        return found([f"{kind}:{row[0]}" for row in cursor.fetchall()])
