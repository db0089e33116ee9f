"""Masking: which parts of stored content Art. 12(2) hides after six months, as a table; the rest stays to be seen.

Belongs here: the table, and splitting content by it. Not here: where the hidden part is kept (`duties.retain`).
Content is that of `core.terms.plain` (PNR-12.2, PNR-12.4).
"""

from collections.abc import Mapping, Sequence
from typing import Any

from openpiu.core.law.annex_i import ALLOWED_CHANGES

# Art. 12(2): (a) names and number of travellers, (b) address and contact, (c) payment and billing, (d) frequent flyer,
# (e) general remarks, (f) advance passenger information. (c) and (e) are hidden whole: whether they identify somebody
# is no question that a program answers.
TRAVELLER: dict[str, str] = {
    "surname": "a", "given_names": "a", "title": "a", "other_names": "a", "reference": "a",
    "emails": "b", "phones": "b", "addresses": "b",
    "frequent_flyers": "d",
    "birth_date": "f", "sex": "f", "nationality": "f", "documents": "f", "verified": "f",
}  # fmt: skip
BOOKING: dict[str, str] = {
    "party_size": "a", "cancelled_names": "a",
    "emails": "b", "phones": "b", "addresses": "b",
    "payment": "c", "billing": "c",
    "frequent_flyers": "d",
    "remarks": "e",
}  # fmt: skip

# What stays to be seen. A field that stands in neither table is hidden: it is new, and nobody has judged it yet.
SEEN_OF_TRAVELLER = frozenset({"kind", "locator", "seats", "baggage", "travel_status"})
SEEN_OF_BOOKING = frozenset(
    {
        "locator", "other_locators", "booked_on", "changed_on", "agency", "itinerary", "statuses", "splits", "tickets",
        "baggage", "history", "cancelled", "services",
    }
)  # fmt: skip

# Items of Annex I whose lines of history are hidden with them; a line of any other item stays (item 19).
HISTORY_ITEMS = frozenset({4, 5, 6, 8, 12, 17, 18})
# Lines of history that tell of the party, whatever their item.
HISTORY_CODES = frozenset({"EQN"})

# What a line of a hit's comparison shows of the traveller is always a name or advance passenger information.
COMPARED = "traveller"


def mask_traveller(content: Mapping[str, Any]) -> dict[str, Any]:
    """The content with what Art. 12(2) names left empty."""
    return {name: value if name in SEEN_OF_TRAVELLER else _empty(value) for name, value in content.items()}


def mask_booking(content: Mapping[str, Any]) -> dict[str, Any]:
    """The same for a booking; of its history only lines stay that tell of nothing hidden."""
    masked = {name: value if name in SEEN_OF_BOOKING else _empty(value) for name, value in content.items()}
    return masked | {"history": [line for line in content["history"] if not is_hidden_change(line["code"])]}


def mask_comparison(lines: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The lines of a comparison without the traveller's values and the alert's: one would tell the other."""
    return [{**line, COMPARED: None, "alert": None} for line in lines]


def is_hidden_change(code: str) -> bool:
    """Whether a line of history with this code is hidden; a code that nobody allowed is."""
    return ALLOWED_CHANGES.get(code) in HISTORY_ITEMS or code in HISTORY_CODES or code not in ALLOWED_CHANGES


def _empty(value: Any) -> Any:
    """Nothing, in the shape of the value."""
    if isinstance(value, (list, dict)):
        return type(value)()
    return "" if isinstance(value, str) else None
