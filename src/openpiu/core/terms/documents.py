"""Travel documents as reported."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One travel document of a traveller or of an alert."""

    type: str = "P"  # ICAO Doc 9303 letter(s): P passport, V visa, I/A/C identity card, ...
    number: str  # upper case, letters and digits only
    issuer: str | None = None  # three letters, ICAO Doc 9303-3 section 5
    expiry: date | None = None
