"""Erasures: decisions that one record goes before its time, on the person's right or a court's order (RGT-6)."""

from django.db import models


class Erasure(models.Model):
    """One decision; it names the record by id only, and stays when the record is gone. Rows are only ever added."""

    traveller = models.UUIDField(primary_key=True)
    reason = models.CharField(max_length=4)  # core.law.reasons.ERASURE_REASONS
    decided_by = models.CharField(max_length=150)
    decided_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="erasure_decided_with_reason", condition=~models.Q(decided_by="") & ~models.Q(reason="")
            )
        ]

    def __str__(self) -> str:
        """The record's id."""
        return str(self.pk)
