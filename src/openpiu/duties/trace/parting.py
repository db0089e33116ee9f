"""Taking a join apart, and putting it together again: what an officer says about two records (docs/adr/0010).

A parting is kept until an officer takes it back. Nothing is joined by that: the facts decide again, as they did before.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from itertools import product
from uuid import UUID, uuid5

from openpiu.core.law.permissions import Act, check_may
from openpiu.core.law.reasons import APART_REASONS, TOGETHER_REASONS
from openpiu.core.law.roles import Actor
from openpiu.duties.acting import enter, in_one_transaction
from openpiu.duties.trace.linking import group_of
from openpiu.duties.trace.searching import find_candidates, last_words
from openpiu.errors import OfficerError
from openpiu.store.passenger.lookups import find_traveller
from openpiu.store.passenger.models import Parting, TravellerRecord


def part(traveller_id: str, other_id: str, *, reason: str, actor: Actor, at: datetime) -> int:
    """Keep `other_id` apart from the person of `traveller_id`; returns from how many of their records.

    Records that are joined only by way of the other one leave with it, and are not taken apart from it.
    """
    check_may(actor, Act.PART_TRAVELLERS)
    if reason not in APART_REASONS:
        raise OfficerError("choose why this is not the same person")
    with in_one_transaction():
        start, other = find_traveller(traveller_id), find_traveller(other_id)
        found = find_candidates(start)
        if str(other.id) not in {join.leg.traveller for join in group_of(start, found).joins}:
            raise OfficerError("these two records are not joined; read the page again")
        without = group_of(start, found, without=frozenset({str(other.id)}))
        members = [str(start.id), *(join.leg.traveller for join in without.joins)]
        _say(members, [str(other.id)], _Word(is_apart=True, reason=reason, officer=actor.id, at=at))
        enter(
            "traveller.parted", actor=actor, at=at, subject=f"traveller:{other.id}", purpose="6.2a", reason=reason,
            records=sorted(members),
        )  # fmt: skip
        return len(members)


def rejoin(traveller_id: str, other_id: str, *, reason: str, actor: Actor, at: datetime) -> int:
    """Take back what keeps the persons of these two records apart; returns how many pairs of records that were.

    Who may part may take it back. A contradiction in the facts still keeps records apart.
    """
    check_may(actor, Act.PART_TRAVELLERS)
    if reason not in TOGETHER_REASONS:
        raise OfficerError("choose why this is the same person after all")
    with in_one_transaction():
        start, other = find_traveller(traveller_id), find_traveller(other_id)
        mine, theirs = _person(start), _person(other)
        pairs = _say(mine, theirs, _Word(is_apart=False, reason=reason, officer=actor.id, at=at))
        if not pairs:
            raise OfficerError("no officer keeps these two records apart; read the page again")
        enter(
            "traveller.rejoined", actor=actor, at=at, subject=f"traveller:{other.id}", purpose="6.2a", reason=reason,
            records=sorted({*mine, *theirs}),
        )  # fmt: skip
        return pairs


def _person(start: TravellerRecord) -> list[str]:
    """The ids of the records that are shown as one person with this one."""
    return [str(start.id), *(join.leg.traveller for join in group_of(start, find_candidates(start)).joins)]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Word:
    """What an officer says of records, when and why."""

    is_apart: bool
    reason: str
    officer: str
    at: datetime


def _say(mine: Collection[str], theirs: Collection[str], word: _Word) -> int:
    """Add a row for every pair of which this is not the last word already; returns how many."""
    last = last_words([*mine, *theirs])
    rows = []
    for pair in product(mine, theirs):
        is_apart, number = last.get(frozenset(pair), (False, 0))
        if is_apart is not word.is_apart:
            one, other = sorted(map(UUID, pair))
            rows.append(_row(one, other, number + 1, word))
    Parting.objects.using("passenger").bulk_create(rows)
    return len(rows)


def _row(one: UUID, other: UUID, number: int, word: _Word) -> Parting:
    return Parting(
        id=uuid5(one, f"{other} {number}"),
        number=number,
        one_id=one,
        other_id=other,
        is_joined_again=not word.is_apart,
        officer=word.officer,
        reason=word.reason,
        parted_at=word.at,
    )
