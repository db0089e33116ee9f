"""Chinese words as syllables, so that Hanyu Pinyin and Wade-Giles, whole or in part, come to one reading.

Belongs here: which syllables there are, and how each system writes them. Not here: single words that are written by
habit (see `romanisations`), letters of other languages (see `folding`). Source: the syllables of Standard Chinese with
the tables of both systems, as the Library of Congress gives them for conversion.

Neither system alone says enough: lists write Hsiaoyan and Chianguo, half of one and half of the other. So a syllable
may be spelt by either system in its beginning and in its end, and each comes to one reading. Single syllables that
nothing shows to be Chinese (`_TELLING`) are left alone: they are words of every language.
"""

import re
from functools import cache

# Beginnings in Pinyin : the ends that follow; V is u with two dots.
_SYLLABLES = """
-:A AI AN ANG AO E EI EN ER OU
B:A AI AN ANG AO EI EN ENG I IAN IAO IE IN ING O U
P:A AI AN ANG AO EI EN ENG I IAN IAO IE IN ING O OU U
M:A AI AN ANG AO E EI EN ENG I IAN IAO IE IN ING IU O OU U
F:A AN ANG EI EN ENG O OU U
D:A AI AN ANG AO E EI ENG I IAN IAO IE ING IU ONG OU U UAN UI UN UO
T:A AI AN ANG AO E ENG I IAN IAO IE ING ONG OU U UAN UI UN UO
N:A AI AN ANG AO E EI EN ENG I IAN IANG IAO IE IN ING IU ONG U UAN UE UO V
L:A AI AN ANG AO E EI ENG I IA IAN IANG IAO IE IN ING IU ONG OU U UAN UE UN UO V
G K H:A AI AN ANG AO E EI EN ENG ONG OU U UA UAI UAN UANG UI UN UO
J Q X:I IA IAN IANG IAO IE IN ING IONG IU U UAN UE UN
ZH CH SH:A AI AN ANG AO E EN ENG I ONG OU U UA UAI UAN UANG UI UN UO
R:AN ANG AO E EN ENG I ONG OU U UAN UI UN UO
Z C S:A AI AN ANG AO E EN ENG I ONG OU U UAN UI UN UO
Y:A AN ANG AO E I IN ING ONG OU U UAN UE UN
W:A AI AN ANG EI EN ENG O U
"""
# Beginnings: other spellings, then the letters of the reading. Wade-Giles tells B from P by a mark that nobody writes.
_BEGINNINGS = {
    "-": ("", ""), "B": ("P", "P"), "D": ("T", "T"), "G": ("K", "K"), "J": ("CH", "S"), "Q": ("CH", "S"),
    "X": ("HS SH", "S"), "ZH": ("CH", "S"), "CH": ("", "S"), "SH": ("", "S"), "R": ("J", "R"), "Z": ("TS TZ", "TS"),
    "C": ("TS TZ", "TS"), "S": ("SZ SS", "S"), "W": ("", "V"), "Y": ("", "I"),
}  # fmt: skip
_ENDS = {
    "ONG": "UNG", "IONG": "IUNG", "IAN": "IEN", "IE": "IEH", "UE": "UEH", "UI": "UEI", "E": "EH O", "I": "IH U",
    "UO": "O", "OU": "U", "AN": "EN", "V": "U YU",
}  # fmt: skip
_TELLING = re.compile("X|Q|ZH|HS|TS|TZ|NG")
# Letters that no such word has, or has nowhere but before a vowel: most words of other languages end here.
_NEVER = re.compile("(?<![LN])V|[BDFJKMPQWXY](?![AEIOU])|L(?![AEIOUVY])|R(?![AEIOU]|$)|[CSTZ]$")
_LONGEST = 6  # letters of a syllable
_SOUNDS = str.maketrans({"O": "U", "V": "U"})


def in_syllables(word: str) -> str | None:
    """The folded reading of a word of Chinese syllables; None where it is none, or may be anything."""
    if _NEVER.search(word):
        return None
    return _readings(word, first=True) if _TELLING.search(word) or word not in _table() else None


def _readings(word: str, *, first: bool) -> str | None:
    """The readings of the syllables put together, the longest first; None where the word does not end with one.

    After the first, none begins with a vowel: Pinyin marks where one does, and Quang is not Qu-ang.
    """
    if not word:
        return ""
    table = _table()
    for length in range(min(len(word), _LONGEST) if first or word[0] not in "AEO" else 0, 0, -1):
        reading = table.get(word[:length])
        rest = _readings(word[length:], first=False) if reading is not None else None
        if reading is not None and rest is not None:
            return reading + rest
    return None


@cache
def _table() -> dict[str, str]:
    """Every spelling of a syllable with its reading; what Pinyin writes so comes first."""
    pairs = [(beginning, end) for beginning, end in _pairs()]
    found = {("" if one == "-" else one) + end.replace("V", "U"): _reading(one, end) for one, end in pairs}
    for beginning, end in pairs:
        own = "" if beginning == "-" else beginning
        for first in (own, *_BEGINNINGS.get(beginning, ("", ""))[0].split()):
            for last in (end, *_ends(beginning, end)):
                found.setdefault(first + last, _reading(beginning, end))
    return found


def _pairs() -> list[tuple[str, str]]:
    lines = [line.split(":") for line in _SYLLABLES.split("\n") if line]
    return [(beginning, end) for beginnings, ends in lines for beginning in beginnings.split() for end in ends.split()]


def _ends(beginning: str, end: str) -> list[str]:
    """Other spellings of an end; some only after certain beginnings."""
    if end == "AN" and beginning != "Y":
        return []
    if end == "I" and beginning not in {"ZH", "CH", "SH", "R", "Z", "C", "S"}:
        return []
    if end == "OU" and beginning != "Y":
        return []
    return _ENDS.get(end, "").split()


def _reading(beginning: str, end: str) -> str:
    return _BEGINNINGS.get(beginning, ("", beginning))[1] + end.translate(_SOUNDS)
