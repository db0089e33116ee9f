"""Surname and given names into a name field, shortened where they do not fit: ICAO Doc 9303-4 4.2.3, 9303-5 and -6.

Belongs here: the name field. A shortened one ends with a letter on its last place, which tells its readers so.
"""

from openpiu.core.terms.mrz.codes import FILLER
from openpiu.core.terms.mrz.names import to_mrz_name
from openpiu.errors import OfficerError

_BETWEEN = FILLER * 2
_LEAST_GIVEN = 1  # letters of the given names that stay, whatever the surname


def name_field(surname: str, given_names: str, width: int, *, language: str = "") -> str:
    """The field, filled up with fillers. Surnames lose their last parts but for initials before given names are lost.

    OfficerError where a letter has no table (see `names.to_mrz_name`).
    """
    primary, secondary = (to_mrz_name(name, language=language) for name in (surname, given_names))
    if not primary:
        primary, secondary = secondary, ""  # a single name is the primary identifier
    if not primary:
        raise OfficerError("surname is missing: give the name in letters; a single name is the surname")
    whole = primary + _BETWEEN + secondary if secondary else primary
    if len(whole) > width:
        room = width - len(_BETWEEN) - _LEAST_GIVEN
        whole = _shortened(primary, room) + _BETWEEN + secondary if secondary else primary
    return _cut(whole, width).ljust(width, FILLER)


def _shortened(primary: str, room: int) -> str:
    """The surname in so much room: its parts become initials from the last on, then it is cut."""
    parts = primary.split(FILLER)
    for place in range(len(parts) - 1, 0, -1):
        if len(FILLER.join(parts)) <= room:
            break
        parts[place] = parts[place][0]
    return FILLER.join(parts)[:room].rstrip(FILLER)


def _cut(whole: str, width: int) -> str:
    """The beginning of a name; where it would end with a filler, the longer part before that gives a letter up."""
    while len(whole) > width and whole[width - 1] == FILLER:
        spare = _spare(whole[:width])
        whole = whole[:spare] + whole[spare + 1 :]
    return whole[:width]


def _spare(text: str) -> int:
    """The place of the last letter whose part has another one; that of the last letter where all are initials."""
    last = len(text.rstrip(FILLER)) - 1
    for place in range(last, 0, -1):
        if FILLER not in (text[place], text[place - 1]):
            return place
    return last
