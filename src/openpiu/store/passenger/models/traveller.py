"""Travellers: persons as reported on one flight, merged from the newest report of each kind."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from openpiu.core.terms.standing import Standing
from openpiu.store.passenger.models.flight import FlightRecord
from openpiu.store.sealed import SealedRow


class TravellerRecord(SealedRow):
    """One traveller on one flight, newest version. Not an identity.

    Its content is core.terms.Traveller as plain values, with the names of other reports beside it; masked, what Art.
    12(2) names is left empty in it.
    """

    id = models.UUIDField(primary_key=True)
    flight = models.ForeignKey(FlightRecord, on_delete=models.CASCADE, related_name="travellers")
    locator = models.CharField(max_length=20, blank=True)
    has_birth_date = models.BooleanField(default=False)
    has_api = models.BooleanField(default=False)
    digest = models.CharField(max_length=64)
    screened_digest = models.CharField(max_length=64, blank=True)  # the version that was last screened
    received_at = models.DateTimeField()  # first receipt (PNR-12.3)
    changed_at = models.DateTimeField()
    masked_at = models.DateTimeField(null=True)  # what identifies directly is in its vault only (PNR-12.2)
    expires_at = models.DateTimeField(null=True)  # an end that the partner fixed who supplied it
    standing = models.CharField(max_length=16, default=Standing.BOOKED.value)
    added = models.BooleanField(default=False)  # travels without being named by a booking
    counted_as = models.CharField(max_length=8, blank=True)  # core.law.union.Area; empty: from before counting began
    # Where later messages showed that this is the same person as another row: nothing is deleted, the other one counts.
    joined_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="joined_from")
    # Traces (core.terms.traces): keyed digests, no facts. Masking or deleting the record takes them away (PNR-12.5).
    identity = models.UUIDField(null=True)
    has_document = models.BooleanField(default=False)
    document_traces = ArrayField(models.UUIDField(), default=list)
    name_traces = ArrayField(models.UUIDField(), default=list)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="traveller_standing_known",
                condition=models.Q(standing__in=[standing.value for standing in Standing]),
            )
        ]
        indexes = [
            models.Index(fields=["flight", "locator"], name="traveller_flight_locator"),
            models.Index(fields=["identity"], name="traveller_identity", condition=models.Q(identity__isnull=False)),
            GinIndex(fields=["document_traces"], name="traveller_document_traces"),
            GinIndex(fields=["name_traces"], name="traveller_name_traces"),
            # Screening asks for these after each transmission: without it all travellers would be read each time.
            models.Index(
                fields=["id"], condition=~models.Q(screened_digest=models.F("digest")), name="traveller_unscreened"
            ),
            models.Index(fields=["received_at", "id"], name="traveller_by_receipt"),  # the clocks ask for the oldest
        ]

    def __str__(self) -> str:
        """The id."""
        return str(self.id)
