"""Joint cases: the signed events of every lane, their sealed content, and the grants of liaison officers.

An event holds ids, codes and hashes and is never changed; what it says stands in its content, sealed under a key of its
own, so that a recall destroys that and nothing else. `sql/cases.sql` holds the order of a lane.
"""

from django.db import models

from openpiu.store.sealed import SealedRow


class CaseEvent(models.Model):
    """One event of a lane, as it was signed. Rows are only added, one after the other."""

    id = models.UUIDField(primary_key=True)  # derived from case and event
    case = models.CharField(max_length=64)
    node = models.CharField(max_length=20)
    lane = models.CharField(max_length=5)
    sequence = models.PositiveBigIntegerField()
    kind = models.CharField(max_length=40)
    hash = models.CharField(max_length=64)
    previous = models.CharField(max_length=64)
    content = models.CharField(max_length=64, blank=True)  # hash of what it says
    line = models.BinaryField()  # core.cases.events.write_event
    taken_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["case", "node", "sequence"], name="case_event_in_order")]
        constraints = [
            models.UniqueConstraint(fields=["case", "node", "lane", "sequence"], name="case_event_once"),
            models.CheckConstraint(name="case_event_lane_known", condition=models.Q(lane__in=["joint", "own"])),
        ]

    def __str__(self) -> str:
        """The id."""
        return str(self.id)


class CaseContent(SealedRow):
    """What one event says. Erased: the row stays, empty, and its key is destroyed."""

    id = models.UUIDField(primary_key=True)  # derived from case and hash; its key has the same name
    case = models.CharField(max_length=64, db_index=True)
    hash = models.CharField(max_length=64)
    erased_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "hash"], name="case_content_once"),
            models.CheckConstraint(
                name="case_content_erased_is_empty",
                condition=models.Q(erased_at__isnull=True) | models.Q(sealed=b""),
            ),
        ]

    def __str__(self) -> str:
        """The id."""
        return str(self.id)


class LiaisonProposal(models.Model):
    """One person's word that an officer of another unit may visit; a second person's makes it a grant. Only added."""

    id = models.UUIDField(primary_key=True)  # derived from the grant's own id
    reference = models.CharField(max_length=64, unique=True)
    proposed_by = models.CharField(max_length=64)
    proposed_at = models.DateTimeField()
    line = models.BinaryField()  # core.cases.grants.write_grant, unsigned, without approvers

    class Meta:
        constraints = [models.CheckConstraint(name="grant_by_somebody", condition=~models.Q(proposed_by=""))]

    def __str__(self) -> str:
        """The id."""
        return str(self.id)


class LiaisonGrant(models.Model):
    """One signed grant (EXC-12). Rows are only added."""

    id = models.UUIDField(primary_key=True)  # derived from the grant's own id
    reference = models.CharField(max_length=64, unique=True)
    officer = models.CharField(max_length=64, db_index=True)
    first_approver = models.CharField(max_length=64)
    second_approver = models.CharField(max_length=64)
    since = models.DateTimeField()
    until = models.DateTimeField()
    line = models.BinaryField()  # core.cases.grants.write_grant

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="grant_approved_by_two_others",
                condition=~models.Q(first_approver=models.F("second_approver"))
                & ~models.Q(first_approver=models.F("officer"))
                & ~models.Q(second_approver=models.F("officer"))
                & ~models.Q(first_approver="") & ~models.Q(second_approver=""),
            ),
            models.CheckConstraint(name="grant_ends", condition=models.Q(until__gt=models.F("since"))),
        ]  # fmt: skip

    def __str__(self) -> str:
        """The id."""
        return str(self.id)


class LiaisonRevocation(models.Model):
    """The signed end of a grant before its last day. Rows are only added."""

    id = models.UUIDField(primary_key=True)
    reference = models.CharField(max_length=64, db_index=True)  # of the grant
    line = models.BinaryField()  # core.cases.grants.write_revocation

    def __str__(self) -> str:
        """The id."""
        return str(self.id)
