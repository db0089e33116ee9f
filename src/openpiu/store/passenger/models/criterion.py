"""Pre-determined criteria: each version as it was written, what became of it, and each back-test on stored records."""

from django.db import models

APPROVALS = ("approved", "refused")
ENDS = ("ended", "suspended", "replaced")


class CriterionRecord(models.Model):
    """One version of one criterion. Rows are only added: another text is another version (CJ-5)."""

    id = models.UUIDField(primary_key=True)  # derived from reference and version
    reference = models.CharField(max_length=20)
    version = models.PositiveIntegerField()
    text = models.TextField()  # canonical (core.criteria.canonical); names no person
    digest = models.CharField(max_length=64)  # SHA-256 of it
    expires_on = models.DateField()
    review_on = models.DateField()
    proposed_by = models.CharField(max_length=150)
    proposed_at = models.DateTimeField()
    profile = models.CharField(max_length=20)
    profile_version = models.CharField(max_length=20)
    article = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["reference", "version"], name="criterion_version_once"),
            models.CheckConstraint(
                name="criterion_by_somebody", condition=~models.Q(proposed_by="") & ~models.Q(text="")
            ),
            models.CheckConstraint(
                name="criterion_reviewed_before_it_expires", condition=models.Q(review_on__lte=models.F("expires_on"))
            ),
        ]

    def __str__(self) -> str:
        """Reference and version."""
        return f"{self.reference} v{self.version}"


class CriterionStep(models.Model):
    """What became of a version. Rows are only added; `sql/criteria.sql` holds who may add which."""

    id = models.UUIDField(primary_key=True)
    criterion = models.ForeignKey(CriterionRecord, on_delete=models.PROTECT, related_name="steps")
    step = models.CharField(max_length=10)
    actor = models.CharField(max_length=150)  # `machine` where it stopped by itself
    role = models.CharField(max_length=20)
    reason = models.CharField(max_length=500, blank=True)  # in words, or a code where the machine stopped it
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(name="criterion_step_known", condition=models.Q(step__in=[*APPROVALS, *ENDS])),
            models.CheckConstraint(
                name="criterion_machine_only_stops",
                condition=~models.Q(actor="machine") | models.Q(step__in=["suspended"]),
            ),
            models.CheckConstraint(name="criterion_step_by_somebody", condition=~models.Q(actor="")),
            models.UniqueConstraint(
                fields=["criterion"], condition=models.Q(step__in=APPROVALS), name="criterion_decided_once"
            ),
            models.UniqueConstraint(
                fields=["criterion"], condition=models.Q(step__in=ENDS), name="criterion_stopped_once"
            ),
        ]

    def __str__(self) -> str:
        """The id."""
        return str(self.id)


class CriterionBacktest(models.Model):
    """One back-test of a text on stored records (Art. 6(2)(c)): numbers only, and only such as may be shown."""

    id = models.UUIDField(primary_key=True)
    reference = models.CharField(max_length=20)
    digest = models.CharField(max_length=64)  # of the text that was weighed
    made_by = models.CharField(max_length=150)
    made_at = models.DateTimeField(db_index=True)
    figures = models.JSONField()

    def __str__(self) -> str:
        """The id."""
        return str(self.id)
