"""Mended readings of a zone that was misread: proposed with what was changed, never taken silently.

Belongs here: the search for few changes after which all check digits hold. Not here: which characters look alike
(`confusions`), the reading (`reading`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import combinations, product
from typing import NamedTuple

from openpiu.core.terms.mrz.codes import STATES
from openpiu.core.terms.mrz.confusions import DIGIT_LIKE, LETTERS_LIKE
from openpiu.core.terms.mrz.layouts import CODE, LAYOUTS, STATE, Layout
from openpiu.core.terms.mrz.reading import read_mrz
from openpiu.core.terms.mrz.shape import Shaped, straightened
from openpiu.core.terms.mrz.values import Mrz
from openpiu.core.terms.mrz.vocabulary import Issue

_MOST_CHANGES = 2  # where a place may have a letter as well as a digit
_MOST = 8
_CHECK_DIGITS = frozenset(issue for issue in Issue if issue.startswith("check_digit"))


class Change(NamedTuple):
    """One character that was read otherwise; line and position count from 1."""

    line: int
    position: int
    was: str
    now: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Mended lines, what is read from them, and what was changed. Somebody must look at the document."""

    lines: tuple[str, ...]
    mrz: Mrz
    changes: tuple[Change, ...]


def propose(lines: object, *, as_of: date, most: int = _MOST) -> tuple[Proposal, ...]:
    """Readings with all check digits right, of the fewest changes; none for a valid zone or one of a wrong shape.

    Places that can only have a digit, or only a letter, are mended first; then up to two characters are changed in
    numbers and optional fields whose digit does not hold. A mended reading has no issue that the zone did not have.
    """
    shaped = straightened(lines)
    if shaped.layout is None or {*shaped.issues} - {Issue.CHARACTER}:
        return ()
    layout = shaped.layout
    before = set(shaped.issues or _read(layout, shaped.text, as_of).issues)
    if not before:
        return ()
    allowed = before - _CHECK_DIGITS - {Issue.CHARACTER}
    bases = _settled(layout, shaped.text)
    for count in range(_MOST_CHANGES + 1):
        texts = dict.fromkeys(text for base in bases for text in _changed(layout, base, count, as_of))
        found = (_proposal(shaped, layout, text, as_of) for text in texts)
        good = [one for one in found if one.changes and allowed >= set(one.mrz.issues) < before]
        if good:
            return tuple(sorted(good, key=lambda one: len(one.changes))[:most])
    return ()


def _read(layout: Layout, text: str, as_of: date) -> Mrz:
    return read_mrz(_lines(layout, text), as_of=as_of)


def _lines(layout: Layout, text: str) -> tuple[str, ...]:
    return tuple(text[start : start + layout.width] for start in range(0, len(text), layout.width))


def _proposal(shaped: Shaped, layout: Layout, text: str, as_of: date) -> Proposal:
    changes = tuple(
        Change(place // layout.width + 1, place % layout.width + 1, was, now)
        for place, (was, now) in enumerate(zip(shaped.given, text, strict=True))
        if was != now
    )
    return Proposal(lines=_lines(layout, text), mrz=_read(layout, text, as_of), changes=changes)


def _settled(layout: Layout, text: str) -> list[str]:
    """The text with digits where only digits can be, letters where only letters can; several where codes differ."""
    digits, letters = _kinds(layout.format)
    mended = list(text)
    for place in digits:
        mended[place] = DIGIT_LIKE.get(text[place], text[place])
    for place in letters:
        mended[place] = LETTERS_LIKE.get(text[place], text[place])[0]
    choices = [_states(text[where]) for where in (STATE, layout.nationality)]
    return [_with(mended, layout, pair) for pair in product(*choices)]


def _with(mended: list[str], layout: Layout, states: tuple[str, ...]) -> str:
    text = mended.copy()
    for where, state in zip((STATE, layout.nationality), states, strict=True):
        text[where] = state
    return "".join(text)


def _states(code: str) -> list[str]:
    """The codes that three characters can have been; themselves where none is known."""
    spelt = product(*(LETTERS_LIKE.get(character, character) for character in code))
    return [found for found in map("".join, spelt) if found in STATES] or [code]


@lru_cache(maxsize=len(LAYOUTS))
def _kinds(name: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The places of a format that can only have digits (or fillers), and only letters."""
    layout = LAYOUTS[name]
    checked = [one for one in (layout.number, layout.birth, layout.expiry, layout.personal) if one]
    digits = [one.digit for one in checked] + [layout.composite_digit or layout.birth.digit]
    for dated in (layout.birth, layout.expiry):
        digits += range(dated.field.start, dated.field.stop) if dated else ()
    letters = [
        place for part in (CODE, layout.names, layout.given_names) if part for place in range(part.start, part.stop)
    ]
    return tuple(digits), tuple(letters)


def _changed(layout: Layout, base: str, count: int, as_of: date) -> Iterator[str]:
    """The text with so many characters changed in fields whose check digit does not hold."""
    if count == 0:
        yield base
        return
    places = [place for place in _doubtful(layout, base, as_of) if _likes(base[place])]
    for chosen in combinations(places, count):
        for characters in product(*(_likes(base[place]) for place in chosen)):
            text = list(base)
            for place, character in zip(chosen, characters, strict=True):
                text[place] = character
            yield "".join(text)


def _likes(character: str) -> str:
    return LETTERS_LIKE.get(character) or DIGIT_LIKE.get(character, "")


def _doubtful(layout: Layout, text: str, as_of: date) -> list[int]:
    """Places with letters and digits in fields whose digit does not hold."""
    read = _read(layout, text, as_of)
    issues = set(read.issues)
    fields = []
    if Issue.CHECK_DIGIT_NUMBER in issues:
        fields.append(layout.number.field)
    if Issue.CHECK_DIGIT_PERSONAL in issues or (Issue.CHECK_DIGIT_COMPOSITE in issues and not layout.personal):
        fields += [part for part in (layout.optional, layout.optional_2) if part]
    return [place for part in fields for place in range(part.start, part.stop)]
