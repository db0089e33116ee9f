"""Letters: what is to leave for a partner, before it leaves, and who has read it."""

from django.db import models

from openpiu.store.passenger.models.partner import Partner
from openpiu.store.sealed import SealedRow


class Letter(SealedRow):
    """One message before it is numbered and signed; its id becomes the message's. Sealed: type, body and terms."""

    id = models.UUIDField(primary_key=True)
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="letters")
    type = models.CharField(max_length=80)
    digest = models.CharField(max_length=64)  # over exactly what would leave; reviews name it
    source = models.CharField(max_length=20)  # hit, request, received, case, desk: what it rests on
    reference = models.UUIDField(null=True)  # the id of that
    persons = models.BooleanField()
    drafted_by = models.CharField(max_length=150)
    drafted_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["source", "reference"], name="letter_by_source")]

    def __str__(self) -> str:
        """The id."""
        return str(self.id)


class LetterReview(models.Model):
    """One person has read exactly this and lets it leave. Rows are only added."""

    id = models.UUIDField(primary_key=True)
    letter = models.ForeignKey(Letter, on_delete=models.PROTECT, related_name="reviews")
    digest = models.CharField(max_length=64)
    reviewed_by = models.CharField(max_length=150)
    reviewed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["letter", "reviewed_by"], name="letter_reviewed_once_a_person"),
            models.CheckConstraint(name="letter_reviewed_by_somebody", condition=~models.Q(reviewed_by="")),
        ]

    def __str__(self) -> str:
        """The letter."""
        return str(self.letter_id)


class ShareDecision(models.Model):
    """Whether a reviewed hit goes to a partner whose state the journey touches: yes, or no and why (PNR-9.1)."""

    id = models.UUIDField(primary_key=True)
    hit = models.UUIDField()  # stays when the hit has been deleted
    evidence = models.CharField(max_length=64)
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT)
    shared = models.BooleanField()
    reason = models.CharField(max_length=4, blank=True)  # core.law.sharing.NOT_SHARED
    letter = models.ForeignKey(Letter, on_delete=models.PROTECT, null=True)
    officer = models.CharField(max_length=150)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["hit", "evidence", "partner"], name="share_decided_once"),
            models.CheckConstraint(
                name="not_shared_with_reason",
                condition=models.Q(shared=True, letter__isnull=False) | (models.Q(shared=False) & ~models.Q(reason="")),
            ),
        ]

    def __str__(self) -> str:
        """The hit."""
        return str(self.hit)


class OwnerWord(models.Model):
    """What the owner of an alert said when asked whether a hit may go to a partner, or why nobody could wait (EXC-18).

    Rows are only added; the last one about a hit, its evidence and a partner counts.
    """

    id = models.UUIDField(primary_key=True)
    hit = models.UUIDField()  # stays when the hit has been deleted
    evidence = models.CharField(max_length=64)
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT)
    number = models.PositiveSmallIntegerField()  # 1, 2, 3 ... about this hit, evidence and partner
    word = models.CharField(max_length=10)  # core.law.sharing.OWNER_WORDS
    spoke = models.CharField(max_length=120, blank=True)  # who said so at the owner
    why = models.CharField(max_length=400, blank=True)  # urgent: why it could not wait; no name of a traveller
    officer = models.CharField(max_length=150)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["hit", "evidence", "partner", "number"], name="owner_word_numbered"),
            models.CheckConstraint(
                name="owner_word_founded",
                condition=(models.Q(word__in=["agrees", "objects"]) & ~models.Q(spoke=""))
                | (models.Q(word="urgent") & ~models.Q(why="")),
            ),
        ]

    def __str__(self) -> str:
        """The hit."""
        return str(self.hit)
