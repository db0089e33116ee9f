"""What the handling matrix says about the things of a case: shown here, shown to a visitor (EXC-3).

Belongs here: the question to `core.law.handling`, asked by everything that shows content. Not here: the matrix; who may
at all (`seeing`, `liaison`); the court, which `core.cases.court` asks itself.
"""

from collections.abc import Iterable
from datetime import date

from openpiu.core.cases.events import Event
from openpiu.core.cases.grants import Thing
from openpiu.core.cases.state import State, marked, permissions_of
from openpiu.core.law.handling import Answer, Marked, Permission, Use, decide, read_terms, use_by_name
from openpiu.core.law.handling_table import RecipientKind, Verb, Verdict

OWN_LANE = Answer(verdict=Verdict.ALLOWED, why="it never leaves this unit")


def shown_here(state: State, thing: str, *, node: str, day: date) -> Answer:
    """Whether officers of this unit may read a thing; what the unit wrote for itself without terms, they may."""
    if not state.things[thing]["terms"]:
        return OWN_LANE
    return _viewed(marked(state, thing), permissions_of(state), node, day)


def event_shown_here(state: State, event: Event, *, node: str, day: date) -> Answer:
    """The same for content that makes no thing, such as the purpose of the case."""
    mark = Marked(id=event.id, originators=frozenset({event.node}), terms=read_terms(event.terms))
    return _viewed(mark, permissions_of(state), node, day)


def shown_to_visitor(thing: Thing, *, host: str, home: str, day: date) -> bool:
    """Whether a grant of this host opens a thing for an officer of `home`.

    The grant is the host's word for what the host wrote; who gave a thing to `home` itself has permitted it there.
    Nothing permits what the matrix never allows, what is over, or what nobody graded.
    """
    given = {one for one in thing.originators if one == host or home in thing.released}
    words = tuple(
        Permission(
            id=f"grant:{one}", thing=thing.id, originator=one, recipient=home, verb=Verb.VIEW, since=day, until=day
        )
        for one in sorted(given)
    )
    mark = Marked(id=thing.id, originators=thing.originators, terms=thing.terms)
    return decide(_use(mark, home, RecipientKind.LIAISON), words, day=day).is_allowed


def _viewed(mark: Marked, permissions: Iterable[Permission], node: str, day: date) -> Answer:
    return decide(_use(mark, node, RecipientKind.OWN), permissions, day=day)


def _use(mark: Marked, recipient: str, kind: RecipientKind) -> Use:
    return use_by_name(mark, Verb.VIEW, recipient, {recipient: kind})
