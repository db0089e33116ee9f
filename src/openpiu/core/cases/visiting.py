"""What a visiting liaison officer sees: one way in, which filters first and answers only from what is left (EXC-12).

Belongs here: the visit. A door is given a `Visit` and nothing else; whatever it asks, for one thing, a search, a
number, a link or a suggestion, the answer is computed over what the grants show. Not here: the decision (`grants.may`),
the entry of every view in both ledgers (the duty writes `Answer.record`).

"Not there" and "not allowed" are one answer, NOT_THERE: the same value, the same size. Cases that no grant names are
never looked at, so their number and size cost no time either.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from openpiu.core.cases.contents import Contents
from openpiu.core.cases.events import Event
from openpiu.core.cases.grants import Access, Grant, Held, Thing, in_force, may, watermark
from openpiu.core.cases.parting import expired
from openpiu.core.cases.state import State, is_readable, marked, permissions_of
from openpiu.core.law.handling_table import Verb
from openpiu.core.ledger.entries import canonical

Things = Mapping[str, Mapping[str, Thing]]  # case -> id -> thing


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the officer is told about one thing. `record` is what both ledgers are told; ids only."""

    is_there: bool
    text: str
    thing: Thing | None = None
    record: Mapping[str, str] = field(default_factory=dict)


NOT_THERE = Answer(is_there=False, text="There is nothing of this name in the cases that are open to you.")


@dataclass(frozen=True, slots=True)
class Visit:
    """One officer at one instant. Made by `visit` only; a new instant, or a revocation, needs a new one."""

    held: Held
    now: str
    _seen: Mapping[str, Thing]

    def open(self, thing: str, *, why: str = "") -> Answer:
        """The thing, with links to what is seen as well and to nothing else; or NOT_THERE."""
        return self.ask(Access.READ, thing, why=why)

    def ask(self, verb: str, thing: str, *, why: str = "") -> Answer:
        """Whether this may be done with that thing; NOT_THERE for everything that may not."""
        found = self._seen.get(thing)
        if found is None or not may(self.held, verb, found, self.now):
            return NOT_THERE
        shown = replace(found, refs=self._visible(found.refs))
        return Answer(is_there=True, text="", thing=shown, record=self._record(verb, found, why))

    def ids(self, cls: str = "") -> tuple[str, ...]:
        """What there is, of one class or of all, in order."""
        return tuple(sorted(key for key, thing in self._seen.items() if cls in {"", thing.cls}))

    def count(self, cls: str = "", *, case: str = "") -> int:
        """How much there is; a case that is not open has none."""
        return sum(cls in {"", thing.cls} and case in {"", thing.case} for thing in self._seen.values())

    def search(self, text: str) -> tuple[str, ...]:
        """Ids of what holds this text, without regard to case; an empty text finds nothing."""
        wanted = text.casefold().strip()
        return tuple(key for key in self.ids() if wanted and wanted in self._seen[key].words.casefold())

    def suggest(self, beginning: str, *, most: int = 10) -> tuple[str, ...]:
        """Words that begin like this, from what is seen."""
        start = beginning.casefold().strip()
        words = {word for thing in self._seen.values() for word in thing.words.casefold().split()}
        return tuple(sorted(word for word in words if start and word.startswith(start))[:most])

    def links(self, thing: str) -> tuple[str, ...]:
        """Ids of things that this one names or that name it, on both ends among what is seen."""
        found = self._seen.get(thing)
        if found is None:
            return ()
        named_by = (key for key, other in self._seen.items() if thing in other.refs)
        return tuple(sorted({*self._visible(found.refs), *named_by}))

    def _visible(self, refs: Sequence[str]) -> tuple[str, ...]:
        return tuple(ref for ref in refs if ref in self._seen)

    def _record(self, verb: str, thing: Thing, why: str) -> dict[str, str]:
        """Who, when, what, which version, under which grant, why."""
        return {
            "officer": self.held.officer, "host": self.held.host, "at": self.now, "verb": str(verb), "case": thing.case,
            "thing": thing.id, "version": thing.version, "why": why,
        }  # fmt: skip


def visit(held: Held, cases: Things, now: str) -> Visit:
    """What the officer's grants show at this instant. Only cases that a grant names are looked at."""
    named = sorted({case for grant in in_force(held, now) for case in grant.cases})
    seen = {
        thing.id: thing
        for case in named
        for thing in cases.get(case, {}).values()
        if thing.case == case and may(held, Access.READ, thing, now)
    }
    return Visit(held, now, seen)


def own_grants(held: Held, now: str) -> tuple[tuple[Grant, str], ...]:
    """The grants that the officer is shown, each with its watermark."""
    return tuple((grant, watermark(grant, now)) for grant in in_force(held, now))


def who_sees_what(officers: Sequence[Held], cases: Things, now: str) -> dict[str, tuple[str, ...]]:
    """Officer -> ids of everything they see now: the host's panel."""
    return {held.officer: visit(held, cases, now).ids() for held in officers}


def things_of(state: State, events: Sequence[Event], contents: Contents, *, day: str) -> dict[str, Thing]:
    """The things of a joint case for a visit; what was withdrawn, taken back, or is over by its terms is not there.

    `day`: on which permissions must stand, as 2026-01-31. Own events are no part of it.
    """
    hashes = {event.id: event.content for event in events}
    over = set(expired(state, day))
    readable = (key for key in state.things if is_readable(state, key) and key not in over)
    found = (_thing(state, key, hashes.get(state.things[key]["content"], ""), contents, day) for key in readable)
    return {thing.id: thing for thing in found}


def name_of(case: str, thing: str) -> str:
    """How a thing is called where several cases are open: its id within the case is not enough."""
    return f"{case}:{thing}"


def _thing(state: State, key: str, digest: str, contents: Contents, day: str) -> Thing:
    record, mark = state.things[key], marked(state, key)
    values = contents[digest].values if digest in contents else {}
    case = str(state.case["case"]["id"])
    refs = [name_of(case, record["facts"][name]) for name in ("thing", "one", "other") if name in record["facts"]]
    words = " ".join(_texts(values))
    return Thing(
        id=name_of(case, key), case=case, cls=str(record["class"]), originators=mark.originators,
        terms=mark.terms, released=frozenset(state.parties()) | _permitted(state, key, mark.originators, day),
        version=digest, words=words, refs=tuple(refs),
    )  # fmt: skip


def _texts(value: object) -> Iterator[str]:
    """All texts in what a thing says, however deep: a copied package is a mapping in it."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from (text for inner in value.values() for text in _texts(inner))
    elif isinstance(value, list | tuple):
        yield from (text for inner in value for text in _texts(inner))


def _permitted(state: State, key: str, originators: frozenset[str], day: str) -> frozenset[str]:
    """Whom all originators let view it on that day, beside the parties."""
    by_recipient: dict[str, set[str]] = {}
    for one in permissions_of(state):
        if one.thing == key and one.verb is Verb.VIEW and one.since.isoformat() <= day <= one.until.isoformat():
            by_recipient.setdefault(one.recipient, set()).add(one.originator)
    return frozenset(recipient for recipient, given in by_recipient.items() if originators <= given)


def answer_bytes(answer: Answer) -> bytes:
    """An answer as a door sends it; every NOT_THERE has the same bytes."""
    thing = answer.thing
    shown = (
        {} if thing is None else {"id": thing.id, "class": thing.cls, "words": thing.words, "refs": list(thing.refs)}
    )
    return canonical({"is_there": answer.is_there, "text": answer.text, "thing": shown})
