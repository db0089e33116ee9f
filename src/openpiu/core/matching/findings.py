"""What the matcher claims: a comparison with its explanation, and a finding in a list. Values, nothing else."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """What one field says. `traveller` and `alert` are the values compared, as written; None is missing."""

    field: str
    traveller: str | None
    alert: str | None
    relation: str  # equal, similar, different or missing
    points: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The machine's claim on one pair. The points of the explanation sum to the score before clipping to 0..100."""

    score: int
    band: str  # strong, review or weak
    explanation: tuple[Contribution, ...]
    profile: str  # digest of the profile used


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One alert that a traveller resembles. It is a claim to review, never a decision."""

    alert: str  # id
    comparison: Comparison
