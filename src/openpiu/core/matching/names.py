"""A name as written, taken apart: words in Latin letters, each with its place and what kind of word it is.

Belongs here: what is a title, a particle, a placeholder, an initial. Not here: comparing.
"""

import re
from dataclasses import dataclass
from enum import Enum

from openpiu.core.matching.folding import Word, word
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


class Kind(Enum):
    """What a word of a name is."""

    NAME = "name"
    LETTER = "letter"
    PARTICLE = "particle"
    TITLE = "title"  # may be a name all the same: Sheikh


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a name at its place."""

    word: Word
    kind: Kind
    given: bool  # among the given names
    is_last: bool  # of its field, where a full field is cut
    beside: int  # further particles, where a whole field is nothing but particles: each then stands for a name


def field_tokens(text: str, *, given: bool) -> tuple[Token, ...]:
    """Take one field of a name apart; a field of nothing but placeholders gives no tokens.

    Where there is nothing else, a surname is what it says, even Mr.
    """
    words = name_words(text)
    kept = [found for found in words if found.plain not in ADDRESSES] or ([] if given else list(words))
    kinds = _kinds(kept)
    beside = kinds.count(Kind.PARTICLE) - 1 if set(kinds) <= {Kind.PARTICLE, Kind.TITLE} else -1
    return tuple(
        Token(
            word=found,
            kind=Kind.NAME if kind is Kind.PARTICLE and beside >= 0 and len(found.plain) > 1 else kind,
            given=given,
            is_last=place == len(kept) - 1,
            beside=max(0, beside) if kind is Kind.PARTICLE else 0,
        )
        for place, (found, kind) in enumerate(zip(kept, kinds, strict=True))
    )


def name_words(text: str) -> tuple[Word, ...]:
    """The words of one field, romanised."""
    script = lacks_vowels(text)
    latin = _APOSTROPHES.sub("", to_latin(_APOSTROPHES.sub("", text)))
    found = _LETTERS.findall(latin)
    if "".join(found) in PLACEHOLDERS or (latin != "NA" and _NOT_GIVEN.fullmatch(latin)):
        return ()
    return tuple(word(plain, script) for plain in found if plain not in PLACEHOLDERS)


def _kinds(words: list[Word]) -> list[Kind]:
    kinds = [_kind(found) for found in words]
    return [Kind.NAME] * len(kinds) if all(kind is Kind.TITLE for kind in kinds) else kinds


def _kind(found: Word) -> Kind:
    if found.plain in PARTICLES:
        return Kind.PARTICLE
    if len(found.plain) == 1:
        return Kind.LETTER
    return Kind.TITLE if found.plain in TITLES else Kind.NAME
