"""Disclosures: what left, to whom, why, on whose review."""

from django.db import models

from openpiu.store.passenger.models.hit import Hit
from openpiu.store.passenger.models.release import TransferProposal
from openpiu.store.sealed import SealedRow


class Disclosure(SealedRow):
    """One signed package. A trigger refuses the row while the hit lacks its reviews (PNR-6.10).

    The package is sealed under a key of its own, which lives as long as the result may (PNR-12.8); the row stays.
    """

    id = models.UUIDField(primary_key=True)
    # Empty once the hit is deleted: what was disclosed, to whom and why stays documented without it (PNR-12.7).
    hit = models.ForeignKey(Hit, on_delete=models.PROTECT, null=True, related_name="disclosures")
    evidence = models.CharField(max_length=64)
    recipient = models.CharField(max_length=40)
    purpose = models.CharField(max_length=20)
    offence = models.CharField(max_length=10)
    # What the officer answered and the law says of it (CJ-2, PNR-3.3); not_asked: released before the law was asked.
    is_serious = models.BooleanField(default=False)  # the offence, by its national maximum
    link = models.CharField(max_length=10, default="not_asked")  # core.law.air_link
    gravity = models.CharField(max_length=10, default="not_asked")
    recipient_class = models.CharField(max_length=20, default="competent-authority")  # core.law.recipients
    proposal = models.OneToOneField(TransferProposal, on_delete=models.PROTECT, null=True, related_name="disclosure")
    code = models.CharField(max_length=19)
    released_by = models.CharField(max_length=150)
    released_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["hit", "evidence", "recipient"], name="disclosure_once"),
            models.CheckConstraint(
                name="disclosure_answers_known",
                condition=models.Q(link="not_asked", gravity="not_asked")
                | models.Q(link__in=["target", "means", "journey"], gravity="serious", is_serious=True),
            ),
            models.CheckConstraint(
                name="disclosure_class_known",
                condition=models.Q(recipient_class__in=["competent-authority", "eu-piu", "europol"])
                | models.Q(recipient_class__in=["agreement", "third"], proposal__isnull=False),
            ),
            models.CheckConstraint(
                name="disclosure_has_purpose_and_recipient",
                condition=~models.Q(purpose="") & ~models.Q(recipient="") & ~models.Q(released_by=""),
            ),
        ]

    @property
    def signed(self) -> str:
        """The whole package as JSON with its signature; KeyGone after its time."""
        return str(self.content)

    def __str__(self) -> str:
        """The id."""
        return str(self.id)
