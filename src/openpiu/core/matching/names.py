"""A name as written, taken apart: words in Latin letters, each with its place and what kind of word it is.

Belongs here: what is a title, a particle, a placeholder, an initial. Not here: comparing.
"""

import re
from enum import IntEnum
from functools import lru_cache

from openpiu.core.matching.folding import Word, word
from openpiu.core.matching.layout import BESIDE_AT, GIVEN, KIND_AT, LAST, MOST_BESIDE, OPTIONAL
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
GLUED_TITLE = re.compile(r"(?<=..)(?:MRS|MR|MSTR|MISS|MS|MLLE|MME|DR|PROF|CHD|INF)$")
GLUED_ARTICLE = re.compile(r"^[AE]L(?=[B-DF-HJ-NP-TV-Z]...)")

_APOSTROPHES = re.compile(r"['`\u02bb\u02bc\u02be\u02bf\u2018\u2019]")
_NOT_GIVEN = re.compile(r"\W*(?:N\W*A|N\W*N|NIL|NULL|NONE|TBA|TBC)?\W*")  # as a whole field; Na alone is a surname
_LETTERS = re.compile(r"[A-Z]+")


class Kind(IntEnum):
    """What a word of a name is, as flags of the word at its place."""

    NAME = 0
    LETTER = 1 << KIND_AT
    PARTICLE = 2 << KIND_AT
    TITLE = 3 << KIND_AT | OPTIONAL  # may be a name all the same: Sheikh


@lru_cache(maxsize=1 << 14)
def field_words(text: str, *, given: bool) -> tuple[tuple[Word, int], ...]:
    """One field of a name taken apart: its words with their flags (see `layout`), none for a placeholder.

    Where there is nothing else, a surname is what it says, even Mr; particles alone (De La) are each part of a name.
    """
    words = name_words(text)
    kept = [found for found in words if found.plain not in ADDRESSES] or ([] if given else words)
    kinds = _kinds(kept)
    if Kind.PARTICLE in kinds and Kind.NAME not in kinds and Kind.LETTER not in kinds:
        beside = min(kinds.count(Kind.PARTICLE) - 1, MOST_BESIDE) << BESIDE_AT
        flags = [
            _alone(found) | beside if kind is Kind.PARTICLE else kind for found, kind in zip(kept, kinds, strict=True)
        ]
    else:
        flags = [int(kind) for kind in kinds]
    flags = [flag | GIVEN * given for flag in flags]
    if flags:
        flags[-1] |= LAST
    return tuple(zip(kept, flags, strict=True))


def name_words(text: str) -> list[Word]:
    """The words of one field, romanised."""
    script = lacks_vowels(text)
    latin = _APOSTROPHES.sub("", to_latin(_APOSTROPHES.sub("", text)))
    found = _LETTERS.findall(latin)
    if "".join(found) in PLACEHOLDERS or (latin != "NA" and _NOT_GIVEN.fullmatch(latin)):
        return []
    return [word(plain, script) for plain in found if plain not in PLACEHOLDERS]


def _kinds(words: list[Word]) -> list[Kind]:
    kinds = [_kind(found) for found in words]
    return kinds if any(kind is not Kind.TITLE for kind in kinds) else [Kind.NAME] * len(kinds)


def _alone(found: Word) -> Kind:
    """What a particle is where a field has no other word."""
    return Kind.LETTER if len(found.plain) == 1 else Kind.NAME


def _kind(found: Word) -> Kind:
    if found.plain in PARTICLES:
        return Kind.PARTICLE
    if len(found.plain) == 1:
        return Kind.LETTER
    return Kind.TITLE if found.plain in TITLES else Kind.NAME
