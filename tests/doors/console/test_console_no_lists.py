"""No door lists the passengers of a flight: not the pages, not REST, whoever asks and whatever is asked for."""

from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import URLPattern, get_resolver

from openpiu.adapters.keys.base import KeyStore
from openpiu.conf import clock
from openpiu.core.law.roles import Role
from openpiu.doors.console.urls import urlpatterns
from openpiu.doors.rest.interface import rest
from openpiu.duties import line, staff
from openpiu.duties.review.cards import InboxRow
from openpiu.store.passenger.models import Alert, FlightRecord, TravellerRecord
from tests.doors.console.conftest import manifest

OTHERS = ("QUESNOIRT", "WIJNGAERTS", "PHANTHAVONG")
NAMES = ("TSFAROUNI", *OTHERS)
ASKED = OTHERS[1]
# Pages that end the session or lead elsewhere; none of them shows a record.
ASIDE = {"sign-in", "sign-out", "language", "theme"}


@pytest.fixture
def full_flight(hit: InboxRow, keys: KeyStore) -> InboxRow:
    """The flight of the hit with three more travellers, who are under no alert."""
    now = clock.now()
    text = manifest(now).decode()
    begin, end = text.index("NAD+FL"), text.index("CNT+42")
    person = text[begin:end]
    more = "".join(
        person.replace("TSFAROUNI", name).replace("ZZ0419773", f"ZZ041990{number}").replace("K7MTRA", f"K7MT{number}A")
        for number, name in enumerate(OTHERS)
    )
    content = text[:end] + more + text[end:].replace("CNT+42:1", "CNT+42:4").replace("+A1'", "+A2'")
    line.take_in(content.encode(), source="full.edi", at=now, keys=keys)
    assert TravellerRecord.objects.using("passenger").count() == len(NAMES)
    return hit


def clients() -> Iterator[tuple[str, Client]]:
    """One signed-in browser a role."""
    for role in Role:
        row = staff.StaffRow(id=f"x.{role}", name=f"Officer {role}", role=role, authority="Police", active=True)
        staff.add_officer(row, password="a long specimen password", at=clock.now())
        client = Client(raise_request_exception=False)
        client.force_login(
            get_user_model().objects.get(username=row.id), backend="django.contrib.auth.backends.ModelBackend"
        )
        yield role, client


def addresses(hit: InboxRow) -> dict[str, str]:
    """Every address of the console with ids of what is stored; a new kind of id must be put in here."""
    person = TravellerRecord.objects.using("passenger").get(hits__id=hit.hit)
    ids = {
        "flight": str(FlightRecord.objects.using("passenger").get().id),
        "hit": hit.hit,
        "traveller": str(person.id),
        "other": str(person.id),
        "alert": str(Alert.objects.using("passenger").get().id),
        "carrier": "ZQ",
        "disclosure": "none",
        "criterion": "none",
        "partner": "none",
        "letter": "none",
        "received": "none",
        "message": "none",
        "recall": "none",
        "copy": "none",
        "selection": "none",
        "asked": "none",
        "notice": "none",
        "finding": "none",
        "move": "none",
        "opening": "none",
        "ground": "none",
        "manifest": "none",
        "case": "none",
        "thing": "none",
        "grant": "none",
    }
    found = {}
    for pattern in urlpatterns:
        assert isinstance(pattern, URLPattern)
        if pattern.name not in ASIDE:
            wanted = {name: ids[name] for name in pattern.pattern.converters}
            found[str(pattern.name)] = str(pattern.pattern).replace("<str:", "{").replace(">", "}").format(**wanted)
    return found


def named(answer: Any) -> list[str]:
    """Whose names are in an answer."""
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return [name for name in NAMES if name in content.decode(errors="replace").upper()]


def test_no_page_names_two_passengers_of_a_flight(full_flight: InboxRow) -> None:
    """PNR-6.13: one hit at a time; all others on the flight are numbers, also for a search for their names."""
    shown: set[str] = set()
    for (role, client), (page, address) in product(clients(), addresses(full_flight).items()):
        for query, method in (("", "get"), ("", "post"), (f"?text={ASKED}&q={ASKED}", "get")):
            names = set(named(getattr(client, method)(f"/{address}{query}")))
            if query:
                names.discard(ASKED)  # a page may repeat what was asked
            assert names <= {"TSFAROUNI"}, (role, page, method, query)
            shown |= names
    assert "TSFAROUNI" in shown


def test_no_call_of_rest_names_a_passenger(full_flight: InboxRow) -> None:
    """PNR-6.13: every call that the interface offers."""
    paths = {path: set(calls) for path, calls in rest.get_openapi_schema()["paths"].items()}
    assert paths
    for (role, client), (path, calls) in product(clients(), paths.items()):
        for call in calls:
            address = path.format(hit=full_flight.hit)
            assert "{" not in address, "a new kind of id must be put in here"
            answer = getattr(client, call)(address, {}, content_type="application/json")
            assert named(answer) == [], (role, path, call)


def test_the_pages_and_rest_are_all_there_is() -> None:
    """An address beside them would escape this test."""
    assert {str(pattern.pattern) for pattern in get_resolver().url_patterns} == {"rest/v1/", ""}
