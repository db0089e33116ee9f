"""Which names an origin has and how frequent each is: a head from tables, then a long tail of invented names."""

import re
from bisect import bisect
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from random import Random

from openpiu.core.synth.names import culture_named
from openpiu.core.synth.screening.origin import Origin, patterns, words
from openpiu.core.synth.seeding import stream

# Zipf and Mandelbrot: the name of rank r has the weight 1 / (r + shift). The shift keeps the very first from towering:
# with 10 and 8000 names the most frequent has a share of 1.4 %, as surnames in England or Japan; with 0 and 100 names
# 19 %, as in Vietnam (where Nguyen has more); 0.5 and 130 give 13 % (Korea, Kim: more), 3 and 250 give 6 % (China,
# Wang: 7 %).
_LONGEST = 18  # letters; longer combinations of syllables look like nobody's name
_DRAWS = 6  # times as many draws as names wanted: short patterns repeat themselves
_WORD = re.compile(r"[^ '-]+")


@dataclass(frozen=True, slots=True)
class Frequencies:
    """Names with cumulative weights."""

    names: tuple[str, ...]
    cumulative: tuple[float, ...]

    def draw(self, rng: Random) -> str:
        """One name by its frequency."""
        return self.names[bisect(self.cumulative, rng.random() * self.cumulative[-1], hi=len(self.names) - 1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """All names of one origin."""

    men: Frequencies
    women: Frequencies
    family: Frequencies


@cache
def lexicon(origin: Origin) -> Lexicon:
    """The names of an origin; the same on every machine."""
    culture = culture_named(origin.head) if origin.head else None
    men = [*words(origin.first_male), *(culture.men.names if culture else ())]
    women = [*words(origin.first_female), *(culture.women.names if culture else ())]
    family = [*words(origin.first_family), *(culture.surnames.names if culture else ())]
    return Lexicon(
        men=_frequencies(men, _tail(origin, origin.male, origin.given_tail), origin.given_shift),
        women=_frequencies(women, _tail(origin, origin.female, origin.given_tail), origin.given_shift),
        family=_frequencies(family, _tail(origin, origin.family, origin.family_tail), origin.family_shift),
    )


def _tail(origin: Origin, text: str, most: int) -> list[str]:
    """At most `most` combinations of the slots, drawn in the same order on every machine."""
    rng = stream(origin.name, text)
    choices = patterns(text)
    found: dict[str, None] = {}
    for _ in range(most * _DRAWS):
        name = _spelled("".join([rng.choice(slot) for slot in rng.choice(choices)]))
        if 2 < len(name) <= _LONGEST:
            found[name] = None
        if len(found) == most:
            break
    return list(found)


def _spelled(text: str) -> str:
    """A capital at the start of each word, no letter three times."""
    for letter in set(text):
        if letter * 3 in text:
            text = text.replace(letter * 3, letter * 2)
    return _WORD.sub(lambda found: found.group().capitalize(), text).strip()


def _frequencies(head: list[str], tail: list[str], shift: float) -> Frequencies:
    names = tuple(dict.fromkeys((*head, *tail)))
    return Frequencies(names, tuple(accumulate(1 / (rank + shift) for rank in range(1, len(names) + 1))))
