"""The linter: whether a criterion that can be read is targeted, proportionate and specific, and can fire at all.

Belongs here: what follows from the text alone. Not here: what the profile of the state allows (`duties.criteria`).
"""

from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter

from openpiu.core.criteria.criterion import Criterion, Finding

LEAST_SIGNS = 2  # that it takes to reach the threshold: one sign alone is no specific suspicion


def check_criterion(criterion: Criterion) -> tuple[Finding, ...]:
    """All that stands against it, in the order in which an author mends it; none: it may be proposed."""
    return tuple(_findings(criterion))


def _findings(criterion: Criterion) -> Iterator[Finding]:
    yield from _targeted(criterion)
    yield from _exonerating(criterion)
    yield from _weights(criterion)
    if criterion.review > criterion.expires:
        yield Finding(line=0, code="review_late", advice="it must be reviewed before it expires", rule="CJ-7")


def _targeted(criterion: Criterion) -> Iterator[Finding]:
    """PNR-6.6: it says at whom it looks, by how they travel; nationality or age never alone (PNR-6.7)."""
    if not any(not condition.kind.accompanied for condition in criterion.only):
        advice = "say under only how the persons travel at whom it looks, such as: arrives at BRU"
        yield Finding(line=0, code="untargeted", advice=advice, rule="PNR-6.6")
    for condition in criterion.points:
        if condition.kind.accompanied:
            advice = f"{condition.text!r} says who somebody is, not how they travel: it may stand under only or unless"
            yield Finding(line=0, code="trait_weighed", advice=advice, rule="PNR-6.7")


def _exonerating(criterion: Criterion) -> Iterator[Finding]:
    """CJ-6: circumstances for a person count as well as those against."""
    has_some = criterion.unless or any(condition.points < 0 for condition in criterion.points)
    if not has_some and not criterion.innocent:
        advice = "add a condition under unless that clears people, or a line: innocent <why there is none>"
        yield Finding(line=0, code="no_exonerating", advice=advice, rule="CJ-6")


def _weights(criterion: Criterion) -> Iterator[Finding]:
    best = _best_by_kind(criterion)
    if sum(best) < criterion.threshold:
        advice = f"all points together are {sum(best)}, the threshold is {criterion.threshold}: it can never fire"
        yield Finding(line=0, code="never", advice=advice)
    elif sum(best[: LEAST_SIGNS - 1]) >= criterion.threshold:
        advice = "one sign alone reaches the threshold: ask for at least two together"
        yield Finding(line=0, code="one_sign", advice=advice, rule="PNR-6.6")


def _best_by_kind(criterion: Criterion) -> list[int]:
    """The points of each kind of sign, most first; two lines of one kind are one sign."""
    by_kind = attrgetter("kind.name")
    weighed = sorted((one for one in criterion.points if one.points > 0), key=by_kind)
    return sorted((sum(one.points for one in same) for _, same in groupby(weighed, key=by_kind)), reverse=True)
