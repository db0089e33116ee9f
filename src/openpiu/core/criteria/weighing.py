"""Facts against one criterion: whether it fires, and why, line by line. Deterministic, written, explained (CJ-5)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from openpiu.core.criteria.criterion import Condition, Criterion
from openpiu.core.criteria.facts import Facts

Relation = Literal["holds", "fails", "missing"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """One condition beside the fact it looks at."""

    section: str  # only, points, unless
    kind: str
    wanted: str  # the condition as written
    value: str | None  # the fact as text; None: not reported
    relation: Relation
    points: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """What a criterion says of one traveller; the points of the signs sum to the score before clipping."""

    fires: bool
    score: int  # 0 to 100
    signs: tuple[Sign, ...]


def weigh(criterion: Criterion, facts: Facts) -> Weighed:
    """All conditions beside the facts. What is not reported neither speaks against somebody nor clears them."""
    signs = tuple(_signs(criterion, facts))
    total = sum(sign.points for sign in signs)
    in_reach = all(sign.relation == "holds" for sign in signs if sign.section == "only")
    is_cleared = any(sign.relation == "holds" for sign in signs if sign.section == "unless")
    return Weighed(
        fires=in_reach and not is_cleared and total >= criterion.threshold,
        score=max(0, min(100, total)),
        signs=signs,
    )


def fires(criterion: Criterion, facts: Facts) -> bool:
    """The same answer without the reasons, and at the first condition that excludes the traveller."""
    if not all(_holds(condition, facts) for condition in criterion.only):
        return False
    if any(_holds(condition, facts) for condition in criterion.unless):
        return False
    return sum(condition.points for condition in criterion.points if _holds(condition, facts)) >= criterion.threshold


def _holds(condition: Condition, facts: Facts) -> bool:
    value = condition.kind.value(facts)
    return value is not None and condition.kind.holds(value, condition.wanted)


def _signs(criterion: Criterion, facts: Facts) -> Iterator[Sign]:
    for section in ("only", "points", "unless"):
        for condition in getattr(criterion, section):
            yield _sign(section, condition, facts)


def _sign(section: str, condition: Condition, facts: Facts) -> Sign:
    value = condition.kind.value(facts)
    relation: Relation = "missing"
    if value is not None:
        relation = "holds" if condition.kind.holds(value, condition.wanted) else "fails"
    return Sign(
        section=section,
        kind=condition.kind.name,
        wanted=condition.text,
        value=None if value is None else _written(value),
        relation=relation,
        points=condition.points if relation == "holds" else 0,
    )


def _written(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, frozenset):
        return ", ".join(sorted(value))
    return " ".join(value) if isinstance(value, tuple) else str(value)
