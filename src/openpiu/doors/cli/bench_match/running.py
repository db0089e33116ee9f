"""The whole bench: 10,000 and 100,000 alerts for quality with the peers beside, a million for speed and flags.

Ten million documents come last, in an index of their own.
"""

from dataclasses import dataclass
from math import sqrt

from openpiu.core.matching import AlertIndex, Person
from openpiu.core.synth.screening import Trial, draw_trial
from openpiu.core.trial import (
    DEVELOPMENT_SEEDS,
    FIELDS,
    LOOKS,
    PUBLICATION_SEEDS,
    Scored,
    Share,
    alert_persons,
    by_part,
    recall_at,
    threshold_at,
)
from openpiu.doors.cli.bench_figures import Figures, Size
from openpiu.doors.cli.bench_match import documents, large, ours
from openpiu.doors.cli.bench_match.peers import Peers, PeerScores
from openpiu.doors.cli.output import say

TARGETS = {"5pct": 0.05, "1pct": 0.01, "02pct": 0.002}


@dataclass(frozen=True, slots=True, kw_only=True)
class Amounts:
    """How much is drawn for each part."""

    positives: int
    negatives: int
    logic: int  # travellers of each sort that logic-v2 compares
    middle: int  # travellers of each sort that the other peers compare with 100,000 alerts
    alerts: dict[str, int]  # real size behind the names 10k, 100k, 1m
    documents: int  # behind the name 10m


AMOUNTS = {
    Size.SMALL: Amounts(
        positives=260,
        negatives=600,
        logic=60,
        middle=120,
        alerts={"10k": 1_000, "100k": 2_000, "1m": 2_000},
        documents=20_000,
    ),
    Size.FULL: Amounts(
        positives=5_200,
        negatives=20_000,
        logic=1_500,
        middle=1_300,
        alerts={"10k": 10_000, "100k": 100_000, "1m": 1_000_000},
        documents=10_000_000,
    ),
}
AMOUNTS[Size.PUBLISHED] = AMOUNTS[Size.FULL]


def bench_match(size: Size) -> Figures:
    """All figures; long work says on standard error where it is."""
    amounts, end = AMOUNTS[size], "_small" if size is Size.SMALL else ""
    seed = (PUBLICATION_SEEDS if size is Size.PUBLISHED else DEVELOPMENT_SEEDS)[0]
    figures: dict[str, float] = {"seed": seed, "looks_at_even_seeds": LOOKS}
    small = _draw(amounts, "10k", seed)
    alerts = list(alert_persons(small.alerts))
    index = AlertIndex.build(alerts)
    found, best = _ours(index, small, "10k", end)
    figures |= found | _other_fields(index, small, "10k", end)
    peers, paired = _peers(alerts, small, amounts, best)
    middle = _draw(amounts, "100k", seed)
    alerts = list(alert_persons(middle.alerts))
    found, best = _ours(AlertIndex.build(alerts), middle, "100k", end)
    figures |= found
    more, more_paired = _middle_peers(alerts, middle, amounts.middle, best)
    for name, lines in (("10k", peers), ("100k", more)):
        for label in ("1pct", "02pct"):
            best_peer = max(float(line[f"recall_{label}"]) for line in lines.values())
            figures[f"best_peer_recall_{label}_{name}{end}"] = best_peer
    del small, middle, alerts, index
    figures |= large.figures(_draw(amounts, "1m", seed), end)
    say(f"bench match: {amounts.documents:,} documents")
    figures |= documents.figures(amounts.documents, f"_10m{end}")
    return Figures(figures=figures, peers=peers | more, ratios=paired | more_paired)


def _draw(amounts: Amounts, name: str, seed: int) -> Trial:
    count = amounts.alerts[name]
    say(f"bench match: drawing {count:,} alerts and {amounts.positives + amounts.negatives:,} travellers")
    return draw_trial(alerts=count, positives=amounts.positives, negatives=amounts.negatives, seed=seed)


def _ours(index: AlertIndex, trial: Trial, name: str, end: str) -> tuple[dict[str, float], list[bool]]:
    """Recall at each rate by score and by points, for each kind and group; and who is found at 1 %, for pairing."""
    say(f"bench match: {len(trial.positives) + len(trial.negatives):,} travellers against {len(trial.alerts):,} alerts")
    ways = (ours.points, ours.shown, ours.shared_rule)
    found = ours.scored(index, trial.positives, FIELDS["dob"], ways)
    innocent = ours.scored(index, trial.negatives, FIELDS["dob"], ways)
    figures: dict[str, float] = {}
    for way, positives, negatives in zip(("", "_by_shown_score", "_shared_rule"), found, innocent, strict=True):
        for label, target in TARGETS.items():
            share = recall_at(target, _scores(positives), _scores(negatives))
            figures |= _share(f"recall_{label}_{name}{way}{end}", share)
    cut = threshold_at(TARGETS["1pct"], _scores(innocent[0]))
    figures |= _parts(found[0], cut, name, end)
    return figures, [one.score >= cut for one in found[0]]


def _other_fields(index: AlertIndex, trial: Trial, name: str, end: str) -> dict[str, float]:
    """Recall with the name alone, and with sex and nationality beside the birth date."""
    figures: dict[str, float] = {}
    for fields in ("name", "all"):
        scores = [
            _scores(ours.scored(index, sightings, FIELDS[fields], (ours.points,))[0])
            for sightings in (trial.positives, trial.negatives)
        ]
        for label, target in TARGETS.items():
            figures |= _share(f"recall_{label}_{name}_{fields}{end}", recall_at(target, *scores))
    return figures


def _parts(positives: list[Scored], cut: float, name: str, end: str) -> dict[str, float]:
    """Every kind and culture group at one threshold, the worst kind, the largest distance of a group from the whole."""
    kinds, groups = by_part(cut, positives, lambda one: one.kind), by_part(cut, positives, lambda one: one.group)
    figures: dict[str, float] = {}
    for sort, parts in (("kind", kinds), ("culture", groups)):
        for part, share in parts.items():
            figures |= _share(f"recall_1pct_{name}_{sort}_{part}{end}", share)
    whole = sum(one.score >= cut for one in positives) / len(positives)
    figures[f"lowest_kind_1pct_{name}{end}"] = round(min(share.share for share in kinds.values()), 4)
    figures[f"lowest_culture_1pct_{name}{end}"] = round(min(share.share for share in groups.values()), 4)
    gap = max(abs(share.share - whole) for share in groups.values())
    figures[f"largest_culture_gap_1pct_{name}{end}"] = round(gap, 4)
    return figures


def _peers(
    alerts: list[Person], trial: Trial, amounts: Amounts, found: list[bool]
) -> tuple[dict[str, dict[str, float | str]], dict[str, float]]:
    """Each peer's figures, and for each the paired test: z above 1.96 says that we find more, beyond chance."""
    peers = Peers(alerts)
    lines: dict[str, dict[str, float | str]] = {}
    paired: dict[str, float] = {}
    for name, scorer in peers.scorers.items():
        say(f"bench match: peer {name}")
        scores = peers.scores(scorer, trial.positives, trial.negatives)
        lines[name], paired[f"paired_z_1pct_{name}"] = _line(scores), _paired(found, scores)
    positives, negatives = trial.positives[: amounts.logic], trial.negatives[: amounts.logic]
    for name, own in (("logic_v2_shared_rule", False), ("logic_v2_own_rule", True)):
        say(f"bench match: peer {name}")
        scores = peers.logic_v2(positives, negatives, own_rule=own)
        lines[name] = _line(scores)
        paired[f"paired_z_1pct_{name}"] = _paired(found[: amounts.logic], scores)
    return lines, paired


def _middle_peers(
    alerts: list[Person], trial: Trial, count: int, found: list[bool]
) -> tuple[dict[str, dict[str, float | str]], dict[str, float]]:
    """Peers that compare text, on the first travellers of each sort: the whole would take WRatio hours."""
    peers = Peers(alerts)
    lines: dict[str, dict[str, float | str]] = {}
    paired: dict[str, float] = {}
    for name, scorer in peers.scorers.items():
        say(f"bench match: peer {name}, {len(alerts):,} alerts")
        scores = peers.scores(scorer, trial.positives[:count], trial.negatives[:count])
        lines[f"{name}_100k"] = _line(scores)
        paired[f"paired_z_1pct_{name}_100k"] = _paired(found[:count], scores)
    return lines, paired


def _line(scores: PeerScores) -> dict[str, float | str]:
    line: dict[str, float | str] = {"ms_per_traveller": scores.ms_per_traveller, "negatives": len(scores.negatives)}
    for label, target in TARGETS.items():
        line |= _share(f"recall_{label}", recall_at(target, scores.positives, scores.negatives))
    return line


def _paired(found: list[bool], scores: PeerScores) -> float:
    """McNemar's z on the same true persons, each system at its own threshold for 1 %."""
    cut = threshold_at(TARGETS["1pct"], scores.negatives)
    theirs = [score >= cut for score in scores.positives]
    only_ours = sum(our and not their for our, their in zip(found, theirs, strict=True))
    only_theirs = sum(their and not our for our, their in zip(found, theirs, strict=True))
    return round((only_ours - only_theirs) / sqrt(only_ours + only_theirs or 1), 2)


def _share(name: str, share: Share) -> dict[str, float]:
    return {name: round(share.share, 4), f"{name}_low": round(share.low, 4), f"{name}_high": round(share.high, 4)}


def _scores(column: list[Scored]) -> list[float]:
    return [one.score for one in column]
