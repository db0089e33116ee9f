"""Answers to requests: what left, to whom, on whose approval."""

from datetime import timedelta

from django.contrib.postgres.fields import ArrayField
from django.db import models

from openpiu.store.passenger.models.request import Request
from openpiu.store.sealed import ASKED, SealedText, SealedTexts, kept_name


class RequestAnswer(SealedTexts):
    """One signed package. A trigger refuses the row without approval, or urgency with its duty afterwards (CJ-11)."""

    id = models.UUIDField(primary_key=True)
    request = models.OneToOneField(Request, on_delete=models.PROTECT, related_name="answer")
    submission = models.PositiveSmallIntegerField()  # the one that was approved; 0 where none was
    recipient = models.CharField(max_length=40)
    purpose = models.CharField(max_length=20)
    offence = models.CharField(max_length=10)
    handling = models.CharField(max_length=4)
    travellers = ArrayField(models.UUIDField())
    fields = ArrayField(models.CharField(max_length=20))
    signed = SealedText(blank=True)  # the whole package; erased with its request
    code = models.CharField(max_length=19)
    ex_post_due = models.DateTimeField(null=True)
    released_by = models.CharField(max_length=150)
    released_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="answer_has_purpose_and_recipient",
                condition=models.Q(purpose="6.2b") & ~models.Q(recipient="") & ~models.Q(released_by=""),
            ),
            models.CheckConstraint(
                name="answer_ex_post_soon",  # short-term (CJ-11): 72 hours whatever a profile says
                condition=models.Q(ex_post_due__isnull=True)
                | models.Q(
                    ex_post_due__gt=models.F("released_at"),
                    ex_post_due__lte=models.F("released_at") + timedelta(hours=72),
                ),
            ),
        ]

    def sealing_name(self) -> str:
        """The key of its request."""
        return kept_name(self.request_id, ASKED)

    def __str__(self) -> str:
        """The id."""
        return str(self.id)
