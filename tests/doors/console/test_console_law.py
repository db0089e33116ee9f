"""The law page: the profile for everybody, the unit's answers for those who oversee it."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client

from openpiu.conf import clock, unit
from openpiu.doors.console.words_law import ASKS, MARKS, PROVISIONS
from openpiu.duties.lawful import RULES
from openpiu.duties.review.cards import InboxRow
from openpiu.store.passenger.models import FlightRecord, TravellerRecord
from tests.doors.console.conftest import ROLES

SignedIn = Callable[[str], Client]


def test_every_key_and_every_rule_has_its_words() -> None:
    """A new value or rule is not shown as a code."""
    assert set(PROVISIONS) == {key for key, _ in unit.profile().provisions()}
    assert set(ASKS) == {rule.asks for rule in RULES}
    assert {one.mark for _, one in unit.profile().provisions()} <= set(MARKS)


@pytest.mark.parametrize("name", sorted(ROLES))
def test_everybody_reads_the_profile_with_articles_dates_and_marks(signed_in: SignedIn, name: str) -> None:
    """CJ-13: whoever works here can see which law the program runs."""
    page = signed_in(name).get("/law/").content.decode()
    for _, one in unit.profile().provisions():
        assert one.article in page
    assert "to be confirmed by a lawyer" in page
    assert ("Ask every rule now" in page) is (ROLES[name] in {"supervisor", "data_protection", "inspector"})


def test_a_liaison_officer_lands_on_the_visit(signed_in: SignedIn) -> None:
    """EXC-12: and is not met by a refusal."""
    answer = signed_in("l.liaison").get("/sign-in/")
    assert (answer.status_code, answer["Location"]) == (302, "/visit/")


def test_the_answers_say_what_speaks_against_a_rule_by_id(signed_in: SignedIn, hit: InboxRow) -> None:
    """CJ-14: green before, red with the record's id after."""
    client = signed_in("v.inspector")
    assert "Every rule is kept." in client.post("/law/check/").content.decode()
    flight = FlightRecord.objects.using("passenger").create(id=uuid4(), carrier="ZQ", number="1")
    old = clock.now() - timedelta(days=190)
    one = TravellerRecord.objects.using("passenger").create(
        id=uuid4(), flight=flight, digest="", received_at=old, changed_at=old
    )
    page = client.post("/law/check/").content.decode()
    assert "1 rule is not kept." in page
    assert f"traveller:{one.id}" in page
