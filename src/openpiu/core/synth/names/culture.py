"""What a culture is here: name tables and the rules by which its romanisations differ. No names (see the tables)."""

from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

ZIPF = 0.8  # exponent of name frequency; common names are common, but the tables are short (product.md section 7)


@dataclass(frozen=True, kw_only=True)
class Culture:
    """Names of one origin. Given names and stems are blank-separated, the most frequent first.

    A surname is a stem followed by an ending; `_` in the tables stands for a blank inside one name, and the ending
    `.` stands for none. `rules` are pairs `one>other` between romanisations of the same letters; `feminine` are
    endings of surnames that change for women.
    """

    name: str
    countries: tuple[str, ...]  # ISO 3166 alpha-3, the most frequent first
    male: str
    female: str
    stems: str
    endings: str = "."
    rules: str = ""
    other_script: bool = False  # written in another script at home, so that several romanisations are in use
    feminine: str = ""
    second_given: float = 0.3  # share of persons with two given names
    mononym: float = 0.0  # share of persons with one name only
    double_surname: float = 0.0  # share of persons with two surnames

    @cached_property
    def romanisations(self) -> tuple[tuple[str, str], ...]:
        """The rules as pairs."""
        return _pairs(self.rules)

    @cached_property
    def feminine_endings(self) -> tuple[tuple[str, str], ...]:
        """Endings of surnames and what they become for women."""
        return _pairs(self.feminine)

    @cached_property
    def men(self) -> "Frequencies":
        """Given names of men, with cumulative weights."""
        return frequencies(_words(self.male))

    @cached_property
    def women(self) -> "Frequencies":
        """Given names of women, with cumulative weights."""
        return frequencies(_words(self.female))

    @cached_property
    def surnames(self) -> "Frequencies":
        """Every stem with every ending, with cumulative weights."""
        endings = [ending.replace(".", "") for ending in _words(self.endings)]
        return frequencies([stem + ending for ending in endings for stem in _words(self.stems)])


@dataclass(frozen=True, slots=True)
class Frequencies:
    """Names and the cumulative Zipf weights that `random.Random.choices` takes."""

    names: tuple[str, ...]
    cumulative: tuple[float, ...]


def frequencies(names: list[str]) -> Frequencies:
    """Give the name at rank r the weight r ** -ZIPF."""
    weights = (rank**-ZIPF for rank in range(1, len(names) + 1))
    return Frequencies(tuple(names), tuple(accumulate(weights)))


def _words(text: str) -> list[str]:
    return [word.replace("_", " ") for word in text.split()]


def _pairs(text: str) -> tuple[tuple[str, str], ...]:
    pairs = (word.split(">") for word in _words(text))
    return tuple((one, other) for one, other in pairs)
