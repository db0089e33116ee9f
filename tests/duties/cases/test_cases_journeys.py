"""A journey of which two units hold a half each: nobody sees it alone, the joint case shows it with its gap."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from openpiu.adapters.keys.base import KeyStore
from openpiu.core.cases.contents import content_of
from openpiu.core.cases.events import Event
from openpiu.core.law.roles import Actor
from openpiu.duties import cases
from openpiu.duties.cases import CaseJourney
from openpiu.store.passenger.models import LedgerEntry
from tests.core.cases.team import ARC, CASE, LAP, UTO, forced
from tests.duties.cases.test_cases_duty import Unit

pytestmark = pytest.mark.usefixtures("stores")


@pytest.fixture
def desk(officer: Actor, keys: KeyStore) -> Unit:
    """A case of three units."""
    return Unit(officer, keys)


def leg(route: str, arrival: str, flight: str) -> Mapping[str, Any]:
    """What a copy of a package says of one flight."""
    copied = {"surname": "QUESNOIRT", "given_names": "LOIC", "route": route, "arrival": arrival, "flight": flight}
    return {"copied": copied, "provenance": {"disclosure": "specimen"}}


def of_arcadia(desk: Unit, values: Mapping[str, Any]) -> Event:
    """Arcadia's copy, as its message brings it."""
    content = content_of(values, salt=bytes(16))
    desk.team.contents[content.hash] = content
    draft = replace(desk.team.draft(ARC, "note", {}), content=content.hash)
    event = forced(draft, ARC, desk.team.events)
    desk.team.events.append(event)
    assert desk.receive(event) == "next"
    return event


def seen(desk: Unit) -> tuple[CaseJourney, ...]:
    """As Utopia's officer sees them."""
    return cases.journeys(CASE, node=UTO, actor=desk.officer, at=desk.later(), wanted="6.2b")


def both_halves(desk: Unit) -> tuple[Event, Event]:
    """Out with Arcadia's flight, back with Utopia's from another place nine days later."""
    out = of_arcadia(desk, leg("CDG-IST", "2026-01-20T17:10+00:00", "QX701"))
    back = desk.write("note", {}, leg("SKP-CRL", "2026-01-30T08:05+00:00", "ZQ318"))
    return out, back


def test_a_journey_is_seen_only_where_both_halves_meet(desk: Unit) -> None:
    """EXC-13, EXC-14: no journey until an officer says that both legs are one person's; then a gap."""
    out, back = both_halves(desk)
    assert seen(desk) == ()
    desk.write("link", {"one": back.id, "other": out.id, "why": "same_person"}, {"text": "one document number"})
    (found,) = seen(desk)
    assert [(one.node, one.flight, one.from_airport, one.to_airport) for one in found.legs] == [
        (ARC, "QX701", "CDG", "IST"), (UTO, "ZQ318", "SKP", "CRL"),
    ]  # fmt: skip
    assert found.nodes == (ARC, UTO)
    (gap,) = found.gaps
    assert (gap.before, gap.from_airport, gap.to_airport, gap.days, gap.elsewhere) == (back.id, "IST", "SKP", 9, True)


def test_another_link_joins_nobody_and_a_withdrawn_one_no_longer(desk: Unit) -> None:
    """Only officers' word that it is one person counts, for as long as it stands."""
    out, back = both_halves(desk)
    desk.write("link", {"one": back.id, "other": out.id, "why": "travelled_with"}, {"text": "specimen"})
    assert seen(desk) == ()
    link = desk.write("link", {"one": back.id, "other": out.id, "why": "same_person"}, {"text": "specimen"})
    assert len(seen(desk)) == 1
    desk.write("withdrawn", {"thing": link.id, "reason": "mistake"})
    assert seen(desk) == ()


def test_a_leg_that_was_taken_back_is_no_leg_any_more(desk: Unit) -> None:
    """EXC-11: what its unit took back is shown nowhere, and the rest of the journey stays."""
    out, back = both_halves(desk)
    desk.write("link", {"one": back.id, "other": out.id, "why": "same_person"}, {"text": "specimen"})
    desk.receive(
        desk.team.write(ARC, "recalled", events=(out.id,), mode="erase", reason="wrong", deadline="2026-03-01")
    )
    (found,) = seen(desk)
    assert ([one.thing for one in found.legs], found.gaps) == ([back.id], ())


def test_each_leg_that_is_shown_is_a_consultation(desk: Unit) -> None:
    """PNR-13.6: two legs, two entries."""
    out, back = both_halves(desk)
    desk.write("link", {"one": back.id, "other": out.id, "why": "same_person"}, {"text": "specimen"})
    rows = LedgerEntry.objects.using("passenger").filter(act="case.viewed")
    before = rows.count()
    seen(desk)
    assert rows.count() == before + 2
    assert LAP not in {leg.node for journey in seen(desk) for leg in journey.legs}
