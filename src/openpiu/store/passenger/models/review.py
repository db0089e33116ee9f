"""Reviews: human acts on hits. Rows are only ever added; an undo is a row of its own."""

from django.db import models

from openpiu.core.law.hit_states import Decision
from openpiu.errors import KeyGone
from openpiu.store.passenger.models.hit import Hit
from openpiu.store.sealed import SealedRow


class Review(SealedRow):
    """One decision, or the undoing of one, about one version of the evidence (PNR-6.9, CJ-8)."""

    id = models.UUIDField(primary_key=True)
    hit = models.ForeignKey(Hit, on_delete=models.CASCADE, related_name="reviews")
    number = models.PositiveSmallIntegerField()  # 1, 2, 3 ... within the hit: their order, whatever the clocks say
    evidence = models.CharField(max_length=64)
    alert_version = models.PositiveIntegerField(default=0)  # of the alert that the officer saw
    officer = models.CharField(max_length=150)
    role = models.CharField(max_length=20)
    authority = models.CharField(max_length=120, blank=True)
    decision = models.CharField(max_length=20)
    reasons = models.JSONField(default=list)
    state_before = models.CharField(max_length=20)
    state_after = models.CharField(max_length=20)
    undoes = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="undone_by")
    decided_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["hit", "number"], name="review_numbered"),
            models.CheckConstraint(
                name="review_decision_known",
                condition=models.Q(decision__in=[*(decision.value for decision in Decision), "undo"]),
            ),
            models.CheckConstraint(
                name="review_undo_names_what",
                condition=models.Q(decision="undo", undoes__isnull=False)
                | (~models.Q(decision="undo") & models.Q(undoes__isnull=True)),
            ),
            models.CheckConstraint(name="review_has_officer", condition=~models.Q(officer="")),
        ]

    @property
    def note(self) -> str:
        """What the officer wrote; empty once its key is destroyed, and where nothing was written."""
        try:
            return str(self.content) if self.sealed else ""
        except KeyGone:
            return ""

    def __str__(self) -> str:
        """The id."""
        return str(self.id)
