"""Messages to and from partners, and what was not let in. What names a person is sealed under a key of each message."""

from django.db import models

from openpiu.store.passenger.models.letter import Letter
from openpiu.store.passenger.models.partner import Partner
from openpiu.store.sealed import SealedRow


class SentMessage(SealedRow):
    """One message to a partner, as it was signed. Written in the transaction of the act that it tells of."""

    id = models.UUIDField(primary_key=True)
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="sent")
    lane = models.CharField(max_length=10)
    seq = models.BigIntegerField()
    type = models.CharField(max_length=80)
    digest = models.CharField(max_length=64)
    letter = models.ForeignKey(Letter, on_delete=models.PROTECT, null=True)
    persons = models.BooleanField()
    handling = models.CharField(max_length=2)
    originator = models.CharField(max_length=40)
    about = models.UUIDField(null=True, db_index=True)  # the partner's message that it answers
    says = models.CharField(max_length=16, blank=True, default="", db_default="")  # code of what it answers, as it says
    due_at = models.DateTimeField(null=True)  # of a request: until when it asks for the answer
    of_received = models.UUIDField(null=True)  # what of another state's it passes on
    created_by = models.CharField(max_length=150)
    created_at = models.DateTimeField()
    standing = models.CharField(max_length=10, default="queued")  # queued, sent, applied, refused
    recalled = models.CharField(max_length=10, blank=True)  # asked, done, partly
    tries = models.PositiveIntegerField(default=0)
    tried_at = models.DateTimeField(null=True)
    code = models.CharField(max_length=20, blank=True)  # why the partner refused it
    receipt = models.TextField(blank=True)  # as the partner signed it
    receipt_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["partner", "lane", "seq"], name="sent_number_once")]
        indexes = [models.Index(fields=["partner", "standing"], name="sent_waiting")]

    def __str__(self) -> str:
        """The id."""
        return str(self.id)


class ReceivedMessage(SealedRow):
    """One message from a partner, as it was signed. It, its effect and its receipt come in one transaction."""

    id = models.UUIDField(primary_key=True)
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="received")
    message = models.UUIDField()  # its id at the partner
    lane = models.CharField(max_length=10)
    seq = models.BigIntegerField()
    prev = models.CharField(max_length=64)
    type = models.CharField(max_length=80)
    digest = models.CharField(max_length=64)
    persons = models.BooleanField()
    handling = models.CharField(max_length=2)
    originator = models.CharField(max_length=40)
    about = models.UUIDField(null=True, db_index=True)  # the message of ours that it answers
    says = models.CharField(max_length=16, blank=True, default="", db_default="")  # code of what it answers, as it says
    expires_at = models.DateTimeField(null=True)
    received_at = models.DateTimeField()
    standing = models.CharField(max_length=10, db_index=True)  # its steps: sql/exchange.sql, guard_received
    code = models.CharField(max_length=20, blank=True)  # why it was refused
    dealt_at = models.DateTimeField(null=True)
    receipt = models.TextField(blank=True)  # as this unit signed it
    receipt_due = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["partner", "lane", "seq"], name="received_number_once"),
            models.UniqueConstraint(fields=["partner", "message"], name="received_id_once"),
            models.CheckConstraint(
                name="received_dealt_with_receipt",
                condition=models.Q(standing="held", receipt="", dealt_at__isnull=True)
                | (~models.Q(standing="held") & ~models.Q(receipt="") & models.Q(dealt_at__isnull=False)),
            ),
        ]
        indexes = [models.Index(fields=["partner"], condition=models.Q(receipt_due=True), name="receipts_due")]

    def __str__(self) -> str:
        """The id."""
        return str(self.id)


class Quarantined(SealedRow):
    """What was not let in, with the reason; sealed: the bytes as they came."""

    id = models.UUIDField(primary_key=True)
    sender = models.CharField(max_length=40, blank=True)  # as the outside says; nothing is proved by it
    lane = models.CharField(max_length=10, blank=True)
    seq = models.BigIntegerField(default=0)
    code = models.CharField(max_length=20)  # core.envelope.rejections.REJECTIONS
    digest = models.CharField(max_length=64)  # of the bytes
    size = models.PositiveIntegerField()
    at = models.DateTimeField()
    times = models.PositiveIntegerField(default=1)  # how often the same bytes came

    def __str__(self) -> str:
        """The reason."""
        return self.code
