"""The bench: our reader on the book of cases and on invented zones, then the peers on the very same.

Belongs here: the measuring. Not here: cases and scoring (`cases`), how peers are reached (`peers`).
"""

from datetime import date

from openpiu.core.terms.mrz import read_mrz
from openpiu.core.terms.mrz.dates import birth_of, expiry_of
from openpiu.doors.cli.bench_border.cases import Answer, Case, reference_date, scored_cases, tally
from openpiu.doors.cli.bench_border.peers import peer_figures
from openpiu.doors.cli.bench_border.zones import zones
from openpiu.doors.cli.bench_figures import Figures, Size, best_seconds

_ZONES = {Size.SMALL: 2_000, Size.FULL: 10_000, Size.PUBLISHED: 10_000}
_RUNS = {Size.SMALL: 5, Size.FULL: 25, Size.PUBLISHED: 25}
_PEER_RUNS = 3


def bench_border(size: Size) -> Figures:
    """Zones read a second on one core, cases right, invalid zones accepted; the peers beside."""
    day, cases, many = date.fromisoformat(reference_date()), scored_cases(), zones(_ZONES[size])
    found = tally(cases, [_answer(case, day) for case in cases])

    def afresh() -> None:
        birth_of.cache_clear()  # every date is new: the dates of real travellers seldom are
        expiry_of.cache_clear()
        again()

    def again() -> None:
        for lines in many:
            read_mrz(lines, as_of=day)

    ours = len(many) / best_seconds(afresh, runs=_RUNS[size])
    peers = peer_figures(cases, many, _PEER_RUNS)
    return Figures(
        figures={
            "mrz_per_s": round(ours),
            "mrz_per_s_known_dates": round(len(many) / best_seconds(again, runs=_RUNS[size])),
            "mrz_cases": found.cases,
            "mrz_cases_right": found.right,
            "invalid_accepted": found.invalid_accepted,
            "valid_rejected": found.valid_rejected,
        },
        peers=peers,
        ratios={
            f"mrz_per_s_{name}": round(ours / float(told["mrz_per_s"]), 2)
            for name, told in peers.items()
            if "mrz_per_s" in told
        },
    )


def _answer(case: Case, day: date) -> Answer:
    read = read_mrz(case.lines, as_of=day)
    return Answer(read.valid, read.fields.plain())
