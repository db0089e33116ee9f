"""How one name is spelled in another way: in a message, in another romanisation, cut short, mistyped.

Belongs here: text to text. Not here: which names exist (the tables) and whose name it is (`people`).
"""

import unicodedata
from random import Random

from openpiu.core.synth.names.culture import Culture

# Letters that Unicode does not take apart; ICAO Doc 9303-3 section 6 allows one plain letter for each.
_PLAIN = str.maketrans({"ı": "i", "İ": "I", "đ": "d", "Đ": "D", "ø": "o", "ł": "l", "ß": "ss", "æ": "ae"})
_VOWELS = frozenset("AEIOUYWH")
_MOST_CHANGES = 3


def letters_only(text: str) -> str:
    """The name in plain letters, case kept: accents dropped, hyphens become blanks, apostrophes go."""
    apart = unicodedata.normalize("NFKD", text.translate(_PLAIN))
    plain = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return " ".join(plain.replace("-", " ").replace("'", "").split())


def reported_form(text: str) -> str:
    """The name as carriers write it: upper case, A-Z and blanks only."""
    return letters_only(text).upper()


def skeleton(text: str) -> str:
    """Consonants of the name without repeats: equal for most spellings of one name."""
    kept = [letter for letter in reported_form(text) if letter.isalpha() and letter not in _VOWELS]
    return "".join(letter for place, letter in enumerate(kept) if place == 0 or kept[place - 1] != letter)


def romanised(text: str, culture: Culture, rng: Random) -> str:
    """Another romanisation of the same name: one to three of the culture's rules; unchanged where none applies."""
    rules = [rule for rule in culture.romanisations if rule[0] in text.lower()]
    rng.shuffle(rules)
    spelled = text
    for old, new in rules[:_MOST_CHANGES]:
        spelled = _replaced(spelled, old, new)
    return " ".join(spelled.split())


def truncated(surname: str, given_names: str, length: int) -> tuple[str, str]:
    """Both names cut so that together they have at most `length` letters; the surname keeps at least all but two."""
    kept = surname[: length - 2].rstrip()
    return kept, given_names[: max(1, length - len(kept))].rstrip()


def with_typo(text: str, rng: Random) -> str:
    """One slip of a typist inside the name: two letters swapped, one left out, or one doubled."""
    if len(text) < 4:
        return text + text[-1]
    at = rng.choice([place for place in range(1, len(text) - 1) if text[place] != " "])
    slips = (
        text[:at] + text[at + 1] + text[at] + text[at + 2 :],
        text[:at] + text[at + 1 :],
        text[:at] + text[at] + text[at:],
    )
    different = [slip for slip in slips if slip != text and "  " not in slip]
    return rng.choice(different).strip()


def _replaced(text: str, old: str, new: str) -> str:
    """Replace in each word, keeping a capital at its start."""
    words = []
    for word in text.split(" "):
        changed = word.lower().replace(old, new)
        words.append(changed[:1].upper() + changed[1:] if word[:1].isupper() else changed)
    return " ".join(words)
