"""Partners: nodes whose card two people of this unit have compared, and the lanes of messages with each."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from openpiu.core.ledger import GENESIS


class Partner(models.Model):
    """One partner as its newest trusted card says. It is active only once two people have compared the fingerprint."""

    code = models.CharField(max_length=40, primary_key=True)
    name = models.CharField(max_length=120)
    state = models.CharField(max_length=3)  # country: its legs concern this partner (PNR-9.1)
    kind = models.CharField(max_length=20)  # core.envelope.cards.CLASSES
    standing = models.CharField(max_length=10, default="proposed")  # proposed, active, revoked
    version = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)  # of the card
    ceiling = models.CharField(max_length=2)
    bases = ArrayField(models.CharField(max_length=6))
    tls = models.CharField(max_length=64, blank=True)
    address = models.CharField(max_length=200, blank=True)
    home = models.CharField(max_length=40, blank=True)
    first_by = models.CharField(max_length=150, blank=True)
    first_at = models.DateTimeField(null=True)
    second_by = models.CharField(max_length=150, blank=True)
    second_at = models.DateTimeField(null=True)
    revoked_by = models.CharField(max_length=150, blank=True)
    revoked_at = models.DateTimeField(null=True)
    seen_entries = models.BigIntegerField(default=0)  # of the partner's ledger, as its last message said
    seen_hash = models.CharField(max_length=64, default=GENESIS)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="partner_active_by_two",
                condition=~models.Q(standing="active")
                | (
                    ~models.Q(first_by="") & ~models.Q(second_by="") & ~models.Q(first_by=models.F("second_by"))
                    & models.Q(first_at__isnull=False, second_at__isnull=False)
                ),
            ),
            models.CheckConstraint(
                name="partner_standing_known", condition=models.Q(standing__in=["proposed", "active", "revoked"])
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        """The code."""
        return self.code


class NodeCardText(models.Model):
    """One version of a node's card as it was exchanged; this unit's own are among them. Rows are only added."""

    id = models.UUIDField(primary_key=True)
    node = models.CharField(max_length=40)
    version = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    text = models.TextField()
    taken_by = models.CharField(max_length=150)
    taken_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["node", "version"], name="card_version_once")]

    def __str__(self) -> str:
        """Node and version."""
        return f"{self.node} {self.version}"


class PostLane(models.Model):
    """Where one lane with one partner stands, in both directions. Locking it gives messages their numbers."""

    id = models.UUIDField(primary_key=True)
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="lanes")
    lane = models.CharField(max_length=10)  # core.envelope.kinds.LANES
    out_seq = models.BigIntegerField(default=0)
    out_digest = models.CharField(max_length=64, default=GENESIS)
    in_seq = models.BigIntegerField(default=0)
    in_digest = models.CharField(max_length=64, default=GENESIS)
    alarm = models.CharField(max_length=20, blank=True)  # core.envelope.rejections.ALARMS; nothing more is applied
    alarm_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["partner", "lane"], name="post_lane_once")]

    def __str__(self) -> str:
        """Partner and lane."""
        return f"{self.partner_id} {self.lane}"
