"""The tables of points: what each relation of each field is worth. A profile is named, versioned and has a digest.

Belongs here: figures and thresholds, written by people, each with its reason. Not here: how a relation is found.
Nothing is learned from data. Sex and nationality together can never carry a pair near the weak threshold (PNR-6.7).
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

POINTS = MappingProxyType(
    {
        # name: see NAME_CEILING and NAME_SHARE
        "name_floor": -12,  # a name that has nothing in common
        "name_all_equal": 61,  # every word equal, however common: with a full birth date that is strong
        "name_crossed": -2,  # surname on one side is given name on the other
        # birth date: equal at the precision known
        "birth_day_equal": 30,
        "birth_month_equal": 9,  # the day is not known on one side
        "birth_year_equal": 5,
        "birth_swapped": 18,  # 04-05 for 05-04
        "birth_one_digit": 12,  # typing or reading error
        "birth_year_next": 8,  # same day and month, one year apart
        "birth_century": 10,  # two-digit year read into the wrong century
        "birth_placeholder": 4,  # same year, one side says the first of January
        "birth_near": -6,  # year alone, one apart: lists say "about"
        "birth_same_year": -12,  # same year, another day
        "birth_close_year": -16,  # one or two years apart
        "birth_different": -25,
        # sex and nationality: weak by design
        "sex_equal": 1,
        "sex_different": -6,
        "nationality_equal": 1,
        "nationality_different": -2,  # people own several
        # document: a number and its issuer are unique, so that they outweigh everything that can speak against
        "document_equal": 110,
        "document_no_issuer": 85,  # the same number, the issuer missing on one side
        "document_confusable": 75,  # O for 0, I for 1, B for 8 ...
        "document_swapped": 4,  # two neighbours swapped
        "document_one_letter": 2,  # one replaced: also how a family's passports are numbered
        "document_other_issuer": 6,
        "document_different": -2,  # people own several
    }
)


# The most a name can give, by the weight of the words that agree: one word is not a person, three rarely two persons.
NAME_CEILING = (
    (0.0, 0.0),
    (0.5, 12.0),
    (1.0, 40.0),
    (1.4, 57.0),
    (1.6, 66.0),
    (1.8, 69.0),
    (2.0, 70.0),
    (3.0, 71.0),
    (4.0, 74.0),
)
# How much of that counts, by the similarity of the two names as a whole; below the first figure a name is different.
NAME_SHARE = ((0.3, 0.0), (0.45, 0.2), (0.6, 0.42), (0.8, 0.69), (0.9, 0.845), (0.93, 0.885), (1.0, 1.0))

Table = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """Points and thresholds. `strong`, `review` and `weak` are the lowest scores of their bands."""

    name: str
    version: str
    strong: int = 85
    review: int = 60
    weak: int = 40
    points: Mapping[str, int] = field(default_factory=lambda: POINTS)
    name_ceiling: Table = NAME_CEILING
    name_share: Table = NAME_SHARE
    digest: str = field(init=False)  # SHA-256 of the canonical form: names the figures behind a score for good

    def __post_init__(self) -> None:
        """Keep an own copy of the points and work out the digest."""
        object.__setattr__(self, "points", dict(self.points))
        figures = ("name", "version", "strong", "review", "weak", "name_ceiling", "name_share")
        canonical: dict[str, object] = {key: getattr(self, key) for key in figures}
        text = json.dumps(canonical | {"points": dict(self.points)}, sort_keys=True, separators=(",", ":"))
        object.__setattr__(self, "digest", hashlib.sha256(text.encode()).hexdigest())

    def band(self, score: int) -> str:
        """`strong`, `review` or `weak`; below the weak threshold a pair is still called weak."""
        if score >= self.strong:
            return "strong"
        return "review" if score >= self.review else "weak"


def read_table(table: Table, at: float) -> float:
    """The value of a table at a place, on straight lines between its rows and level beyond both ends."""
    low, value = table[0]
    if at <= low:
        return value
    for high, top in table[1:]:
        if at <= high:
            return value + (top - value) * (at - low) / (high - low)
        low, value = high, top
    return value


DEFAULT_PROFILE = Profile(name="pnr-2026.1", version="1")
PROFILES: Mapping[str, Profile] = MappingProxyType({DEFAULT_PROFILE.name: DEFAULT_PROFILE})
