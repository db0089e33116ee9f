"""Names to the letters of a zone, and all spellings under which the same name may stand in another zone or list.

Belongs here: one name, surname or given names. Not here: the tables (`core.terms.letters`), cutting to a field's
width (`writing`).
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations, product
from typing import NamedTuple

from openpiu.core.terms.letters import ARABIC, SPELLINGS, SPELLINGS_OF
from openpiu.core.terms.mrz.codes import FILLER
from openpiu.errors import OfficerError

_BETWEEN = re.compile(r"[\s<_/\-\u2010-\u2015\u058a\u05be]+")  # blanks and hyphens stand between parts of a name
_SHADDA = "\u0651"
_DIAERESIS = "\u0308"
_GREEK = re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]+")
_MOST = 64


class _Sound(NamedTuple):
    """A letter or a pair of one name: the key of its table, and how it may be spelt there."""

    key: str
    spellings: tuple[str, ...]


def to_mrz_name(name: str, *, language: str = "") -> str:
    """One name in A to Z, `<` between its parts; OfficerError where a letter has no table.

    `language` (ISO 639-1) chooses that language's own spellings: be, bg, mk, sr, tr, uk. Apostrophes and whatever is no
    letter are left out; a hyphen parts (9303-3, 4.6).
    """
    own = SPELLINGS_OF.get(language, {})
    parts = ["".join(_own(sound, own) for sound in sounds) for sounds in _parts(name, language)]
    return FILLER.join(part for part in parts if part)


def variants(name: str, *, most: int = _MOST) -> tuple[str, ...]:
    """All spellings of one name in a zone, the usual first: by the table, by each language's, then letter by letter.

    At most `most`; the more letters are spelt otherwise, the later. Empty where a letter has no table: such a name is
    transcribed by its bearer, and no table tells how.
    """
    try:
        return tuple(_first(_spellings(name), most))
    except OfficerError:
        return ()


def _first(spellings: Iterator[str], most: int) -> list[str]:
    found: dict[str, None] = {}
    for spelling in spellings:
        if spelling:
            found[spelling] = None
        if len(found) >= most:
            break
    return list(found)


def _spellings(name: str) -> Iterator[str]:
    parts = _parts(name, "")
    for rank in range(max((len(sound.spellings) for part in parts for sound in part), default=0)):
        yield _spelt(parts, {sound.key: sound.spellings[: rank + 1][-1] for part in parts for sound in part})
    for language in SPELLINGS_OF:
        yield to_mrz_name(name, language=language)
    usual = {sound.key: sound.spellings[0] for part in parts for sound in part}
    others = {sound.key: sound.spellings[1:] for part in parts for sound in part if sound.key not in ARABIC}
    free = [key for key, spellings in others.items() if spellings]
    for count in range(1, len(free) + 1):
        for keys in combinations(free, count):
            for chosen in product(*(others[key] for key in keys)):
                yield _spelt(parts, usual | dict(zip(keys, chosen, strict=True)))


def _spelt(parts: list[list[_Sound]], chosen: dict[str, str]) -> str:
    return FILLER.join(filter(None, ("".join(chosen[sound.key] for sound in part) for part in parts)))


def _own(sound: _Sound, own: dict[str, str]) -> str:
    return own.get(sound.key, own.get(sound.key.lstrip("^"), sound.spellings[0]))


def _parts(name: str, language: str) -> list[list[_Sound]]:
    """The sounds of each part of a name."""
    upper = unicodedata.normalize("NFKC", name).upper()
    own = frozenset(SPELLINGS_OF.get(language, {}))
    return [list(_sounds(_prepared(part), own)) for part in _BETWEEN.split(upper) if part]


def _prepared(part: str) -> str:
    """Greek letters apart from their accents, which tell pairs; a shadda replaced by the letter that it doubles."""
    part = _GREEK.sub(lambda found: unicodedata.normalize("NFD", found[0]), part)
    return re.sub(f"(.)[\u064b-\u0650]*{_SHADDA}", r"\1\1", part)


def _sounds(part: str, own: frozenset[str]) -> Iterator[_Sound]:
    place = 0
    while place < len(part):
        for key, length in _keys(part, place):
            if key in SPELLINGS or key in own:
                yield _Sound(key, SPELLINGS.get(key) or SPELLINGS.get(key.lstrip("^")) or _apart(key))
                place += length
                break
        else:
            yield from _unlisted(part[place])
            place += 1


def _keys(part: str, place: int) -> Iterator[tuple[str, int]]:
    """What the table may have at a place, the longest first, with how many letters that is."""
    pair, letter = part[place : place + 2], part[place]
    if len(pair) == 2 and part[place + 2 : place + 3] != _DIAERESIS:
        if place == 0:
            yield f"^{pair}", 2
        yield pair, 2
    if place == 0:
        yield f"^{letter}", 1
    if place == len(part) - 1:
        yield f"{letter}$", 1
    yield letter, 1


def _apart(pair: str) -> tuple[str, ...]:
    """A pair that only one language spells as one: its letters one by one."""
    return ("".join(SPELLINGS[letter][0] for letter in pair.lstrip("^")),)


@lru_cache(maxsize=1024)
def _unlisted(letter: str) -> tuple[_Sound, ...]:
    """A letter with marks is its base letter; what is no letter is nothing."""
    base = unicodedata.normalize("NFD", letter)[0]
    if base in SPELLINGS:
        return (_Sound(base, SPELLINGS[base]),)
    if unicodedata.category(letter)[0] == "L" and letter not in _MARKS:
        raise OfficerError(
            "a letter of this name has no table: give the name in Latin letters, as its bearer writes it"
        )
    return ()


_MARKS = "\u02bb\u02bc\u02bd\u02be\u02bf\u0640"  # apostrophes and the stroke that only stretches Arabic words
