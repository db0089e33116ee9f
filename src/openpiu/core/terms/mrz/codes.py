"""Codes as they stand in a zone, fillers behind: document codes of each kind, states and nationalities.

Belongs here: what a zone may have in these places. Not here: what senders write elsewhere (`core.terms.countries`).
"""

from string import ascii_uppercase

from openpiu.core.terms.countries import COUNTRIES

FILLER = "<"
# In a zone Germany has one letter and never three (Doc 9303-3 section 5); all other codes are those of all rooms.
STATES: dict[str, str] = {code.ljust(3, FILLER): code for code in (COUNTRIES - {"DEU"}) | {"D"}}
_NO_VISA = ascii_uppercase.replace("V", "")


def _codes(firsts: str, seconds: str) -> dict[str, str]:
    """Both characters as they stand, to the code."""
    return {first + second: (first + second).rstrip(FILLER) for first in firsts for second in FILLER + seconds}


PASSPORTS = _codes("P", ascii_uppercase)  # P< of old, PP, PE, PD ... since 9303-4 amendment 2 (2026)
CARDS = _codes("ACI", _NO_VISA)  # V is not allowed as the second letter
VISAS = _codes("V", ascii_uppercase)
