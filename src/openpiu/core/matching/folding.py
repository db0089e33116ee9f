"""Spelling variants of one word in Latin letters: romanisations folded together, consonants apart from vowels.

Belongs here: what letters may stand for one another. Not here: how much that is worth (see `likeness`).
Sources: the common romanisations of Arabic (English, French, German habits), Cyrillic, Greek and Indic names.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from openpiu.core.matching.romanisations import OTHER_READINGS
from openpiu.core.matching.syllables import in_syllables

# Letters that stand for one sound, longest first. CH and J are ambiguous and have a second reading below.
SOUNDS: tuple[tuple[str, str], ...] = (
    ("SCHTSCH", "S"), ("SHTCH", "S"), ("SHCH", "S"), ("TSCH", "S"), ("DSCH", "J"), ("TCH", "S"), ("SCH", "S"),
    ("DZH", "J"), ("TSH", "S"), ("DJ", "J"), ("ZH", "J"), ("KH", "H"), ("GH", "G"), ("PH", "F"), ("TH", "T"),
    ("DH", "D"), ("SH", "S"), ("CZ", "S"), ("SZ", "S"), ("NH", "N"), ("LH", "L"), ("TZ", "TS"), ("CK", "K"),
    ("QU", "K"), ("OU", "U"), ("OO", "U"), ("OE", "U"), ("UE", "U"), ("AE", "A"), ("EE", "I"), ("IE", "I"), ("IJ", "I"),
)  # fmt: skip
READINGS = ({"CH": "S", "J": "J"}, {"CH": "H", "J": "I"})  # Rachid = Rashid, but Christos = Khristos; Jusuf = Yusuf
PINYIN = {"CH": "S", "J": "J", "X": "S", "Q": "S", "ZH": "S"}  # Xiu = Shiu, Qing = Ching, Zhong = Chung
_LETTERS = str.maketrans({"Q": "K", "X": "KS", "W": "V", "O": "U", "Y": "I"})  # what is left after the sounds
_SOUNDS = [dict(SOUNDS) | reading for reading in READINGS]
_PINYIN = dict(SOUNDS) | PINYIN
_PINYIN_LETTERS = re.compile("X|Q(?!U[AEIO])|ZH")
_SOUND = re.compile("|".join(["CH", "J", *(letters for letters, _ in SOUNDS)]))
_PINYIN_SOUND = re.compile("|".join(["CH", "J", *(letters for letters, _ in SOUNDS), "X", "Q"]))
_SPELLING: tuple[tuple[str, re.Pattern[str], str], ...] = (  # letters without which there is nothing to look for
    ("OU", re.compile(r"^OU(?=[AEIO])"), "W"),  # French: Oualid
    ("ABD", re.compile(r"ABD[AEIOU](?:L|(?=([RSTDZN])\1))"), "ABDAL"),  # Abdelrahman, Abdurrahman, Abdesselam
    ("AW", re.compile(r"(?<=A)W(?![AEIOUY])"), "U"),  # Mawloud = Mouloud
    ("FF", re.compile(r"(?<=[OE])FF$"), "V"),  # older Slavic: -off, -eff
    ("C", re.compile(r"C(?=[EIY])"), "S"),
    ("C", re.compile(r"C(?![HKZ])"), "K"),
    ("H", re.compile(r"(?<=[AEIOU])H$"), ""),  # Sarah = Sara
    ("XX", re.compile(r"(?<=[UN])XX"), ""),  # ICAO Doc 9303-3: UXX and NXX for letters with marks
)
_DOUBLED = re.compile(r"(.)\1+")


class Word(NamedTuple):
    """One word of a name with its folded readings, most usual first."""

    plain: str  # A to Z
    folds: tuple[str, ...]  # one to three readings, romanisation folded
    lacks_vowels: bool  # from a script that leaves short vowels unwritten


@lru_cache(maxsize=1 << 18)
def word(plain: str, lacks_vowels: bool = False) -> Word:
    """The folded readings of one word in upper-case Latin letters."""
    return Word(plain=plain, folds=_readings(plain), lacks_vowels=lacks_vowels)


def _readings(plain: str) -> tuple[str, ...]:
    spelt = plain
    for needed, pattern, letters in _SPELLING:
        if needed in spelt:
            spelt = pattern.sub(letters, spelt)
    folds = [_fold(spelt, _SOUND, _SOUNDS[0])]
    if "J" in spelt or "CH" in spelt:
        folds.append(_fold(spelt, _SOUND, _SOUNDS[1]))
    syllables = in_syllables(plain)
    if syllables is not None:
        folds.append(_DOUBLED.sub(_once, syllables))
    elif _PINYIN_LETTERS.search(spelt):
        folds.append(_fold(spelt, _PINYIN_SOUND, _PINYIN))
    if plain in OTHER_READINGS:
        folds.append(_fold(OTHER_READINGS[plain], _SOUND, _SOUNDS[0]))
    return tuple(dict.fromkeys(folds))


def _fold(spelt: str, sound: re.Pattern[str], sounds: dict[str, str]) -> str:
    heard = sound.sub(lambda found: sounds[found[0]], spelt).translate(_LETTERS)
    return _DOUBLED.sub(_once, heard)


def _once(doubled: re.Match[str]) -> str:
    return doubled[1]
