"""What either node does in the joint case of the story: open, join, copy a leg into it, link, look, take back."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from openpiu.conf import clock, exchange
from openpiu.conf.environment import environment
from openpiu.core.cases.events import Fact
from openpiu.core.cases.joined import SAME_PERSON
from openpiu.core.law.roles import Actor
from openpiu.doors.cli.demo_nodes.doing import actor, here
from openpiu.duties import cases
from openpiu.duties.cases import Said
from openpiu.duties.exchange import casework, letters

CASE = "returning-traveller"
TERMS = {"code": "H1", "grading": "B2"}
LASTS = timedelta(days=180)


def open_case(partner: str) -> str:
    """The case, with the partner invited; its event."""
    today = clock.now().date()
    facts: Mapping[str, Fact] = {
        "offence": "T", "legal_basis": "PNR-9.1", "since": today.isoformat(),
        "until": (today + LASTS).isoformat(), "invited": (partner,),
    }  # fmt: skip
    values = {
        "purpose": "Find a traveller who may have returned",
        "grounds": "He flew out and was never seen to return",
    }
    return _write(Said(kind="opened", facts=facts, terms=TERMS, values=values))


def standings() -> list[list[str]]:
    """The cases that this unit knows of, and how it stands in each."""
    rows = casework.list_cases(exchange.post(), actor=_officer(), at=clock.now())
    return [[row.case, row.standing] for row in rows]


def join() -> str:
    """This unit joins, and agrees to the purpose as it stands; its event."""
    return casework.join(exchange.post(), CASE, actor=_officer(), at=clock.now()).event


def copy(disclosure: str) -> str:
    """A released package as this unit's leg; its event. The first letter to a partner is read by another person too."""
    last = (clock.now() + timedelta(days=90)).date().isoformat()
    terms = {**TERMS, "delete_by": last}
    return _write(cases.copy_of(disclosure, terms=terms, actor=_officer(), at=clock.now()))


def link(one: str, other: str) -> str:
    """An officer says that both legs are one person's; its event."""
    facts = {"one": one, "other": other, "why": SAME_PERSON}
    return _write(Said(kind="link", facts=facts, terms=TERMS, values={"text": "Same document, name and birth date"}))


def journeys() -> list[Any]:
    """What the case shows of his way: each leg's unit and route, each gap's places and days."""
    found = cases.journeys(CASE, node=environment().node, actor=_officer(), at=clock.now(), wanted="6.2b")
    return [
        [[leg.node, f"{leg.from_airport}-{leg.to_airport}"] for leg in one.legs]
        + [[gap.from_airport, gap.to_airport, gap.days] for gap in one.gaps]
        for one in found
    ]


def route_of(event: str) -> str:
    """What a copied leg says here; seeing it is a consultation."""
    opened = cases.open_thing(CASE, event, node=environment().node, actor=_officer(), at=clock.now(), wanted="6.2b")
    return str(opened.values["copied"]["route"])


def state() -> str:
    """The hash of the case's state here."""
    seen, _ = cases.see(CASE, node=environment().node, actor=_officer(), at=clock.now())
    return seen.hash


def take_back(event: str) -> int:
    """This unit takes the content of its event back from everybody; how many recalls went out."""
    until = (clock.now() + timedelta(days=1)).date().isoformat()
    facts = {"mode": "erase", "reason": "wrong_person", "deadline": until}
    wrote = casework.take_back(exchange.post(), CASE, [event], facts, actor=_officer(), at=clock.now())
    return len(wrote.recalls)


def _write(said: Said) -> str:
    wrote = casework.write(exchange.post(), said, case=CASE, actor=_officer(), at=clock.now())
    for letter in wrote.waiting:
        _read_too(letter, actor(here().officers[1]))
    return wrote.event


def _read_too(letter: str, other: Actor) -> None:
    shown = letters.preview(letter, actor=other, at=clock.now())
    letters.release(exchange.post(), letter, shown.digest, actor=other, at=clock.now())


def _officer() -> Actor:
    return actor(here().officers[0])


WORDS: Mapping[str, Callable[..., Any]] = {
    one.__name__: one for one in (open_case, standings, join, copy, route_of, link, journeys, state, take_back)
}
