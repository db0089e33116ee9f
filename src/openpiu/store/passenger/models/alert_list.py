"""Lists of alerts, each with what it declares about itself. No list, no alert (PNR-6.5, CJ-4)."""

from django.db import models

from openpiu.core.law.actions import Action
from openpiu.core.law.reason_classes import ReasonClass
from openpiu.core.law.subject_classes import Basis, SubjectClass


class AlertList(models.Model):
    """One list: its owner and legal basis, what holds for rows that do not say it themselves, its last edition."""

    name = models.CharField(max_length=60, primary_key=True)
    owner = models.CharField(max_length=120)
    legal_basis = models.CharField(max_length=200)
    reason_class = models.CharField(max_length=20, blank=True)  # blank: each row says it, or it follows from the action
    action = models.CharField(max_length=20, blank=True)  # blank: each row says it
    # blank: each row says it, or nobody does (RGT-8); the backfill of migration 0005 knows neither column
    subject_class = models.CharField(max_length=20, blank=True, default="", db_default="")
    reason_basis = models.CharField(max_length=20, blank=True, default="", db_default="")
    days = models.PositiveIntegerField(null=True)  # how long an alert is in force after the last edition that has it
    consult = models.BooleanField(default=False, db_default=False)  # its owner is asked before a hit leaves (EXC-18)
    in_rows = models.BooleanField(default=False)  # declared by rows that say it themselves: fills nothing in
    declared_at = models.DateTimeField()
    declared_by = models.CharField(max_length=150)
    edition = models.CharField(max_length=64, blank=True)  # SHA-256 of the last file
    form = models.CharField(max_length=12, blank=True)
    imported_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="list_has_owner_and_basis", condition=~models.Q(owner="") & ~models.Q(legal_basis="")
            ),
            models.CheckConstraint(
                name="list_class_allowed",
                condition=models.Q(reason_class__in=["", *(kind.value for kind in ReasonClass)]),
            ),
            models.CheckConstraint(
                name="list_subject_class_known",
                condition=models.Q(subject_class__in=["", *(kind.value for kind in SubjectClass)]),
            ),
            models.CheckConstraint(
                name="list_reason_basis_known",
                condition=models.Q(reason_basis__in=["", *(basis.value for basis in Basis)]),
            ),
            models.CheckConstraint(
                name="list_action_known", condition=models.Q(action__in=["", *(action.value for action in Action)])
            ),
        ]

    def __str__(self) -> str:
        """Its name."""
        return self.name
