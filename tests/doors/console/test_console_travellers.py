"""The traveller page: a join is taken apart by an officer, and taken back, each with a reason."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from openpiu.adapters.keys.base import KeyStore
from openpiu.conf import clock
from openpiu.duties import line
from openpiu.duties.review.cards import InboxRow
from openpiu.store.passenger.models import TravellerRecord
from tests.doors.console.conftest import manifest

SignedIn = Callable[[str], Client]


@pytest.fixture
def records(hit: InboxRow, keys: KeyStore) -> tuple[str, str]:
    """The ids of two records of one man, a week apart."""
    now = clock.now()
    later = manifest(now + timedelta(days=7)).replace(b"ZQ214", b"ZQ215").replace(b"+A1'", b"+A2'")
    line.take_in(later, source="later.edi", at=now, keys=keys)
    rows = TravellerRecord.objects.using("passenger").order_by("flight__number")
    first, second = rows.values_list("id", flat=True)
    return str(first), str(second)


def test_a_join_is_taken_apart_and_taken_back_on_the_page(signed_in: SignedIn, records: tuple[str, str]) -> None:
    """PNR-13.5: both forms stand on the page only where they can do something; a reason is needed for each."""
    client, (one, other) = signed_in("w.officer"), records
    page = f"/travellers/{one}/"
    for act, reason, others, form in (
        ("apart", "A1", "T1", "The same person after all"),
        ("together", "T2", "A2", "Not the same person"),
    ):
        assert form not in client.get(page).content.decode()
        assert client.post(f"{page}{act}/{other}/", {"reason": others}).status_code == 422
        assert client.post(f"{page}{act}/{other}/", {"reason": reason})["Location"] == page
        assert form in client.get(page).content.decode()
        assert client.post(f"{page}{act}/{other}/", {"reason": reason}).status_code == 422


def test_who_may_only_look_gets_no_form_to_join_again(signed_in: SignedIn, records: tuple[str, str]) -> None:
    """PNR-5.1: the data protection officer sees that records are kept apart."""
    one, other = records
    signed_in("w.officer").post(f"/travellers/{one}/apart/{other}/", {"reason": "A1"})
    client = signed_in("t.dpo")
    page = client.get(f"/travellers/{one}/").content.decode()
    assert ("Kept apart" in page, "The same person after all" in page) == (True, False)
    assert client.post(f"/travellers/{one}/together/{other}/", {"reason": "T1"}).status_code == 403
