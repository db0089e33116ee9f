"""What does not look like the value in whose place it stands is free text of a damaged message, and is not kept.

Belongs here: shapes of values that are no names. Not here: which values may be kept at all (`annex_i`). A name has no
shape, so a traveller is never left out here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from re import Pattern
from typing import Any, TypeVar

from openpiu.core.law.shape_table import (
    BOOKING,
    CHANGES,
    DOCUMENT_NUMBER,
    DOCUMENT_TYPE,
    OPERATOR,
    PAYMENT,
    REFERENCE,
    STATUS,
    TRAVELLER,
    VERSION,
)
from openpiu.core.terms import Booking, Change, Document, Flight, Traveller

Record = TypeVar("Record", Booking, Traveller)
Value = TypeVar("Value")
_BETWEEN_PAYMENTS = "; "


def well_shaped_traveller(traveller: Traveller) -> tuple[Traveller, int]:
    """The traveller without values that cannot be what they stand for, and how many those were; the name stays."""
    kept, lost = _fitting(traveller, TRAVELLER)
    documents = tuple(filter(_is_document, kept.documents))
    left_out = len(kept.documents) - len(documents)
    return (replace(kept, documents=documents) if left_out else kept), lost + left_out


def well_shaped_booking(booking: Booking) -> tuple[Booking, int]:
    """The booking without values that cannot be what they stand for, and how many those were."""
    kept, lost = _fitting(booking, BOOKING)
    payments = kept.payment.split(_BETWEEN_PAYMENTS) if kept.payment else []
    paid = list(filter(PAYMENT.fullmatch, payments))
    statuses = tuple(status for status in kept.statuses if STATUS.fullmatch(status.code))
    history = tuple(map(_well_shaped_change, kept.history))
    itinerary = tuple(map(_well_shaped_leg, kept.itinerary))
    lost += len(payments) - len(paid) + len(kept.statuses) - len(statuses)
    lost += _differing(kept.history, history) + _differing(kept.itinerary, itinerary)
    if not lost:
        return booking, 0
    return replace(
        kept,
        locator=kept.locator or "",
        payment=_BETWEEN_PAYMENTS.join(paid) or None,
        statuses=statuses,
        history=history,
        itinerary=itinerary,
    ), lost


def well_shaped_version(version: str | None) -> str:
    """The version of a message such as 13:1 or D:05B, empty where the text cannot be one."""
    return version if version and VERSION.fullmatch(version) else ""


def is_reference(text: str) -> bool:
    """Whether the text can be the reference of a message."""
    return REFERENCE.fullmatch(text) is not None


def _fitting(record: Record, shapes: Mapping[str, Pattern[str]]) -> tuple[Record, int]:
    """The record with only the texts that fit, and how many did not."""
    changes: dict[str, Any] = {}
    lost = 0
    for name, shape in shapes.items():
        said = getattr(record, name)
        if not said:
            continue
        texts = (said,) if isinstance(said, str) else said
        kept = tuple(filter(shape.fullmatch, texts))
        if len(kept) < len(texts):
            changes[name] = None if isinstance(said, str) else kept
            lost += len(texts) - len(kept)
    return (replace(record, **changes) if changes else record), lost


def _well_shaped_change(change: Change) -> Change:
    """That something was changed stays; what cannot be said of it is left out."""
    shape = CHANGES.get(change.code)
    fits = not change.text or (shape is not None and shape.fullmatch(change.text))
    return change if fits else replace(change, text="")


def _well_shaped_leg(flight: Flight) -> Flight:
    shares = tuple(filter(OPERATOR.fullmatch, flight.code_shares))
    return flight if len(shares) == len(flight.code_shares) else replace(flight, code_shares=shares)


def _differing(before: Sequence[Value], after: Sequence[Value]) -> int:
    return sum(one is not other for one, other in zip(before, after, strict=True))


def _is_document(document: Document) -> bool:
    return bool(DOCUMENT_TYPE.fullmatch(document.type) and DOCUMENT_NUMBER.fullmatch(document.number))
