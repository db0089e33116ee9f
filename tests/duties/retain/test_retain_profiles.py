"""PROF-1: one set of data under two profiles differs exactly where the table of the profiles says."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

import pytest
from django.db import transaction

from openpiu.adapters.keys.base import KeyStore, RecordKeys
from openpiu.core.law.clocks import add_months
from openpiu.core.law.profiles import PROFILES, Profile
from openpiu.duties import receive, retain
from openpiu.store.passenger.models import LedgerEntry, TravellerRecord

Keep = Callable[..., str]
SINCE = {"none": None, "month 1": 1, "month 5": 5}  # when a ground was confirmed, in months after the receipt


class KeysThatStay:
    """Keys of records as they are, but that nothing is destroyed: the same data are used again."""

    def __init__(self, keys: RecordKeys) -> None:
        self.key, self.existing, self.names, self.shelf = keys.key, keys.existing, keys.names, keys.shelf

    def destroy(self, name: str) -> bool:
        """Not here."""
        return False


@pytest.fixture
def data(pnr: Callable[..., bytes], keep: Keep, keys: KeyStore, stores: None, at: datetime) -> dict[str, str]:
    """One record of each kind, by its id; nobody reviews a ground. Grounds end as the strictest profile says."""
    kinds: dict[str, str] = {}
    for number, kind in enumerate(SINCE):
        content = pnr(surname=f"KIND{chr(65 + number)}", control=f"P{number}").replace(
            b"K7MTRA", f"K7MTR{number}".encode()
        )
        receive.receive(content, source=f"{number}", at=at, keys=keys)
        row = TravellerRecord.objects.using("passenger").exclude(id__in=list(kinds)).get()
        kinds[str(row.id)] = kind
    return kinds


class Months:
    """Month after month under one profile, and in which of them each kind of record goes."""

    def __init__(self, kinds: dict[str, str], profile: Profile, received: datetime, keep: Keep) -> None:
        self.kinds, self.profile, self.received, self.keep = kinds, profile, received, keep
        self.gone: dict[str, str] = {}

    def play(self, turn: Callable[..., object]) -> dict[str, str]:
        """The data are afterwards as before."""
        with transaction.atomic(using="passenger"):
            for month in range(62):
                self._month(month, turn)
            for entry in LedgerEntry.objects.using("passenger").filter(act="records.deleted"):
                assert entry.detail["profile"] == self.profile.id
                assert entry.detail["profile_version"] == self.profile.version
                assert entry.detail["article"]
            transaction.set_rollback(True, using="passenger")
        return self.gone

    def _month(self, month: int, turn: Callable[..., object]) -> None:
        now = add_months(self.received, month) + timedelta(hours=1)
        for id_, kind in self.kinds.items():
            if SINCE[kind] == month:
                self.keep(id_, now, self.profile)
        turn(at=now)
        there = {str(id_) for id_ in TravellerRecord.objects.using("passenger").values_list("id", flat=True)}
        went = {kind for id_, kind in self.kinds.items() if id_ not in there} - self.gone.keys()
        self.gone |= dict.fromkeys(went, str(month))


def test_two_profiles_differ_where_their_table_says_and_nowhere_else(
    data: dict[str, str], keys: KeyStore, record_keys: RecordKeys, at: datetime, keep: Keep
) -> None:
    """PROF-1: ordinary records go alike; a ground without review ends after six months here, twelve there."""
    stay = KeysThatStay(record_keys)
    found = {
        name: Months(data, one, at, keep).play(partial(retain.run, profile=one, keys=keys, record_keys=stay))
        for name, one in PROFILES.items()
    }
    assert found["eu-strict"] == {"none": "6", "month 1": "7", "month 5": "11"}
    assert found["be"] == {"none": "6", "month 1": "13", "month 5": "17"}
    assert found["fr"] == found["be"]
    differs = {kind for kind in SINCE if found["eu-strict"][kind] != found["be"][kind]}
    assert differs == {kind for kind, month in SINCE.items() if month is not None}
    assert PROFILES["eu-strict"].ground_months.value == 6
    assert PROFILES["be"].ground_months.value == PROFILES["fr"].ground_months.value == 12
