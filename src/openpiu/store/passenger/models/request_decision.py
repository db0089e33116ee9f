"""Decisions of external approvers on requests. Rows are only ever added; the text is erased with its request's."""

from django.db import models

from openpiu.store.passenger.models.request import Request
from openpiu.store.sealed import ASKED, SealedText, SealedTexts, kept_name


class RequestDecision(SealedTexts):
    """One decision on one submission (CJ-11). A trigger refuses one by anybody of the unit or of the requester."""

    id = models.UUIDField(primary_key=True)
    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="decisions")
    submission = models.PositiveSmallIntegerField()
    is_afterwards = models.BooleanField(default=False)  # of an urgent answer that had left
    decision = models.CharField(max_length=10)
    reason = models.CharField(max_length=4)  # core.law.request_refusals
    text = SealedText(blank=True, default="")
    decided_by = models.CharField(max_length=150)
    role = models.CharField(max_length=20)
    authority = models.CharField(max_length=120)
    decided_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["request", "submission", "is_afterwards"], name="request_decided_once"),
            models.CheckConstraint(name="request_decided_by_approver", condition=models.Q(role="approver")),
            models.CheckConstraint(
                name="request_decision_known", condition=models.Q(decision__in=["approve", "refuse"])
            ),
            models.CheckConstraint(
                name="request_decision_names_whom_and_why",
                condition=~models.Q(decided_by="") & ~models.Q(authority="") & ~models.Q(reason=""),
            ),
        ]

    def sealing_name(self) -> str:
        """The key of its request."""
        return kept_name(self.request_id, ASKED)

    def __str__(self) -> str:
        """The id."""
        return str(self.id)
