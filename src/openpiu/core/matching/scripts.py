"""Any script to upper-case Latin letters, so that one name in two scripts can be compared.

Belongs here: letters and their romanisation. Not here: spelling variants within Latin letters (see `folding`).
The tables (`core.terms.letters`) mend what a letter-by-letter transliteration cannot know; `anyascii` does the rest.
"""

import re
import unicodedata

from anyascii import anyascii

from openpiu.core.terms.letters import CYRILLIC as CYRILLIC_LETTERS
from openpiu.core.terms.letters import GREEK as GREEK_LETTERS
from openpiu.core.terms.letters import SPOKEN

# From here on the tables of all rooms, in small letters. Cyrillic: what `anyascii` would write otherwise than
# passports; soft and hard signs are silent here.
CYRILLIC = str.maketrans(
    {letter: CYRILLIC_LETTERS[letter.upper()][0].lower() for letter in "хщёэєїйц"} | {"ь": "", "ъ": ""}
)
# Greek: pairs of letters that are one sound, before single letters.
GREEK = tuple(
    (letter, GREEK_LETTERS[letter.upper()][0].lower())
    for letter in ("ου", "γγ", "γκ", "γξ", "γχ", "αυ", "ευ", "ηυ", "χ", "η", "υ", "ψ", "β", "φ")
)
# Arabic, Persian, Urdu: long vowels and carriers; short vowels are not written.
ARABIC = str.maketrans({letter: spoken.lower() for letter, spoken in SPOKEN.items()})
# Surnames that Koreans write in Latin letters by custom, not by rule.
HANGUL = {"김": "kim", "이": "lee", "박": "park", "최": "choi", "정": "jung", "강": "kang", "조": "cho", "임": "lim"}

_ARABIC_LETTER = re.compile(r"[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]")
_ARABIC_WORD = re.compile(r"[\u0620-\u065f\u0670-\u06d3]+")
_UNWRITTEN_VOWELS = re.compile(r"[\u0590-\u06ff\u0700-\u074f\u0750-\u077f\ufb1d-\ufdff\ufe70-\ufeff]")
_GREEK_LETTER = re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]")
_INNER_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_CJK_LETTER = re.compile(r"[\u3400-\u9fff\uac00-\ud7af\U00020000-\U0003ffff]")


def to_latin(text: str) -> str:
    """One name field in upper-case Latin letters, blanks between words; any Unicode text is welcome."""
    text = unicodedata.normalize("NFKC", text)
    if text.isascii():
        return text.upper()
    if _CJK_LETTER.search(text):
        return _syllables(text).upper()
    text = text.casefold().replace("i̇", "i")
    if _ARABIC_LETTER.search(text):
        text = _ARABIC_WORD.sub(lambda found: _arabic(found[0]), text)
    if _GREEK_LETTER.search(text):
        text = _greek(text)
    return anyascii(text.translate(CYRILLIC)).upper()


def lacks_vowels(text: str) -> bool:
    """Whether the text is in a script that leaves short vowels unwritten (Arabic, Hebrew, Syriac)."""
    return _UNWRITTEN_VOWELS.search(text) is not None


def _arabic(word: str) -> str:
    """One Arabic word; the article stands apart, an ayin or a hamza at the beginning is the vowel it carries."""
    if word.startswith("ال") and len(word) > 4:
        return "al " + _arabic(word[2:])
    if word[0] in "وي" and len(word) > 1:
        return ("w" if word[0] == "و" else "y") + word[1:].translate(ARABIC)
    return word.translate(ARABIC)


def _greek(text: str) -> str:
    plain = unicodedata.normalize("NFD", text)
    plain = "".join(letter for letter in plain if letter != "\u0301")
    plain = re.sub(r"\bμπ", "b", plain)
    plain = re.sub(r"\bντ", "d", plain)
    for letters, latin in GREEK:
        plain = plain.replace(letters, latin)
    return plain


def _syllables(text: str) -> str:
    """Chinese and Korean: one word a syllable; the romaniser writes each with a capital."""
    return _INNER_CAPITAL.sub(" ", " ".join(_hangul_surname(word) for word in text.split()))


def _hangul_surname(word: str) -> str:
    custom = HANGUL.get(word[0])
    return f"{custom} {anyascii(word[1:])}" if custom else anyascii(word)
