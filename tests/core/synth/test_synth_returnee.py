"""The returning traveller of the story: each half is an ordinary flight, and what carriers send of it can be read."""

from datetime import UTC, datetime, timedelta

import pytest

from openpiu.core.journeys import Leg, gaps_between
from openpiu.core.messages import read_messages
from openpiu.core.synth import Returnee, draw_returnee
from openpiu.core.synth.returnee import AWAY

START = datetime(2026, 11, 30, 6, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def story() -> Returnee:
    """One seed's."""
    return draw_returnee(seed=3, start=START)


def test_the_halves_lie_in_two_nations_and_do_not_follow_one_another(story: Returnee) -> None:
    """Out of one nation, nine days that no flight explains, back from elsewhere into the other."""
    out, back = story.out.flight, story.back.flight
    assert (out.departure_airport, out.arrival_airport) == ("CDG", "IST")
    assert (back.departure_airport, back.arrival_airport) == ("SKP", "CRL")
    assert story.back.departs - story.out.lands == AWAY
    assert START < story.back.lands <= START + timedelta(hours=1)
    legs = [
        Leg(traveller=name, flight=name, departure_airport=leg.flight.departure_airport or "",
            arrival_airport=leg.flight.arrival_airport or "", departs=leg.departs, arrives=leg.lands)
        for name, leg in (("out", story.out), ("back", story.back))
    ]  # fmt: skip
    (gap,) = gaps_between(legs)
    assert (gap.days, gap.elsewhere) == (9, True)
    assert gaps_between(legs[:1]) == gaps_between(legs[1:]) == ()


@pytest.mark.parametrize("half", ["out", "back"])
def test_what_carriers_send_names_him_once_and_with_his_document(story: Returnee, half: str) -> None:
    """Every message reads; by the last of them the whole flight is known, and nothing in his booking leads on."""
    leg = getattr(story, half)
    sent = list(story.messages(leg))
    assert [one.push.stage for one in sent] == sorted(one.push.stage for one in sent)
    read = [message for one in sent for message in read_messages(one.content, source=one.push.name)]
    named = [one for one in read[-1].travellers if one.surname == "QUESNOIRT"]
    assert [[document.number for document in one.documents] for one in named] == [["ZZ0940617"]]
    his = next(party for party in leg.parties if party.passages[0].person.surname == "Quesnoirt")
    assert (len(his.passages), his.onward) == (1, None)


def test_the_same_seed_gives_the_same_bytes(story: Returnee) -> None:
    """The story can be told again."""
    again = draw_returnee(seed=3, start=START)
    assert [one.content for one in again.messages(again.out)] == [one.content for one in story.messages(story.out)]
    assert draw_returnee(seed=4, start=START).out.parties != story.out.parties
