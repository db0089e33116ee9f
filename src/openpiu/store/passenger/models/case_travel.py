"""How joint cases travel: how far each other party is, what it said of the case, and what waits behind a gap.

Ids, numbers and hashes only. What an event says lies in `CaseContent`; what a message says in `ReceivedMessage`.
"""

from django.db import models

from openpiu.store.passenger.models.post import ReceivedMessage


class CaseParty(models.Model):
    """Another node in one case. `is_due`: something came, and what it leads to is done after the delivery."""

    id = models.UUIDField(primary_key=True)  # derived from case and node
    case = models.CharField(max_length=64)
    node = models.CharField(max_length=20)
    sent = models.PositiveBigIntegerField(default=0)  # our last joint event that was queued for it
    standing = models.BinaryField(default=b"")  # core.cases.standings.write_standing: its newest
    is_due = models.BooleanField(default=False)
    finding = models.CharField(max_length=10, blank=True)  # core.cases.standings.Difference, where it is an alarm
    about = models.CharField(max_length=64, blank=True)  # the node that the finding names, or its first event
    found_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "node"], name="case_party_once")]
        indexes = [models.Index(fields=["case"], condition=models.Q(is_due=True), name="case_party_due")]

    def __str__(self) -> str:
        """Case and node."""
        return f"{self.case} {self.node}"


class CaseWaiting(models.Model):
    """A received message of a case that waits: an event before it is missing, or nobody has named its node yet."""

    received = models.OneToOneField(ReceivedMessage, on_delete=models.PROTECT, primary_key=True)
    case = models.CharField(max_length=64, db_index=True)
    node = models.CharField(max_length=20)
    sequence = models.PositiveBigIntegerField()
    asked = models.PositiveBigIntegerField(default=0)  # from which number on its node was asked; 0: it was not
    is_over = models.BooleanField(default=False)  # it was taken up, or nothing of it is wanted any more

    def __str__(self) -> str:
        """Node and number."""
        return f"{self.node}/{self.sequence}"
