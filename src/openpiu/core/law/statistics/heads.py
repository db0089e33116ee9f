"""Under which heads a hit is counted: list and action of its alert, and four traits of its traveller as short codes.

They are fixed when the machine claims the hit, and stored with it: what leaves a head later is what had entered it,
even if the traveller's data have changed in between. They go with the hit when it is deleted.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from openpiu.core.terms.dates import PartialDate

Heads = Mapping[str, str]

DIMENSIONS = ("nationality", "sex", "age", "facts")  # of the traveller; each is counted by itself
UNKNOWN = "unknown"
_BANDS = ((18, "0-17"), (30, "18-29"), (45, "30-44"), (60, "45-59"))
_OLDEST = "60+"


def heads_of(traveller: Mapping[str, Any], *, alert: str, list_name: str, action: str, at: datetime) -> dict[str, str]:
    """The heads of a hit claimed at that moment; `traveller` is the stored content, `alert` the alert's id."""
    return {
        "alert": alert,
        "list": list_name,
        "action": action,
        "since": at.isoformat(),
        "nationality": traveller["nationality"] or UNKNOWN,
        "sex": traveller["sex"] or UNKNOWN,
        "age": age_band(traveller["birth_date"], at.date()),
        "facts": facts_of(traveller),
    }


def age_band(birth_date: str | None, on: date) -> str:
    """The band of an age on a day; where only the year or month of birth is known, the day counts as the first."""
    if not birth_date:
        return UNKNOWN
    born = PartialDate.parse(birth_date)
    age = on.year - born.year - ((on.month, on.day) < (born.month or 1, born.day or 1))
    return next((name for below, name in _BANDS if age < below), _OLDEST)


def facts_of(traveller: Mapping[str, Any]) -> str:
    """What the claim could rest on beside the name: a document, else a birth date, else nothing (BEN-5)."""
    if any(document["number"] for document in traveller["documents"]):
        return "document"
    return "birth_date" if traveller["birth_date"] else "name"


def without_traits(heads: Heads) -> dict[str, str]:
    """The heads of a hit whose traveller is masked: list and alert stay, nothing of the traveller (Art. 12(2))."""
    return {name: code for name, code in heads.items() if name not in DIMENSIONS}


def waiting_since(heads: Heads, at: datetime) -> dict[str, str]:
    """The same heads for a hit that somebody has to look at from that moment on."""
    return {**heads, "since": at.isoformat()} if heads else {}


def minutes_since(heads: Heads, at: datetime) -> int | None:
    """Whole minutes from the claim to that moment; None for a hit that is not counted."""
    since = heads.get("since")
    return int((at - datetime.fromisoformat(since)).total_seconds() // 60) if since else None
