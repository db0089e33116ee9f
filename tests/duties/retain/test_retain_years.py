"""Five and a half years under two profiles: what is deleted, masked, approved and over equals an independent oracle."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

import pytest
from django.db import transaction

from openpiu.adapters.keys.base import KeyStore, RecordKeys
from openpiu.core.law.profiles import PROFILES, Profile
from openpiu.core.law.roles import Actor
from openpiu.duties import receive, retain
from openpiu.errors import OpenpiuError
from openpiu.store.passenger.models import DeletionManifest, Ground, LedgerEntry, TravellerRecord, Vault
from tests.duties.retain.years import Known, Oracle, Why, later, moments

Turn = Callable[..., retain.Run]
PUSH = (
    "UNA:+.? '\nUNB+IATA:1+ZQ+UTOGOV+{sent}+{n}'\nUNH+1+PNRGOV:13:1:IA+{n}'\nMSG+:22'\nORG+ZQ:BRU'\n"
    "TVL+{left}:0230:{left}:0712+IST+BRU+ZQ+214'\nEQN+1'\nSRC'\nRCI+ZQ:{locator}::{left}:0912'\n"
    "DAT+700:{left}:0912'\nORG+ZQ:IST'\nTIF+{surname}:A+SPECIMEN:A:1'\n"
    "TVL+{left}:0230:{left}:0712+IST+BRU+ZQ+214:Y'\nRPI+1+HK'\nUNT+13+1'\nUNZ+1+{n}'\n"
)


class Years:
    """The product and the oracle, side by side."""

    def __init__(self, profile: Profile, keys: KeyStore, people: list[Actor], seed: int) -> None:
        self.profile, self.keys, self.people, self.draw = profile, keys, people, Random(seed)
        self.oracle = Oracle(ground_months=profile.ground_months.value)
        self.number = 0

    def traffic(self, now: datetime) -> None:
        """Up to three travellers come in; a few of them from a partner who fixed an end."""
        for _ in range(self.draw.randrange(4)):
            self.number += 1
            known = set(self.oracle.records)
            letters = "".join(chr(65 + int(digit)) for digit in str(self.number))
            content = PUSH.format(
                sent=f"{now:%y%m%d:%H%M}", left=f"{now + timedelta(days=2):%d%m%y}", n=f"R{self.number}",
                locator=f"K{self.number:05}", surname=f"QZX{letters}",
            )  # fmt: skip
            receive.receive(content.encode(), source=f"{self.number}.edi", at=now, keys=self.keys)
            rows = TravellerRecord.objects.using("passenger").exclude(id__in=known)
            for id_ in rows.values_list("id", flat=True):
                self.oracle.records[str(id_)] = Known(received=now, expires=self._expiry(str(id_), now))

    def _expiry(self, id_: str, now: datetime) -> datetime | None:
        if self.draw.random() > 0.05:
            return None
        expires = now + timedelta(days=self.draw.randrange(20, 900))
        TravellerRecord.objects.using("passenger").filter(id=id_).update(expires_at=expires)
        return expires

    def people_at_work(self, now: datetime) -> None:
        """Some propose, confirm, review and end grounds; what the duty refuses, the oracle must know to be refused."""
        for id_, one in list(self.oracle.records.items()):  # as received: ids differ from unit to unit
            if self.draw.random() < 0.04:
                self._propose(id_, one, now)
            for ground, why in one.grounds.items():
                if self.draw.random() < (0.4 if why.confirmed is None else 0.05):
                    self._touch(ground, why, now)

    def _propose(self, id_: str, one: Known, now: datetime) -> None:
        actor = self.draw.choice(self.people)
        wish = retain.Wish(kind=self.draw.choice(["case", "request", "verified_match"]), reference="UTO-1", reason="x")
        ground = retain.propose_ground(id_, wish=wish, actor=actor, at=now, profile=self.profile)
        one.grounds[ground] = Why(by=actor.id)

    def _touch(self, ground: str, why: Why, now: datetime) -> None:
        actor, months = self.draw.choice(self.people), self.oracle.ground_months
        if why.confirmed is None:
            may = why.ended is None and why.by != actor.id
            if self._done(may, retain.confirm_ground, ground, actor, now):
                why.confirmed, why.until = now, later(now, months)
                self.oracle.approvals += 1
        elif self.draw.random() < 0.7:
            if self._done(why.holds(now), retain.review_ground, ground, actor, now):
                why.until = later(now, months)
        elif self._done(why.ended is None, retain.end_ground, ground, actor, now):
            why.ended = now

    def _done(self, may: bool, act: Callable[..., object], ground: str, actor: Actor, now: datetime) -> bool:
        try:
            with transaction.atomic(using="passenger"):
                act(ground, actor=actor, at=now, profile=self.profile)
        except OpenpiuError:
            assert not may
            return False
        assert may
        return True


def live() -> dict[str, bool]:
    """Records that are there, and whether each is masked."""
    rows = TravellerRecord.objects.using("passenger").values_list("id", "masked_at")
    return {str(id_): masked_at is not None for id_, masked_at in rows}


def play(years: Years, turn: Turn, *, seed: int, days: int) -> Iterator[datetime]:
    """Time after time: traffic, people, the clocks; each time everything must agree."""
    for now in moments(seed, days):
        years.traffic(now)
        years.people_at_work(now)
        done = turn(now, years.profile)
        assert (done.deleted, done.masked) == years.oracle.turn(now), now
        assert live() == {id_: one.masked for id_, one in years.oracle.records.items()}, now
        yield now


def check_end(years: Years, keys: RecordKeys, now: datetime) -> dict[str, int]:
    """What the whole time adds up to, by the product's own records."""
    manifests = DeletionManifest.objects.using("passenger").values_list("deleted", "masked")
    entries = LedgerEntry.objects.using("passenger")
    figures = {
        "received": years.number,
        "deleted": sum(deleted for deleted, _ in manifests),
        "masked": sum(masked for _, masked in manifests),
        "approvals": entries.filter(act="ground.confirmed").count(),
        "expiries": years.oracle.expiries,
        "kept": len(live()),
        "keys": len(keys.names("day")) + len(keys.names("kept")),
    }
    oracle = years.oracle
    assert (figures["deleted"], figures["masked"]) == (oracle.deleted, oracle.masked)
    assert figures["approvals"] == oracle.approvals > 0
    assert oracle.expiries > 0
    assert figures["received"] == figures["deleted"] + figures["kept"]
    assert Vault.objects.using("passenger").count() == sum(live().values()) > 0
    assert set(keys.names("kept")) >= {f"kept/{id_}" for id_, masked in live().items() if masked}
    oldest = now - timedelta(days=6 * 31 + 4)
    assert all(name > f"day/{oldest:%Y-%m-%d}" for name in keys.names("day"))
    assert Ground.objects.using("passenger").exclude(traveller__in=list(live())).count() == 0
    return figures


@pytest.fixture
def people(officer: Actor, second: Actor, supervisor: Actor) -> list[Actor]:
    """Who propose and confirm: all as supervisors, so that only the persons differ."""
    role = supervisor.role
    return [replace(actor, role=role) for actor in (officer, second, supervisor)]


@pytest.mark.parametrize("name", ["eu-strict", "be"])
def test_five_and_a_half_years_equal_the_oracle(
    name: str, people: list[Actor], keys: KeyStore, record_keys: RecordKeys, turn: Turn
) -> None:
    """PNR-12.1, PNR-12.2, CJ-14, CJ-15, PROF-1: deletions, maskings, approvals and expiries."""
    years = Years(PROFILES[name], keys, people, seed=7)
    *_, last = play(years, turn, seed=7, days=17)
    check_end(years, record_keys, last)


@pytest.mark.prove
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("name", ["eu-strict", "be"])
@pytest.mark.parametrize("seed", range(1, 6))
def test_many_five_and_a_half_years_equal_the_oracle(
    name: str, seed: int, people: list[Actor], keys: KeyStore, record_keys: RecordKeys, turn: Turn
) -> None:
    """PNR-12.1, PNR-12.2, CJ-14, CJ-15, PROF-1: the same from five seeds."""
    years = Years(PROFILES[name], keys, people, seed)
    *_, last = play(years, turn, seed=seed, days=5)
    sys.stdout.write(f"\nretention years {name} seed {seed}: {check_end(years, record_keys, last)}\n")
