"""The inbox of oversight in the console: findings, a note, and the signed dossier."""

from collections.abc import Callable

import pytest
from django.test import Client

from openpiu.adapters.keys.base import KeyStore
from openpiu.conf import clock
from openpiu.core.envelope import verify_package
from openpiu.core.law.odd_use import PATTERNS
from openpiu.core.law.roles import Actor, Role
from openpiu.doors.console.words import TABLES
from openpiu.duties import line, trace
from openpiu.duties.review.cards import InboxRow
from openpiu.store.passenger.models import OversightFinding, TravellerRecord

SignedIn = Callable[[str], Client]


@pytest.fixture
def page(hit: InboxRow, keys: KeyStore) -> str:
    """The address of a finding: a traveller whom six officers opened."""
    record = str(TravellerRecord.objects.using("passenger").get().id)
    for number in range(6):
        trace.open_traveller(record, actor=Actor(id=f"w{number}", role=Role.OFFICER), at=clock.now())
    line.oversee(at=clock.now(), keys=keys)
    return f"/oversight/{OversightFinding.objects.using('passenger').get().id}/"


def test_a_finding_is_referred_with_a_dossier_that_verifies(signed_in: SignedIn, page: str) -> None:
    """PNR-5.2: a note is needed; then the dossier can be fetched again and again."""
    client = signed_in("t.dpo")
    assert "One traveller opened by many officers" in client.get("/oversight/").content.decode()
    assert client.post(f"{page}refer/", {"note": ""}).status_code == 422
    assert client.post(f"{page}refer/", {"note": "Nobody could say why."})["Location"] == page
    dossier = verify_package(client.post(f"{page}dossier/").content)
    assert (dossier["note"], len(dossier["entries"])) == ("Nobody could say why.", 6)
    assert client.post(f"{page}seen/", {"note": "x"}).status_code == 422


def test_a_finding_is_marked_as_seen_with_a_note(signed_in: SignedIn, page: str) -> None:
    """RGT-14."""
    client = signed_in("t.dpo")
    assert client.post(f"{page}seen/", {"note": "A drill."})["Location"] == "/oversight/"
    assert "A drill." in client.get(page).content.decode()
    assert client.post(f"{page}dossier/").status_code == 404


@pytest.mark.parametrize("name", ["w.officer", "s.super", "a.analyst", "n.admin"])
def test_whose_use_is_looked_at_does_not_see_the_inbox(signed_in: SignedIn, page: str, name: str) -> None:
    """RGT-14, PNR-5.1."""
    client = signed_in(name)
    assert {client.get(address).status_code for address in ("/oversight/", page)} == {403}


def test_every_pattern_has_its_words() -> None:
    """RGT-14: and the table of the law says the same in English."""
    words = {code: str(word) for code, word in TABLES["pattern"].items() if code != "S1"}
    assert words == {code: pattern.says for code, pattern in PATTERNS.items()}
