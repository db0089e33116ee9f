"""Requests of persons about their data: kept while open; afterwards only a keyed digest says whose they were."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from openpiu.core.law.rights import Answer, Channel, Right
from openpiu.store.sealed import SealedRow


class RightsRequest(SealedRow):
    """One request. What the applicant said of themselves is gone when it is closed; the database insists (RGT-5).

    Surname, given names, birth date, document and issuer are sealed under a key of the request alone, which is
    destroyed when it is closed.
    """

    id = models.UUIDField(primary_key=True)
    reference = models.CharField(max_length=20, unique=True)  # 2026-0007: stands in the letter
    right = models.CharField(max_length=14)
    channel = models.CharField(max_length=10, default=Channel.PERSON.value)
    language = models.CharField(max_length=2, default="en")
    received_on = models.DateField()
    registered_by = models.CharField(max_length=150)
    registered_at = models.DateTimeField()
    trace = models.UUIDField()  # keyed digest of the applicant
    records = ArrayField(models.UUIDField(), default=list)  # travellers that the officer found to be the applicant
    answer = models.CharField(max_length=10, blank=True)
    ground = models.CharField(max_length=4, blank=True)  # core.law.rights.GROUNDS, of a withheld answer
    decided_by = models.CharField(max_length=150, blank=True)
    decided_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="request_words_known",
                condition=models.Q(
                    right__in=[right.value for right in Right],
                    channel__in=[channel.value for channel in Channel],
                    answer__in=["", *(answer.value for answer in Answer)],
                ),
            ),
            models.CheckConstraint(
                name="request_closed_names_nobody",
                condition=models.Q(closed_at__isnull=True)
                | models.Q(sealed=b"", sealed_under="", records=[], decided_at__isnull=False),
            ),
            models.CheckConstraint(
                name="request_withheld_has_ground",
                condition=models.Q(answer="restricted", records=[]) & ~models.Q(ground="")
                | ~models.Q(answer="restricted") & models.Q(ground=""),
            ),
        ]

    def __str__(self) -> str:
        """The reference."""
        return self.reference
