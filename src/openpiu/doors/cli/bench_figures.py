"""What a bench gives, and how a span of time is measured. Every bench uses this."""

import gc
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

_RUNS = 5


class Size(StrEnum):
    """How much input: small for a quick look, full for figures to work with, published for figures to quote.

    The last is as large as full, on seeds that nobody tunes on where a bench draws its input.
    """

    SMALL = "small"
    FULL = "full"
    PUBLISHED = "published"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Our figures, those of peers by their name, and ratios of the two."""

    figures: dict[str, float]
    peers: dict[str, dict[str, float | str]] = field(default_factory=dict)
    ratios: dict[str, float] = field(default_factory=dict)


def best_seconds(call: Callable[[], object], *, runs: int = _RUNS) -> float:
    """Processor seconds of the shortest of several runs: the one that other work on the machine disturbed least."""
    spans = []
    for _ in range(runs):
        gc.collect()
        start = time.process_time()
        call()
        spans.append(time.process_time() - start)
    return min(spans)
