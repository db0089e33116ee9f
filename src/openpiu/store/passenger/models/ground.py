"""Grounds: why one record is kept longer than six months. Two people, a review date, and an end (CJ-15)."""

from django.db import models

from openpiu.core.law.profiles import GroundKind
from openpiu.errors import KeyGone
from openpiu.store.passenger.models.traveller import TravellerRecord
from openpiu.store.sealed import SealedRow


class Ground(SealedRow):
    """One reasoned ground; its reason is sealed under the record's own key and goes with it."""

    id = models.UUIDField(primary_key=True)
    traveller = models.ForeignKey(TravellerRecord, on_delete=models.CASCADE, related_name="grounds")
    kind = models.CharField(max_length=20)
    reference = models.CharField(max_length=60)  # of the case, request or order, as the case file knows it
    proposed_by = models.CharField(max_length=150)
    proposed_at = models.DateTimeField()
    confirmed_by = models.CharField(max_length=150, blank=True)
    confirmed_at = models.DateTimeField(null=True)
    review_due = models.DateTimeField(null=True)  # it ends then unless somebody says that it still stands
    reviewed_by = models.CharField(max_length=150, blank=True)
    reviewed_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=150, blank=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="ground_kind_known", condition=models.Q(kind__in=[kind.value for kind in GroundKind])
            ),
            models.CheckConstraint(
                name="ground_by_two_people", condition=~models.Q(confirmed_by=models.F("proposed_by"))
            ),
            models.CheckConstraint(
                name="ground_proposed_with_reference", condition=~models.Q(proposed_by="") & ~models.Q(reference="")
            ),
            models.CheckConstraint(
                name="ground_confirmed_has_review_date",
                condition=models.Q(confirmed_by="", confirmed_at__isnull=True, review_due__isnull=True)
                | (~models.Q(confirmed_by="") & models.Q(confirmed_at__isnull=False, review_due__isnull=False)),
            ),
            models.CheckConstraint(
                name="ground_ended_by_somebody",
                condition=models.Q(ended_by="", ended_at__isnull=True)
                | (~models.Q(ended_by="") & models.Q(ended_at__isnull=False)),
            ),
        ]

    @property
    def reason(self) -> str:
        """Why this record, in words; empty once the record's key is destroyed."""
        try:
            return str(self.content) if self.sealed else ""
        except KeyGone:
            return ""

    def __str__(self) -> str:
        """The id."""
        return str(self.id)
