"""Where two values differ, letter by letter, for the comparison on the review page. Pure: text in, parts out.

Belongs here: what to underline. Not here: whether the values agree; that is the matcher's claim (`core.matching`).
"""

import unicodedata
from dataclasses import dataclass
from difflib import SequenceMatcher

ALIKE = 0.5  # below this ratio two words are not the same word spelled twice: the whole word is marked


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a value; `differs` where the other value has nothing like it."""

    text: str
    differs: bool


def mark_differences(value: str, other: str) -> tuple[Part, ...]:
    """`value` cut into parts; accents, case and punctuation never count as a difference.

    Names are compared as a whole and word by word (their order may differ); the reading that marks less is shown.
    """
    whole = _differing(value, [_plain(other)], alike=0)
    by_word = _by_word(value, [_plain(word) for word in other.split()])
    return _join(value, min(whole, by_word, key=len))


def _by_word(value: str, words: list[str]) -> frozenset[int]:
    start, places = 0, set()
    for word in value.split(" "):
        places |= {start + place for place in _differing(word, words, alike=ALIKE)}
        start += len(word) + 1
    return frozenset(places)


def _differing(text: str, candidates: list[str], *, alike: float) -> frozenset[int]:
    """Places in `text` whose letters the most similar candidate lacks; all of them where none is similar enough."""
    places = [place for place, character in enumerate(text) if _letter(character)]
    plain = _plain(text)
    matchers = [SequenceMatcher(None, plain, candidate, autojunk=False) for candidate in candidates if candidate]
    best = max(matchers, key=SequenceMatcher.ratio, default=None)
    agreed: set[int] = set()
    if best is not None and best.ratio() >= alike:
        agreed = {places[block.a + step] for block in best.get_matching_blocks() for step in range(block.size)}
    return frozenset(places) - agreed


def _plain(text: str) -> str:
    return "".join(_letter(character) for character in text)


def _letter(character: str) -> str:
    """The base letter in lower case, or nothing for punctuation; one character at most, so places stay the same."""
    base = unicodedata.normalize("NFKD", character)[:1].casefold()[:1]
    return base if base.isalnum() else ""


def _join(value: str, differing: frozenset[int]) -> tuple[Part, ...]:
    parts: list[Part] = []
    for place, character in enumerate(value):
        if parts and parts[-1].differs is (place in differing):
            parts[-1] = Part(parts[-1].text + character, parts[-1].differs)
        else:
            parts.append(Part(character, place in differing))
    return tuple(parts)
