"""Recalls inside a case: what an officer takes back, and what goes back by itself when a party goes (EXC-11, EXC-13).

Each node recalls its own content from whoever holds it and is no party any more; nobody recalls another's.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta

from django.db.models import QuerySet

from openpiu.core.cases.events import Event
from openpiu.core.cases.parting import Due, owed_on_closing, owed_on_parting
from openpiu.core.law.roles import Actor
from openpiu.duties.cases.book import content_id
from openpiu.duties.exchange import recalling
from openpiu.duties.exchange.casework.facts import Held
from openpiu.duties.exchange.post import Post
from openpiu.duties.exchange.recalling import Wish
from openpiu.store.passenger.models import SentMessage

SOURCE = "case"
DAYS = 7  # until a party that went has to have done it
GONE = "no party of the case any more"


def recall_owed(post: Post, held: Held, *, actor: Actor, at: datetime) -> list[str]:
    """Recall what goes back because a party left, was withdrawn, or the case is closed; ids of the recalls.

    Again, it recalls nothing. Inside the caller's transaction.
    """
    wish = Wish(mode="erase", reason=GONE, deadline=at + timedelta(days=DAYS))
    made: list[str] = []
    for due in _owed(post.node, held):
        rows = list(_carried(post, held.case, due.contents).filter(partner=due.holder))
        made += recalling.take_back(post, rows, wish, actor=actor, at=at)
    return made


def recall_named(post: Post, held: Held, event: Event, *, actor: Actor, at: datetime) -> list[str]:
    """Recall from everybody what a `recalled` event of ours names."""
    if event.kind != "recalled":
        return []
    named = event.facts["events"]
    hashes = [one.content for one in held.events if isinstance(named, tuple) and one.id in named and one.content]
    last = datetime.combine(datetime.fromisoformat(str(event.facts["deadline"])), time.max, UTC)
    wish = Wish(
        mode=str(event.facts["mode"]), reason=str(event.facts["reason"]), deadline=max(last, at + timedelta(hours=1))
    )
    return recalling.take_back(post, list(_carried(post, held.case, hashes)), wish, actor=actor, at=at)


def _owed(own: str, held: Held) -> list[Due]:
    state = held.seen.state
    gone = [node for node in sorted(state.members) if state.standing_of(node) in {"left", "withdrawn"}]
    dues = [due for node in gone for due in owed_on_parting(state, held.events, node)]
    if state.case and not state.is_open:
        dues += owed_on_closing(state, held.events)
    return [due for due in dues if due.originator == own]


def _carried(post: Post, case: str, hashes: Iterable[str]) -> QuerySet[SentMessage]:
    """Every message that carried one of these contents and was not recalled yet, to a partner that is active."""
    ids = [content_id(case, digest, post.ids()) for digest in hashes]
    rows = SentMessage.objects.using("passenger").filter(letter__source=SOURCE, letter__reference__in=ids, recalled="")
    return rows.filter(partner__standing="active").defer("sealed").order_by("id")
