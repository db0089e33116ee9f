"""The tables of points: what each relation of each field is worth. A profile is named, versioned and has a digest.

Belongs here: figures and thresholds, written by people, each with its reason. Not here: how a relation is found. Four
or five points are a natural unit of log-likelihood: how much oftener something is seen where the persons are the same
than where they are not; a day of birth is one of 25,000, ten units. Nothing is learned. Sex and nationality together
never carry a pair near the weak threshold (PNR-6.7).
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from types import MappingProxyType

from openpiu.core.matching import figures

# Every relation of every field but the name: the word for it and its points, in the order of `kernels.fields`.
RELATIONS: tuple[tuple[str, str, int], ...] = (
    ("missing", "missing", 0),  # is not different
    ("birth_day_equal", "equal", 45),  # one day of 25,000
    ("birth_month_equal", "equal", 22),  # the day is not known on one side
    ("birth_year_equal", "equal", 15),  # one year of some thirty
    ("birth_swapped", "similar", 24),  # 04-05 for 05-04
    ("birth_one_digit", "similar", 14),  # typing or reading error
    ("birth_year_next", "similar", 16),  # same day and month, one year apart
    ("birth_century", "similar", 14),  # two-digit year read into the wrong century
    ("birth_placeholder", "similar", 5),  # same year, one side says the first of January
    ("birth_near", "different", -5),  # year alone, one apart: lists say "about"
    ("birth_same_year", "different", -14),  # same year, another day
    ("birth_close_year", "different", -24),  # one or two years apart
    ("birth_different", "different", -32),
    # sex and nationality: weak by design
    ("sex_equal", "equal", 1),
    ("sex_different", "different", -9),
    ("nationality_equal", "equal", 2),
    ("nationality_different", "different", -4),  # people own several
    # document: a number and its issuer are unique, so that they outweigh everything that can speak against
    ("document_equal", "equal", 120),
    ("document_no_issuer", "equal", 92),  # the same number, the issuer missing on one side
    ("document_confusable", "similar", 80),  # O for 0, I for 1, B for 8 ...
    ("document_swapped", "similar", 10),  # two neighbours swapped
    ("document_one_letter", "similar", 3),  # one replaced: also how a family's passports are numbered
    ("document_other_issuer", "similar", 6),
    ("document_different", "different", -2),  # people own several
)
PLACES: Mapping[str, int] = MappingProxyType({name: place for place, (name, _, _) in enumerate(RELATIONS)})
POINTS: Mapping[str, int] = MappingProxyType({name: points for name, _, points in RELATIONS})

Table = tuple[tuple[float, float], ...]

# Worth of a word by the share of people who have it: one of 20, 100, 1,000 ... as its number of noughts.
WORTH_BY_RARITY: Table = ((1.3, 13.0), (2.0, 20.0), (3.0, 28.0), (4.0, 35.5), (5.0, 43.0), (6.0, 50.0))
# From the worth of all words that agree to points: what is left over takes away. Three common words are worth up to 80,
# and many people share them; only rare ones are worth more. No name alone is strong.
NAME_CEILING: Table = ((-12.0, -12.0), (60.0, 57.0), (80.0, 63.0), (105.0, 77.0), (150.0, 80.0))


@dataclass(frozen=True, slots=True, kw_only=True)
class NameFigures:
    """What is taken and given beside the worth of words that agree."""

    missed: float = 0.45  # share of the worth of a word of the lighter name that nothing answers
    extra: float = 0.21  # share of the worth of a further word of the heavier name
    initial: float = 11.0  # points for J and John
    crossed: float = -1.0  # points for a surname that is a given name on the other side
    no_surname: float = -12.0  # on top, where no surname of one is related to any word of the other
    all_equal: float = 4.0  # points on top where every word is the same, letter by letter
    least_equal: float = 60.0  # what such a name is worth at least, however short
    letter: float = 7.0  # worth of a word of one letter
    particle: float = 3.0  # worth of de, bin, al
    title: float = 5.0  # worth of a title that may be a name: Sheikh
    two_letters: float = 0.8  # share of its worth that a word of two letters has
    three_letters: float = 0.92


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """Points and thresholds. `strong`, `review` and `weak` are the lowest scores of their bands."""

    name: str
    version: str
    strong: int = 85
    review: int = 55
    weak: int = 40
    points: Mapping[str, int] = field(default_factory=lambda: POINTS)
    name_figures: NameFigures = field(default_factory=NameFigures)
    name_ceiling: Table = NAME_CEILING
    worth_by_rarity: Table = WORTH_BY_RARITY
    digest: str = field(init=False)  # SHA-256 of the canonical form: names the figures behind a score for good

    def __post_init__(self) -> None:
        """Keep an own copy of the points and work out the digest."""
        object.__setattr__(self, "points", dict(self.points))
        plain = ("name", "version", "strong", "review", "weak", "points", "name_ceiling", "worth_by_rarity")
        canonical: dict[str, object] = {key: getattr(self, key) for key in plain}
        canonical |= {"name_figures": asdict(self.name_figures), "likeness": _likeness_figures()}
        text = json.dumps(canonical, sort_keys=True, separators=(",", ":"))
        object.__setattr__(self, "digest", hashlib.sha256(text.encode()).hexdigest())

    def band(self, score: int) -> str:
        """`strong`, `review` or `weak`; below the weak threshold a pair is still called weak."""
        if score >= self.strong:
            return "strong"
        return "review" if score >= self.review else "weak"


def _likeness_figures() -> dict[str, object]:
    return {name: value for name, value in vars(figures).items() if name.isupper()}


DEFAULT_PROFILE = Profile(name="pnr-2026.4", version="4")
PROFILES: Mapping[str, Profile] = MappingProxyType({DEFAULT_PROFILE.name: DEFAULT_PROFILE})
