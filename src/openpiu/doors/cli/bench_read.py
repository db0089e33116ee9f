"""`openpiu bench read`: how fast messages are read, against pydifact on the same text, and whether cost stays linear.

Belongs here: the measuring. Not here: the reader (`core.messages`), the input (`bench_messages`).
"""

import importlib
import importlib.metadata
import warnings
from functools import partial
from statistics import median
from typing import Any

from openpiu.core.edifact import read_interchanges
from openpiu.core.messages import read_messages
from openpiu.doors.cli.bench_figures import Figures, Size, best_seconds
from openpiu.doors.cli.bench_messages import paxlst_text, pnrgov_text
from openpiu.errors import OperatorError

_PERSONS = {Size.SMALL: 500, Size.FULL: 2000, Size.PUBLISHED: 2000}  # travellers of a manifest
_BOOKINGS = (127, 508, 2032)  # in one message: the first and the last are those whose costs are compared
_ROUNDS = {Size.SMALL: 3, Size.FULL: 11, Size.PUBLISHED: 11}


def bench_read(size: Size) -> Figures:
    """Bookings and travellers a second, the tokeniser against pydifact, and the cost of 16 times the input."""
    spans = _pnr_seconds(_ROUNDS[size])
    best = {count: min(taken) for count, taken in spans.items()}
    pnrgov, paxlst = pnrgov_text(_BOOKINGS[1]).encode(), paxlst_text(_PERSONS[size]).encode()
    persons = _PERSONS[size] / best_seconds(lambda: read_messages(paxlst, source="bench"), runs=15)
    segments = _count_segments(pnrgov)
    ours = best_seconds(lambda: _count_segments(pnrgov))
    peer = _pydifact_seconds(pnrgov.decode())
    ratio = round(peer / ours, 2)
    return Figures(
        figures={
            "pnr_per_s": round(_BOOKINGS[1] / best[_BOOKINGS[1]]),
            **{f"pnr_per_s_{count}": round(count / best[count]) for count in _BOOKINGS},
            "pnr_bytes": round(len(pnrgov) / _BOOKINGS[1]),
            "paxlst_travellers_per_s": round(persons),
            "segments_per_s": round(segments / ours),
            "tokenise_ratio_pydifact": ratio,
            "cost_ratio_16x": round(_cost_ratio(spans), 2),
        },
        peers={
            "pydifact": {
                "segments_per_s": round(segments / peer),
                "version": importlib.metadata.version("pydifact"),
            }
        },
        ratios={"tokenise_pydifact": ratio},
    )


def _count_segments(data: bytes) -> int:
    """Split everything, down to the last component, as the peer does."""
    return sum(len(tuple(message.segments)) for found in read_interchanges(data) for message in found.messages)


def _pnr_seconds(rounds: int) -> dict[int, list[float]]:
    """Seconds for a message of each size, in turn, so that a busy spell of the machine falls on all sizes.

    A short message is read so often that each figure covers as much work as the long one.
    """
    texts = {count: pnrgov_text(count).encode() for count in _BOOKINGS}
    spans: dict[int, list[float]] = {count: [] for count in _BOOKINGS}
    for _ in range(rounds):
        for count, data in texts.items():
            times = _BOOKINGS[-1] // count
            spans[count].append(best_seconds(partial(_read_often, data, times), runs=1) / times)
    return spans


def _read_often(data: bytes, times: int) -> None:
    for _ in range(times):
        read_messages(data, source="bench")


def _cost_ratio(spans: dict[int, list[float]]) -> float:
    """Time for 16 times the bookings in one message over the time for the few: 16 is linear. Median of the rounds."""
    few, many = spans[_BOOKINGS[0]], spans[_BOOKINGS[-1]]
    return median(long / short for short, long in zip(few, many, strict=True))


def _pydifact_seconds(text: str) -> float:
    parser: Any
    try:
        parser = importlib.import_module("pydifact.parser")
    except ImportError:
        raise OperatorError("the peer pydifact is not installed; run make test once, it installs the peers") from None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns of each segment that it has no table for
        return best_seconds(lambda: list(parser.Parser().parse(text)), runs=3)
