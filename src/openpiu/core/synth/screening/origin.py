"""What an origin of names is for the trial of name screening: heads, long tails, romanisation systems. No names here.

The tables of `synth.names` are short, so that in a world of a million persons everybody would have hundreds of
namesakes. An origin adds a long tail of invented names, put together from syllables that are typical of it.
"""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Origin:
    """Names of one origin.

    `male`, `female` and `family` are patterns: slots separated by `|`, the parts of a slot by blanks, `.` is an empty
    part, `_` a blank inside a name; several patterns are separated by `/`. A tail is every combination of the slots.
    `head` names the culture of `synth.names` whose names are the frequent ones; more heads in `first_*`.
    `systems` are romanisations other than the one the tables are written in, each a list of `one>other`; `^` in front
    of a rule holds only at the start of a word.
    """

    name: str
    group: str  # the culture group that the figures are given for
    countries: tuple[str, ...]  # ISO 3166 alpha-3, the most frequent first
    male: str
    female: str
    family: str
    head: str = ""
    first_male: str = ""
    first_female: str = ""
    first_family: str = ""
    systems: tuple[str, ...] = ()
    feminine: str = ""  # endings of surnames that change for women, `ov>ova`
    particles: str = ""  # may stand before a surname
    particle_share: float = 0.0
    second_given: float = 0.25
    double_surname: float = 0.0
    mononym: float = 0.0
    script: str = ""  # the script in which a list may give the name as an alias
    # How concentrated names are: the name of rank r weighs 1 / (r + shift), see `lexicon`; sizes are of the tail.
    family_shift: float = 10.0
    family_tail: int = 8000
    given_shift: float = 8.0
    given_tail: int = 1500


def patterns(text: str) -> tuple[tuple[tuple[str, ...], ...], ...]:
    """Patterns of slots of parts; empty parts and blanks inside names resolved."""
    return tuple(
        tuple(tuple(part.replace(".", "").replace("_", " ") for part in slot.split()) for slot in pattern.split("|"))
        for pattern in text.split("/")
        if pattern.strip()
    )


def words(text: str) -> list[str]:
    """Names of a head, in their order; `_` stands for a blank."""
    return [word.replace("_", " ") for word in text.split()]


def pairs(text: str) -> tuple[tuple[str, str], ...]:
    """Rules `one>other`; the second may be empty, `_` stands for a blank."""
    split = (word.replace("_", " ").split(">") for word in text.split())
    return tuple((one, other) for one, other in split)
