"""What a visiting liaison officer's pages show: the cases of their grants, one case, and whether it is still open.

All of it is computed from a visit, which holds nothing but what the grants show (EXC-12). Not here: opening one thing,
which is entered in the ledger (`liaison.open_in_visit`).
"""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from openpiu.core.cases.grants import RULE, Grant, Thing, in_force, watermark
from openpiu.core.cases.visiting import Visit
from openpiu.core.law.permissions import Act, check_may
from openpiu.core.law.roles import Actor
from openpiu.duties.acting import enter, in_one_transaction
from openpiu.duties.cases.book import instant
from openpiu.duties.cases.liaison import held_by, visit_cases, visit_of
from openpiu.store.passenger.models import CaseEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """One case that is open to the officer."""

    case: str
    counts: Mapping[str, int]  # class -> how many things
    grant: Grant
    mark: str  # the watermark
    things: tuple[Thing, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPage:
    """What an officer has before them."""

    case: str
    thing: str = ""  # by its id over all cases; empty for the list of a case
    seen: str = ""  # the mark of the last pulse


def rooms(*, host: str, host_keys: Collection[str], actor: Actor, at: datetime) -> tuple[Room, ...]:
    """The cases that the officer's grants open now, with numbers; empty without a grant."""
    seen = visit_cases(host=host, host_keys=host_keys, actor=actor, at=at)
    grants = in_force(seen.held, seen.now)
    return tuple(_room(case, seen, grants) for case in sorted({case for grant in grants for case in grant.cases}))


def enter_room(case: str, *, host: str, host_keys: Collection[str], actor: Actor, at: datetime) -> Room | None:
    """One case with its things, without what they say; None where it is not open, which is entered as a refusal."""
    found = next(
        (room for room in rooms(host=host, host_keys=host_keys, actor=actor, at=at) if room.case == case), None
    )
    if found is None:
        with in_one_transaction():
            enter("access.refused", actor=actor, at=at, subject="case", wanted=Act.VISIT_CASES.value, rule=RULE)
    return found


def pulse(page: OpenPage, *, host: str, host_keys: Collection[str], actor: Actor, at: datetime) -> str | None:
    """Whether an open page may stay: a mark of what it rests on, or None where it must close now.

    Cheap while nothing happens: only another mark than the one seen looks into the case again.
    """
    check_may(actor, Act.VISIT_CASES)
    held = held_by(actor.id, host=host, host_keys=host_keys)
    grants = [grant for grant in in_force(held, instant(at)) if page.case in grant.cases]
    if not grants:
        return None
    events = CaseEvent.objects.using("passenger").filter(case=page.case, lane="joint").count()
    mark = "-".join([str(events), f"{at:%Y%m%d}", *sorted(grant.id for grant in grants)])
    if page.thing and mark != page.seen and page.thing not in visit_of(held, at=at).ids():
        return None
    return mark


def _room(case: str, seen: Visit, grants: tuple[Grant, ...]) -> Room:
    grant = next(grant for grant in grants if case in grant.cases)
    answers = (seen.open(key) for key in seen.ids())
    things = tuple(one.thing for one in answers if one.thing is not None and one.thing.case == case)
    counts = Counter(thing.cls for thing in things)
    return Room(
        case=case, counts=dict(sorted(counts.items())), grant=grant, mark=watermark(grant, seen.now), things=things
    )  # fmt: skip
