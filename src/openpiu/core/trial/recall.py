"""Recall at an achieved false-positive rate. Ties count against the system; scores are 64-bit floats.

A threshold t flags every score at or above it. The false-positive rate is the share of innocent travellers whose best
score over all alerts is flagged. A threshold is admissible only if the rate it achieves is at most the target. So where
many innocent travellers share one score, the threshold must be above it, and true persons with that score are missed.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import isnan, nextafter

from openpiu.core.terms.intervals import Share, wilson


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """One traveller's score: of the pair with the true alert, or for an innocent the best of all alerts."""

    score: float
    kind: str = ""
    group: str = ""


def checked(scores: Iterable[float]) -> list[float]:
    """The scores, refused (TypeError) where one is no Python float: 32-bit floats swallow differences."""
    found = list(scores)
    for score in found:
        if not isinstance(score, float):
            raise TypeError(f"scores are 64-bit floats, not {type(score).__name__}: convert before comparing")
        if isnan(score):
            raise ValueError("a score is not a number: give the lowest score where nothing was found")
    return found


def threshold_at(target: float, negatives: Sequence[float]) -> float:
    """The lowest threshold whose achieved false-positive rate is at most `target` (0..1)."""
    ordered = sorted(checked(negatives), reverse=True)
    if not ordered:
        raise ValueError("without innocent travellers there is no false-positive rate")
    allowed = int(target * len(ordered) + 1e-9)
    # The next innocent traveller must not be flagged, nor anybody who has the same score.
    return nextafter(ordered[allowed], float("inf")) if allowed < len(ordered) else float("-inf")


def false_positive_rate(threshold: float, negatives: Sequence[float]) -> float:
    """The rate that a threshold achieves."""
    return sum(score >= threshold for score in checked(negatives)) / len(negatives)


def recall_at(target: float, positives: Sequence[float], negatives: Sequence[float]) -> Share:
    """The share of true persons found at the lowest admissible threshold."""
    threshold = threshold_at(target, negatives)
    return wilson(sum(score >= threshold for score in checked(positives)), len(positives))


def by_part(threshold: float, positives: Iterable[Scored], part: Callable[[Scored], str]) -> dict[str, Share]:
    """Recall for each kind or culture group at one threshold, in alphabetical order."""
    found: dict[str, list[bool]] = {}
    for one in positives:
        found.setdefault(part(one), []).append(one.score >= threshold)
    return {name: wilson(sum(hits), len(hits)) for name, hits in sorted(found.items())}
