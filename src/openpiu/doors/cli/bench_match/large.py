"""A million alerts: building, memory, single searches, bulk, one alert more, flags."""

import gc
import os
import time
from pathlib import Path
from statistics import median

from openpiu.core.matching import AlertIndex, Person
from openpiu.core.synth.screening import Trial
from openpiu.core.trial import FIELDS, Scored, alert_persons, false_positive_rate, seen_through, threshold_at, to_person
from openpiu.doors.cli.bench_match import memory, ours
from openpiu.doors.cli.output import say

RECALL = 0.88
FLAGGED = 0.0015  # share of innocent travellers that the mission allows with documents
SINGLE, BULK = 2_000, 4_000  # travellers
ADDED = 11  # times that an alert is added


def figures(trial: Trial, end: str) -> dict[str, float]:
    """Speed, size, and how many innocents are flagged at a recall of 0.88 with birth date, sex and nationality."""
    alerts = list(alert_persons(trial.alerts))
    say(f"bench match: building an index of {len(alerts):,}")
    gc.collect()
    before, start = resident_mb(), time.perf_counter()
    index = AlertIndex.build(alerts)
    spent = time.perf_counter() - start
    found = {f"build_s_1m{end}": round(spent, 2), f"builder_mb_1m{end}": round(resident_mb() - before, 1)}
    found |= memory.figures(index, end)
    found |= _speed(index, trial, end)
    return found | _added(index, alerts[0], end) | _flags(index, trial, end)


def _speed(index: AlertIndex, trial: Trial, end: str) -> dict[str, float]:
    say("bench match: single searches and bulk")
    found: dict[str, float] = {}
    for fields in ("dob", "name"):
        asked = [seen_through(to_person(one.traveller), FIELDS[fields]) for one in trial.negatives[:SINGLE]]
        for state in ("cold", ""):
            ordered = ours.milliseconds(index, asked)
            name = f"ms_1m_{fields}{'_cold' if state else ''}{end}"
            found |= {f"p50_{name}": ours.at_share(ordered, 0.5), f"p99_{name}": ours.at_share(ordered, 0.99)}
            found[f"max_{name}"] = round(ordered[-1], 3)
    asked = [seen_through(to_person(one.traveller), FIELDS["dob"]) for one in trial.negatives[:BULK]]
    for name in ("bulk_per_s", "bulk_again_per_s"):
        start = time.perf_counter()
        for _ in index.search_many(asked):
            pass
        found[f"{name}_1m{end}"] = round(len(asked) / (time.perf_counter() - start), 1)
    return found


def _added(index: AlertIndex, alert: Person, end: str) -> dict[str, float]:
    """Milliseconds until an index with one alert more is there: the median of some."""
    spent = []
    for _ in range(ADDED):
        start = time.perf_counter()
        index.with_changes([alert])
        spent.append((time.perf_counter() - start) * 1000)
    return {f"add_alert_ms_1m{end}": round(median(spent), 2)}


def _flags(index: AlertIndex, trial: Trial, end: str) -> dict[str, float]:
    say("bench match: flags with birth date, sex and nationality, and with documents")
    found: dict[str, float] = {}
    for fields in ("all", "api"):
        lowest = index.profile.review
        (true,) = ours.scored(index, trial.positives, FIELDS[fields], (ours.points,), lowest)
        (innocent,) = ours.scored(index, trial.negatives, FIELDS[fields], (ours.points,), lowest)
        found[f"innocents_for_review_per_1000_1m_{fields}{end}"] = _flagged(innocent, lowest)
        found[f"innocents_strong_per_1000_1m_{fields}{end}"] = _flagged(innocent, index.profile.strong)
        scores = sorted((one.score for one in true), reverse=True)
        cut = scores[min(len(scores) - 1, int(RECALL * len(scores)))]
        rate = false_positive_rate(cut, [one.score for one in innocent])
        found[f"fpr_1m_at_recall_088{'' if fields == 'all' else '_api'}{end}"] = round(rate, 5)
        found[f"threshold_1m_at_recall_088_{fields}{end}"] = cut
        if fields == "api":
            found |= _planted(index, trial, end, [one.score for one in innocent], [one.score for one in true])
    return found


def _flagged(innocent: list[Scored], lowest: int) -> float:
    return round(1000 * false_positive_rate(lowest, [one.score for one in innocent]), 2)


def _planted(index: AlertIndex, trial: Trial, end: str, innocent: list[float], true: list[float]) -> dict[str, float]:
    """True persons whose document or exact birth date the list has: how many are found where how many innocents are.

    At the strong threshold, and at the lowest one that flags `FLAGGED` of the innocents at most.
    """
    known = {
        alert.id: alert for alert in trial.alerts if alert.documents or (alert.birth_date and alert.birth_date.is_full)
    }
    sure = []
    for sighting, score in zip(trial.positives, true, strict=True):
        alert, traveller = known.get(sighting.alert or ""), sighting.traveller
        if alert and (alert.documents or alert.birth_date == traveller.birth_date):
            sure.append(score)
    found: dict[str, float] = {}
    for name, cut in (("", float(index.profile.strong)), ("_at_015pct", threshold_at(FLAGGED, innocent))):
        found[f"flag_rate_1m_api{name}{end}"] = round(false_positive_rate(cut, innocent), 6)
        found[f"recall_1m_api_planted{name}{end}"] = round(sum(score >= cut for score in sure) / max(1, len(sure)), 5)
    return found


def resident_mb() -> float:
    """Memory of this process now, in megabytes (Linux)."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6
