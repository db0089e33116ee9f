"""A share with its 95 % interval."""

from dataclasses import dataclass
from math import sqrt

_Z = 1.959964  # 97.5 % point of the normal distribution


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """`hits` of `count`, as a share with Wilson's 95 % interval."""

    hits: int
    count: int
    share: float
    low: float
    high: float


def wilson(hits: int, count: int) -> Share:
    """Wilson's score interval (E. B. Wilson, 1927): holds its 95 % also near 0 and 1. ValueError where count is 0."""
    if not 0 <= hits <= count or count == 0:
        raise ValueError("a share needs a count above 0 and hits between 0 and the count")
    share = hits / count
    spread = 1 + _Z**2 / count
    middle = (share + _Z**2 / (2 * count)) / spread
    half = _Z * sqrt(share * (1 - share) / count + _Z**2 / (4 * count**2)) / spread
    low, high = min(share, middle - half), max(share, middle + half)
    return Share(hits=hits, count=count, share=share, low=max(0.0, low), high=min(1.0, high))
