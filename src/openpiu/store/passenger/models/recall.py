"""Recalls in both directions, where copies of received items lie, and what was passed on to third recipients."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from openpiu.store.passenger.models.partner import Partner
from openpiu.store.passenger.models.post import ReceivedMessage


class Recall(models.Model):
    """One recall, ours or a partner's. `id` is the recall message's; of a partner's, our row's of that message."""

    id = models.UUIDField(primary_key=True)
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT)
    ours = models.BooleanField()  # whether this unit takes back
    targets = ArrayField(models.UUIDField())  # ids of the messages at their sender
    mode = models.CharField(max_length=8)  # core.envelope.kinds.MODES
    begun_at = models.DateTimeField()
    deadline = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    complete = models.BooleanField(default=False)
    overdue_at = models.DateTimeField(null=True)
    because_of = models.UUIDField(null=True)  # a partner's recall that this one hands on
    answer = models.UUIDField(null=True)  # the message that answers it

    def __str__(self) -> str:
        """The id."""
        return str(self.id)


class ItemCopy(models.Model):
    """One place where a received item, or something made of it, lies; a recall finds it here (EXC-11)."""

    id = models.UUIDField(primary_key=True)
    received = models.ForeignKey(ReceivedMessage, on_delete=models.PROTECT, related_name="copies")
    kind = models.CharField(max_length=20)  # case, export, request, alert, onward
    reference = models.CharField(max_length=80)
    partner = models.CharField(max_length=40, blank=True)  # onward: to whom
    made_at = models.DateTimeField()
    done = models.CharField(max_length=10, blank=True)  # erased, restricted, cannot
    why = models.CharField(max_length=80, blank=True)  # cannot: the court's file number, or its like
    done_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["received", "kind", "reference"], name="copy_once")]
        indexes = [models.Index(fields=["kind", "reference"], name="copy_by_reference")]

    def __str__(self) -> str:
        """Kind and reference."""
        return f"{self.kind} {self.reference}"


class Passing(models.Model):
    """Leave to pass one received item on: the originator's consent, or an emergency with its review (PNR-11.2)."""

    id = models.UUIDField(primary_key=True)
    received = models.ForeignKey(ReceivedMessage, on_delete=models.PROTECT, related_name="passings")
    recipient = models.CharField(max_length=40)
    kind = models.CharField(max_length=10)  # consent, emergency
    consent = models.UUIDField(null=True)  # the permission message
    by = models.CharField(max_length=150)
    at = models.DateTimeField()
    review_due = models.DateTimeField(null=True)
    reviewed_by = models.CharField(max_length=150, blank=True)
    reviewed_at = models.DateTimeField(null=True)
    verdict = models.CharField(max_length=10, blank=True)  # lawful, doubtful

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["received", "recipient", "kind"], name="passing_once"),
            models.CheckConstraint(
                name="passing_has_consent_or_review",
                condition=models.Q(kind="consent", consent__isnull=False)
                | models.Q(kind="emergency", review_due__isnull=False),
            ),
            models.CheckConstraint(
                name="passing_reviewed_by_another",
                condition=models.Q(reviewed_by="", reviewed_at__isnull=True, verdict="")
                | (
                    ~models.Q(reviewed_by="") & ~models.Q(reviewed_by=models.F("by"))
                    & models.Q(reviewed_at__isnull=False, verdict__in=["lawful", "doubtful"])
                ),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        """The recipient."""
        return self.recipient
