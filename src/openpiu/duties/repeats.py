"""Known-not-to-match: repeats of a rejected hit are suppressed; they are raised again when its basis goes (PNR-12.9).

Belongs here: what screening, review and the sweep do alike, inside a transaction of theirs. Not here: which negatives
count (`core.law.repeats`). Rows that somebody else holds are left alone, so that a page never waits for a screening nor
the other way round; the next call finds what was left.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet

from openpiu.core.law.actions import ACTIONS, Action
from openpiu.core.law.hit_states import HitState
from openpiu.core.law.reason_classes import ReasonClass
from openpiu.core.law.repeats import LONGEST, NOT_IN_DOUBT, Word, is_negative
from openpiu.core.law.roles import MACHINE
from openpiu.duties import tallies
from openpiu.duties.acting import enter
from openpiu.duties.standing import standing
from openpiu.store.passenger.models import Hit, Review

WRITTEN = ["state", "rests_on", "rests_until", "raised_at", "updated_at", "heads"]
_QUIET = [state.value for state in NOT_IN_DOUBT]
Pair = tuple[UUID | None, UUID]  # identity of the traveller, id of the alert


@dataclass(frozen=True, slots=True)
class Basis:
    """What a repeat may rest on: the last of the reviews that rejected, and until when at the latest."""

    review: Review
    until: datetime


def suppress(hits: Collection[UUID], *, at: datetime) -> set[UUID]:
    """Of these hits, suppress those that nobody has looked at and that repeat a rejected one; returns which."""
    raised = _hits().filter(id__in=hits, state=HitState.RAISED.value, reviews=None)
    # A criterion is about a journey, not about who somebody is: a rejected hit of one spares nobody the next.
    about_persons = raised.exclude(alert__reason_class=ReasonClass.CRITERION.value)
    repeated = list(about_persons.filter(traveller__identity__isnull=False))
    negatives, doubted = _negatives(repeated), _in_doubt(repeated)
    done = []
    for hit in sorted(repeated, key=lambda hit: hit.id):
        pair = _pair(hit)
        basis = None if pair in doubted else _basis(hit, negatives[pair], at)
        if basis is not None:
            hit.state, hit.updated_at = HitState.SUPPRESSED.value, at
            hit.rests_on, hit.rests_until = basis.review, basis.until
            done.append(hit)
    Hit.objects.using("passenger").bulk_update(done, WRITTEN)
    for hit in done:
        _enter_suppressed(hit, at)
    tallies.count_all([tallies.move(hit, HitState.RAISED.value) for hit in done], at=at)
    return {hit.id for hit in done}


def end(*, at: datetime) -> int:
    """Raise every suppressed hit whose basis no longer stands; returns how many there were."""
    stands = Q(
        rests_on__hit__state=HitState.REJECTED.value,
        rests_on__hit__traveller__identity=F("traveller__identity"),
        rests_on__alert_version=F("alert__version"),
        rests_until__gt=at,
    )
    suppressed = _hits().filter(state=HitState.SUPPRESSED.value).select_related("rests_on__hit__traveller")
    gone = suppressed.filter(~stands | Exists(_doubts())).select_for_update(of=("self",), skip_locked=True)
    ended = [(hit, _why(hit, at)) for hit in gone.order_by("id")]
    for hit, _ in ended:
        hit.state, hit.rests_on, hit.rests_until = HitState.RAISED.value, None, None
        hit.raised_at = hit.updated_at = at
        hit.heads = tallies.since(hit.heads, at)
    Hit.objects.using("passenger").bulk_update([hit for hit, _ in ended], WRITTEN)
    for hit, why in ended:
        enter_end(hit.id, why=why, at=at)
    tallies.count_all([tallies.move(hit, HitState.SUPPRESSED.value) for hit, _ in ended], at=at)
    return len(ended)


def enter_end(hit: UUID, *, why: str, at: datetime) -> None:
    """The end of one suppression in the ledger. `why` is a code: time, alert, identity, review, doubt, evidence."""
    enter("hit.suppression_ended", actor=MACHINE, at=at, subject=f"hit:{hit}", purpose="6.2a", why=why)


def _hits() -> QuerySet[Hit]:
    return Hit.objects.using("passenger").select_related("traveller", "alert")


def _pair(hit: Hit) -> Pair:
    return hit.traveller.identity, hit.alert_id


def _alike(hits: Iterable[Hit]) -> QuerySet[Hit]:
    """Hits that may be on the same persons and alerts; the caller looks at the pairs."""
    pairs = [_pair(hit) for hit in hits]
    return _hits().filter(
        traveller__identity__in={identity for identity, _ in pairs}, alert__in={alert for _, alert in pairs}
    )


def _negatives(hits: Iterable[Hit]) -> dict[Pair, list[Hit]]:
    """Rejected hits by person and alert, with their reviews; locked, so that no decision is undone under our hands."""
    reviews = Prefetch("reviews", Review.objects.using("passenger").order_by("number"))
    rejected = _alike(hits).filter(state=HitState.REJECTED.value).prefetch_related(reviews).order_by("id")
    found: dict[Pair, list[Hit]] = defaultdict(list)
    for hit in rejected.select_for_update(of=("self",), skip_locked=True):
        found[_pair(hit)].append(hit)
    return found


def _in_doubt(hits: Iterable[Hit]) -> set[Pair]:
    """Persons and alerts of which an officer has begun to look at a hit, or has confirmed one."""
    return {_pair(hit) for hit in _alike(hits).filter(reviews__isnull=False).exclude(state__in=_QUIET)}


def _doubts() -> QuerySet[Hit]:
    others = Hit.objects.using("passenger").filter(
        traveller__identity=OuterRef("traveller__identity"), alert=OuterRef("alert"), reviews__isnull=False
    )
    return others.exclude(state__in=_QUIET)


def _basis(hit: Hit, negatives: Sequence[Hit], at: datetime) -> Basis | None:
    """The newest negative that counts. Where the alert names a document, nobody without one is spared."""
    if hit.alert.person.get("documents") and not hit.traveller.has_document:
        return None
    counting = [negative for negative in negatives if _counts(negative, hit)]
    bases = [Basis(_rejecting(one)[-1], one.traveller.received_at + LONGEST) for one in counting]
    return max((basis for basis in bases if basis.until > at), key=lambda basis: basis.until, default=None)


def _counts(negative: Hit, hit: Hit) -> bool:
    words = [
        Word(
            officer=review.officer,
            decision=review.decision,
            reasons=frozenset(review.reasons),
            alert_version=review.alert_version,
        )
        for review in standing(negative, list(negative.reviews.all()))
    ]
    officers = max(negative.officers, ACTIONS[Action(hit.alert.action)].officers)
    return is_negative(words, officers=officers, alert_version=hit.alert.version)


def _rejecting(hit: Hit) -> list[Review]:
    return [review for review in standing(hit, list(hit.reviews.all())) if review.decision == "reject"]


def _enter_suppressed(hit: Hit, at: datetime) -> None:
    basis = hit.rests_on
    enter(
        "hit.suppressed", actor=MACHINE, at=at, subject=f"hit:{hit.id}", purpose="6.2a",
        review=str(basis.id) if basis else None, rests_on=str(basis.hit_id) if basis else None,
        alert_version=hit.alert.version, until=hit.rests_until.isoformat() if hit.rests_until else None,
    )  # fmt: skip


def _why(hit: Hit, at: datetime) -> str:
    """Which part of the basis went, by the first line that applies."""
    return next((why for why, is_gone in _WHYS if is_gone(hit, at)), "doubt")


_WHYS: tuple[tuple[str, Callable[[Hit, datetime], bool]], ...] = (
    ("review", lambda hit, at: hit.rests_on is None or hit.rests_on.hit.state != HitState.REJECTED),
    ("alert", lambda hit, at: hit.rests_on is not None and hit.rests_on.alert_version != hit.alert.version),
    (
        "identity",
        lambda hit, at: hit.rests_on is not None and hit.rests_on.hit.traveller.identity != hit.traveller.identity,
    ),
    ("time", lambda hit, at: hit.rests_until is None or hit.rests_until <= at),
)
