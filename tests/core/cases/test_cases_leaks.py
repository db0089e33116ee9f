"""Random grants against random things, every question a door can ask, held against an oracle that is written anew.

The oracle knows plain rows and one sentence a rule; it shares no code with what it judges. `make prove` asks a million.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

import pytest

from openpiu.core.cases.grants import Access, Grant, Held, Thing
from openpiu.core.cases.visiting import NOT_THERE, Visit, answer_bytes, visit
from openpiu.core.law.gradings import read_grading
from openpiu.core.law.handling import Terms
from openpiu.core.law.handling_table import Code, Tlp

HOST, HOMES = "UTO-PIU", ("ARC-PIU", "LAP-PIU")
CASES = ("c1", "c2", "c3", "c4")
CLASSES = ("note", "evidence", "link", "statement")
WORDS = ("amber", "birch", "cedar", "larch", "maple", "rowan")
DAYS = tuple(f"2026-02-{day:02}T00:00:00.000000Z" for day in range(1, 21))
VERBS = (*Access, "export", "")
NOTHING = answer_bytes(NOT_THERE)


@dataclass(frozen=True)
class World:
    """Everything the host has, and one officer's grants."""

    things: tuple[Thing, ...]
    grants: tuple[Grant, ...]
    ended: dict[str, str]
    now: str

    def held(self) -> Held:
        """As after its signatures were checked; that they are is proved elsewhere."""
        return Held(host=HOST, officer="l.liaison", grants=self.grants, ended=self.ended)

    def visit(self) -> Visit:
        """The one way in."""
        cases = {case: {one.id: one for one in self.things if one.case == case} for case in CASES}
        return visit(self.held(), cases, self.now)


def a_world(random: Random, size: int) -> World:
    """Things of all kinds, grants that overlap, some over, some not begun, some revoked."""
    ids = [f"t{number}" for number in range(size)]
    things = tuple(a_thing(random, name, ids) for name in ids)
    grants = tuple(a_grant(random, f"g{number}") for number in range(random.randrange(5)))
    ended = {grant.id: random.choice(DAYS) for grant in grants if random.random() < 0.2}
    return World(things, grants, ended, random.choice(DAYS))


def some(random: Random, of: tuple[str, ...]) -> tuple[str, ...]:
    """A part of it, perhaps none."""
    return tuple(one for one in of if random.random() < 0.7)


def a_thing(random: Random, name: str, ids: list[str]) -> Thing:
    """Anything."""
    code = random.choice(list(Code))
    terms = Terms(code=code, grading=read_grading("B2"), tlp=random.choice([*[None] * 5, *Tlp]),
                  restriction="x" if code is Code.H3 else "")  # fmt: skip
    return Thing(
        id=name, case=random.choice(CASES), cls=random.choice(CLASSES), terms=terms,
        originators=frozenset(some(random, (HOST, *HOMES))), released=frozenset(some(random, HOMES)),
        words=" ".join(random.sample(WORDS, 2)), refs=tuple(random.sample(ids, min(2, len(ids)))),
    )  # fmt: skip


def a_grant(random: Random, name: str) -> Grant:
    """Anything that a host could have signed."""
    since, until = random.choice(DAYS[:10]), random.choice(DAYS[10:])
    return Grant(
        id=name, host=HOST, officer="l.liaison", home=random.choice(HOMES), cases=some(random, CASES) or ("c1",),
        classes=some(random, CLASSES) or ("note",), verbs=("read", *some(random, tuple(Access)[1:])),
        ceiling=random.choice(list(Code)), purpose="6.2b", legal_basis="PNR-9.2", since=since, until=until,
        approvers=("a.first", "b.second"),
    )  # fmt: skip


def truth(world: World, verb: str, thing: Thing) -> bool:
    """What the officer may, in one loop of plain comparisons."""
    level = int(thing.terms.code[1])
    level = max(level, {None: 0, "CLEAR": 0, "GREEN": 0, "AMBER": 2, "AMBER+STRICT": 2, "RED": 3}[thing.terms.tlp])
    for grant in world.grants:
        is_on = grant.since <= world.now and world.now < grant.until
        if grant.id in world.ended and world.now >= world.ended[grant.id]:
            is_on = False
        is_given = bool(thing.originators) and (
            grant.home in thing.released or all(one == HOST or one == grant.home for one in thing.originators)
        )
        named = thing.case in grant.cases and thing.cls in grant.classes and verb in grant.verbs
        if verb == "download" and (level > 1 or list(thing.originators) != [HOST]):
            named = False
        if verb == "release" and list(thing.originators) != [grant.home]:
            named = False
        if is_on and is_given and named and level <= int(grant.ceiling[1]):
            return True
    return False


def checks(world: World) -> Iterator[bool]:
    """Every question about every thing; each is one check, and True is a leak or a wrong refusal."""
    seen = world.visit()
    visible = {one.id: one for one in world.things if truth(world, "read", one)}
    for thing in world.things:
        for verb in VERBS:
            answer = seen.ask(verb, thing.id)
            due = thing.id in visible and truth(world, verb, thing)
            yield answer.is_there is not due
            yield (answer_bytes(answer) == NOTHING) is due
            shown = () if answer.thing is None else answer.thing.refs
            yield shown != (tuple(ref for ref in thing.refs if ref in visible) if due else ())
        near = {other.id for other in visible.values() if thing.id in other.refs} | (set(thing.refs) & visible.keys())
        yield seen.links(thing.id) != (tuple(sorted(near)) if thing.id in visible else ())
    yield from listings(seen, visible)


def listings(seen: Visit, visible: dict[str, Thing]) -> Iterator[bool]:
    """Lists, numbers, searches, suggestions, and what is not there at all."""
    yield seen.ids() != tuple(sorted(visible))
    for case in ("", *CASES, "c5"):
        for cls in ("", *CLASSES, "task"):
            due = [one for one in visible.values() if one.case.startswith(case) and one.cls.startswith(cls)]
            yield seen.count(cls, case=case) != len(due)
    for word in WORDS:
        yield seen.search(word.upper()[:4]) != tuple(sorted(key for key, one in visible.items() if word in one.words))
        yield (seen.suggest(word[:2]) == (word,)) is not any(word in one.words for one in visible.values())
    for wrong in ("t999", "", "T1", "t1 "):
        yield answer_bytes(seen.open(wrong)) != NOTHING


MILLION = pytest.param(1_000_000, marks=[pytest.mark.prove, pytest.mark.timeout(3600)])


@pytest.mark.parametrize("least", [50_000, MILLION])
def test_random_grants_leak_nothing(least: int) -> None:
    """Grants x things x verbs, with every other question about them: 0 leaks, and nothing that is due withheld."""
    random, pairs, asked, wrong, shown, hidden = Random(20260210), 0, 0, 0, 0, 0
    while pairs < least:
        world = a_world(random, random.randrange(1, 40))
        found, count = list(checks(world)), world.visit().count()
        pairs, asked, wrong = pairs + len(world.things) * len(VERBS), asked + len(found), wrong + sum(found)
        shown, hidden = shown + count, hidden + len(world.things) - count
    sys.stdout.write(
        f"\n{pairs} of grants x thing x verb, {asked} answers: {shown} shown, {hidden} hidden, {wrong} wrong\n"
    )
    assert wrong == 0
    assert shown > pairs / 100  # a fair part of it is really shown
    assert hidden > shown
