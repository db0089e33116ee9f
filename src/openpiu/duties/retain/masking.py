"""Masking one record: what Art. 12(2) names goes into its vault, the rest stays to be seen (PNR-12.2, PNR-12.4).

Everything of the record is sealed again under a key of its own, so that the key of its day of receipt can be destroyed
and with it every older copy: reports, history, index, dumps.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from openpiu.core.law.masking import mask_booking, mask_comparison, mask_traveller
from openpiu.core.law.statistics.heads import without_traits
from openpiu.duties.retain.deleting import erase_joined, erase_reports
from openpiu.store.passenger.models import BookingRecord, Hit, Report, TravellerRecord, Vault
from openpiu.store.sealed import KEPT, SEALED, kept_name

MASKED = "masked"  # in the place of a digest, which would tell whether a guess at the content is right


def mask(rows: Sequence[TravellerRecord], *, at: datetime) -> None:
    """Mask these records, inside the caller's transaction; a record that is masked already is left alone."""
    fresh = [row for row in rows if row.masked_at is None]
    for row in fresh:
        _mask(row, at)
    erase_joined([row.id for row in fresh], at=at)
    erase_reports([row.id for row in fresh])


def _mask(row: TravellerRecord, at: datetime) -> None:
    under = kept_name(row.id)
    hits = list(Hit.objects.using("passenger").filter(traveller=row).order_by("id"))
    booking = BookingRecord.objects.using("passenger").filter(flight=row.flight_id, locator=row.locator).first()
    vault = Vault(traveller=row, masked_at=at)
    vault.seal(_whole(row, hits, booking if row.locator else None), under=under)
    vault.save(using="passenger", force_insert=True)
    for hit in hits:
        hit.seal(mask_comparison(hit.explanation), under=under)
        hit.heads = without_traits(hit.heads)
        hit.save(using="passenger", update_fields=[*SEALED, "heads"])
    if booking is not None and row.locator:
        _mask_booking(booking)
    _empty(row, under, at)


def _whole(row: TravellerRecord, hits: Sequence[Hit], booking: BookingRecord | None) -> dict[str, Any]:
    reports = Report.objects.using("passenger").filter(traveller=row).order_by("id")
    return {
        "traveller": row.content,
        "reports": [report.content for report in reports],
        "booking": _unmasked(booking) if booking else None,
        "hits": {str(hit.id): hit.explanation for hit in hits},
        "notes": {str(review.id): review.note for hit in hits for review in hit.reviews.all() if review.note},
    }


def _unmasked(booking: BookingRecord) -> Any:
    """The booking before masking, also where another traveller's masking came first: that one's vault has it."""
    if not booking.sealed_under.startswith(f"{KEPT}/"):
        return booking.content
    others = Vault.objects.using("passenger").filter(
        traveller__flight=booking.flight_id, traveller__locator=booking.locator
    )
    return next((vault.content["booking"] for vault in others.order_by("pk")), booking.content)


def _mask_booking(booking: BookingRecord) -> None:
    """Once for all who are kept of it; what another one's masking hid already is hidden again."""
    booking.seal(mask_booking(booking.content), under=kept_name(booking.id))
    booking.takes_off = False
    booking.save(using="passenger", update_fields=[*SEALED, "takes_off"])


def _empty(row: TravellerRecord, under: str, at: datetime) -> None:
    """The record without what identifies, and without the traces by which it could be found (PNR-12.5)."""
    row.seal(mask_traveller(row.content), under=under)
    row.masked_at, row.digest, row.screened_digest = at, MASKED, MASKED
    row.identity, row.has_document, row.has_birth_date = None, False, False
    row.document_traces, row.name_traces = [], []
    row.save(
        using="passenger",
        update_fields=[
            *SEALED, "masked_at", "digest", "screened_digest", "identity", "has_document", "has_birth_date",
            "document_traces", "name_traces",
        ],
    )  # fmt: skip
