"""A name as written, taken apart: words in Latin letters, each with its place and what kind of word it is.

Belongs here: what is a title, a particle, a placeholder, an initial. Not here: comparing.
"""

import re
from collections.abc import Sequence
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from openpiu.core.matching.layout import BESIDE_AT, KIND_AT, LAST, MOST_BESIDE, OPTIONAL
from openpiu.core.matching.scripts import lacks_vowels, to_latin

ADDRESSES = frozenset("MR MRS MS MISS MSTR MX MME MLLE HERR FRAU DHR MEVR SRA SRTA CHD INF".split())  # never a name
TITLES = ADDRESSES | frozenset(
    """MASTER DR PROF SIR DAME LORD LADY REV FR HON CAPT COL GEN LT MAJ SGT ENG ING DIPL SR HAJI HAJJ HADJ HADJI SHEIKH
SHEIK SHAYKH CHEIKH MULLAH MAWLAWI MAULAVI QARI SAYYID SAYED SEYED SYED JR SNR JNR II III IV""".split()
)
PARTICLES = frozenset(
    """AL EL UL AN AR AS AT AZ AD ASH ABD ABDUL ABDEL ABDAL DE DEL DELLA DELLE DI DA DAS DO DOS DU D L LA LE LAS LOS
LES VAN VON VOM DER DEN DEM DES TEN TER TE T ZU ZUM ZUR BIN IBN BEN BINT BINTI BINTE OGLU OGLY KYZY ABU ABOU UMM
OULD AIT OF AND E Y I ST SAN SANTA MAC MC O""".split()
)
PLACEHOLDERS = frozenset(
    """UNKNOWN UNK UNKN FNU LNU NFN NLN XX XXX XXXX XXXXX NONAME NOTKNOWN NOTGIVEN ONBEKEND INCONNU INCONNUE
UNBEKANNT DESCONOCIDO SCONOSCIUTO""".split()
)
NOT_GIVEN = frozenset("NA NN NIL NULL NONE TBA TBC".split())  # letters of a field that says nothing
GLUED_TITLE = re.compile(r"(?<=..)(?:MRS|MR|MSTR|MISS|MS|MLLE|MME|DR|PROF|CHD|INF)$")
GLUED_ARTICLE = re.compile(r"^[AE]L(?=[B-DF-HJ-NP-TV-Z]...)")

_APOSTROPHES = re.compile(r"['`\u02bb\u02bc\u02be\u02bf\u2018\u2019]")
_NOT_GIVEN = re.compile(r"\W*(?:N\W*A|N\W*N|NIL|NULL|NONE|TBA|TBC)\W*")  # as a whole field
_LETTERS = re.compile(r"[A-Z]+")


class Kind(IntEnum):
    """What a word of a name is, as flags of the word at its place."""

    NAME = 0
    LETTER = 1 << KIND_AT
    PARTICLE = 2 << KIND_AT
    TITLE = 3 << KIND_AT | OPTIONAL  # may be a name all the same: Sheikh


class Field(NamedTuple):
    """One field of a name taken apart; without words where it says nothing."""

    words: list[str]  # in upper-case Latin letters
    flags: bytes  # of each word, see `layout`
    lacks_vowels: bool  # from a script that leaves short vowels unwritten


@lru_cache(maxsize=1 << 14)
def field_words(text: str, *, given: bool) -> Field:
    """One field of a name taken apart.

    Where there is nothing else, a surname is what it says, even Mr; particles alone (De La) are each part of a name.
    """
    words = _words(text)
    kept = [found for found in words if found not in ADDRESSES] or ([] if given else words)
    flags = [kind | given for kind in _flags(kept, _kinds(kept))]  # GIVEN is 1
    if flags:
        flags[-1] |= LAST
    return Field(kept, bytes(flags), not text.isascii() and lacks_vowels(text))


def _words(text: str) -> list[str]:
    """The words of one field, romanised, placeholders left out."""
    latin = _APOSTROPHES.sub("", to_latin(_APOSTROPHES.sub("", text)))
    found = _LETTERS.findall(latin)
    letters = "".join(found)
    if letters in PLACEHOLDERS or (letters in NOT_GIVEN and _is_not_given(latin)):
        return []
    return [plain for plain in found if plain not in PLACEHOLDERS]


def _is_not_given(latin: str) -> bool:
    """Whether a field of such letters says nothing: N/A, but not Na, which is a surname."""
    return latin != "NA" and _NOT_GIVEN.fullmatch(latin) is not None


def _kinds(words: list[str]) -> list[Kind]:
    """What each word of a field is; titles alone are names."""
    kinds = [_KINDS.get(found) or (_LETTER if len(found) == 1 else _NAME) for found in words]
    return kinds if _TITLE not in kinds or any(kind is not _TITLE for kind in kinds) else [_NAME] * len(kinds)


def _flags(words: list[str], kinds: list[Kind]) -> Sequence[int]:
    """The kinds of a field's words; of particles alone, each is a name beside the others."""
    if _PARTICLE not in kinds or _NAME in kinds or _LETTER in kinds:
        return kinds
    beside = min(kinds.count(_PARTICLE) - 1, MOST_BESIDE) << BESIDE_AT
    return [_alone(found) | beside if kind is _PARTICLE else kind for found, kind in zip(words, kinds, strict=True)]


def _alone(found: str) -> Kind:
    """What a particle is where a field has no other word."""
    return _LETTER if len(found) == 1 else _NAME


_NAME, _LETTER, _PARTICLE, _TITLE = Kind  # as plain names: a build looks at half a million fields
_KINDS = dict.fromkeys(TITLES, _TITLE) | dict.fromkeys(PARTICLES, _PARTICLE)
