"""Alerts: someone or something to be noticed."""

from django.db import models

from openpiu.core.law.actions import Action
from openpiu.core.law.reason_classes import ReasonClass
from openpiu.core.law.subject_classes import Basis, SubjectClass


class Alert(models.Model):
    """One alert of one list. Legal basis and owner are required (PNR-6.5)."""

    id = models.UUIDField(primary_key=True)  # derived from list and reference
    reference = models.CharField(max_length=60)
    list_name = models.CharField(max_length=60)
    owner = models.CharField(max_length=120)
    legal_basis = models.CharField(max_length=200)
    action = models.CharField(max_length=20)
    reason_class = models.CharField(max_length=20, default=ReasonClass.UNDER_ALERT.value)  # CJ-4
    subject_class = models.CharField(max_length=20, default=SubjectClass.UNSAID.value)  # RGT-8
    reason = models.CharField(max_length=300, blank=True)
    reason_basis = models.CharField(max_length=20, default=Basis.UNSAID.value)  # RGT-8
    person = models.JSONField()  # names, birth date, documents ... in the shape of `openpiu match`
    name = models.CharField(max_length=200)  # for lists
    birth_date = models.CharField(max_length=10, blank=True)
    expires_on = models.DateField(null=True)
    withdrawn = models.BooleanField(default=False)
    withdrawn_by = models.CharField(max_length=150, blank=True)  # the officer; empty where its list had it no more
    version = models.PositiveIntegerField(default=1)
    digest = models.CharField(max_length=64)
    screened_version = models.PositiveIntegerField(default=0)
    imported_at = models.DateTimeField()
    imported_by = models.CharField(max_length=150)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["list_name", "reference"], name="alert_once_a_list"),
            models.CheckConstraint(
                name="alert_withdrawn_by_whom", condition=models.Q(withdrawn=True) | models.Q(withdrawn_by="")
            ),
            models.CheckConstraint(
                name="alert_has_owner_and_basis", condition=~models.Q(owner="") & ~models.Q(legal_basis="")
            ),
            models.CheckConstraint(
                name="alert_class_allowed", condition=models.Q(reason_class__in=[kind.value for kind in ReasonClass])
            ),
            models.CheckConstraint(
                name="alert_subject_class_known",
                condition=models.Q(subject_class__in=[kind.value for kind in SubjectClass]),
            ),
            models.CheckConstraint(
                name="alert_reason_basis_known", condition=models.Q(reason_basis__in=[basis.value for basis in Basis])
            ),
            models.CheckConstraint(
                name="alert_action_known", condition=models.Q(action__in=[action.value for action in Action])
            ),
        ]

    def __str__(self) -> str:
        """The reference its owner gave it."""
        return self.reference
