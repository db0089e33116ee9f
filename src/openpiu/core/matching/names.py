"""A name as written, taken apart: words in Latin letters, each with its place and its weight.

Belongs here: what is a title, a particle, a placeholder, an initial. Not here: comparing.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from openpiu.core.matching.common_names import COMMON
from openpiu.core.matching.folding import Word, word
from openpiu.core.matching.persons import PersonName
from openpiu.core.matching.scripts import lacks_vowels, to_latin

TITLES = frozenset(
    """MR MRS MS MISS MSTR MASTER MX DR PROF SIR DAME LORD LADY REV FR HON CAPT COL GEN LT MAJ SGT ENG ING DIPL MME
MLLE SR SRA SRTA HERR FRAU DHR MEVR HAJI HAJJ HADJ HADJI SHEIKH SHEIK SHAYKH CHEIKH MULLAH MAWLAWI MAULAVI QARI
SAYYID SAYED SEYED SYED JR SNR JNR II III IV CHD INF""".split()
)
ADDRESSES = frozenset("MR MRS MS MISS MSTR DR CHD INF".split())  # never a name, also where nothing else is given
PARTICLES = frozenset(
    """AL EL UL AN AR AS AT AZ AD ASH ABD ABDUL ABDEL ABDAL DE DEL DELLA DELLE DI DA DAS DO DOS DU D L LA LE LAS LOS
LES VAN VON VOM DER DEN DEM DES TEN TER TE T ZU ZUM ZUR BIN IBN BEN BINT BINTI BINTE OGLU OGLY KYZY ABU ABOU UMM
OULD AIT OF AND E Y I ST SAN SANTA MAC MC O""".split()
)
PLACEHOLDERS = frozenset(
    """UNKNOWN UNK UNKN FNU LNU NFN NLN XX XXX XXXX XXXXX NONAME NOTKNOWN NOTGIVEN ONBEKEND INCONNU INCONNUE
UNBEKANNT DESCONOCIDO SCONOSCIUTO""".split()
)
ABBREVIATIONS = {"MD": "MOHAMED", "MHD": "MOHAMED", "MOHD": "MOHAMED", "MUHD": "MOHAMED", "MOH": "MOHAMED"}
GLUED = (re.compile(r"(?<=...)(?:MRS|MR|MSTR|MISS|MS|CHD|INF)$"), re.compile(r"^[AE]L(?=[B-DF-HJ-NP-TV-Z]...)"))
MOST_WORDS = 14  # of one name; more is noise

_APOSTROPHES = re.compile(r"['`\u02bb\u02bc\u02be\u02bf\u2018\u2019]")
_NOT_GIVEN = re.compile(r"\W*(?:N\W*A|N\W*N|NIL|NULL|NONE|TBA|TBC)?\W*")  # as a whole field; Na alone is a surname
_LETTERS = re.compile(r"[A-Z]+")


@dataclass(frozen=True, slots=True, eq=False)
class Token:
    """One word of a name at its place. `weight` is how much the word tells, about 1 for an ordinary one."""

    word: Word
    field: int  # 0 surname, 1 given names
    weight: float
    is_last: bool = False  # of its field, where a full field is cut
    bare: tuple[Word, ...] = ()  # the word without a title or an article that may be glued to it


@dataclass(frozen=True, slots=True, eq=False)
class NameForm:
    """A name, ready to compare."""

    written: str
    tokens: tuple[Token, ...]
    weight: float  # what all words together tell
    initials: int  # how many words are one letter


@lru_cache(maxsize=1 << 16)
def name_form(name: PersonName) -> NameForm:
    """Take one name apart; a name of nothing but placeholders gives no tokens."""
    surname, given_names = _words(name.surname), _words(name.given_names or "")
    surname = _without(TITLES, surname) or surname
    given_names = _without(TITLES, given_names) or _without(ADDRESSES, given_names)
    tokens = (*_tokens(surname, 0), *_tokens(given_names, 1))[:MOST_WORDS]
    return NameForm(
        written=str(name),
        tokens=tokens,
        weight=sum(token.weight for token in tokens),
        initials=sum(len(token.word.plain) == 1 for token in tokens),
    )


def _words(text: str) -> list[Word]:
    script = lacks_vowels(text)
    latin = _APOSTROPHES.sub("", to_latin(_APOSTROPHES.sub("", text)))
    found = _LETTERS.findall(latin)
    if "".join(found) in PLACEHOLDERS or (latin != "NA" and _NOT_GIVEN.fullmatch(latin)):
        return []
    return [word(ABBREVIATIONS.get(plain, plain), script) for plain in found if plain not in PLACEHOLDERS]


def _without(unwanted: frozenset[str], words: list[Word]) -> list[Word]:
    return [found for found in words if found.plain not in unwanted]


def _tokens(words: list[Word], field: int) -> list[Token]:
    alone = 1.0 / max(1, len(words)) if all(found.plain in PARTICLES for found in words) else 0.0
    return [
        Token(
            word=found,
            field=field,
            weight=max(_weight(found), alone if len(found.plain) > 1 else 0.0),
            is_last=place == len(words) - 1,
            bare=_bare(found),
        )
        for place, found in enumerate(words)
    ]


def _weight(found: Word) -> float:
    if len(found.plain) == 1:
        return 0.3
    if found.plain in PARTICLES:
        return 0.15
    if found.folds[0] in COMMON:
        return 0.75
    return {2: 0.7, 3: 0.85}.get(len(found.plain), 1.0)


def _bare(found: Word) -> tuple[Word, ...]:
    rests = [pattern.sub("", found.plain) for pattern in GLUED]
    return tuple(word(rest, found.lacks_vowels) for rest in rests if rest != found.plain)
