"""The ledger as its readers use it: searched, verified, exported; what its own database's owner changes is found."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import psycopg
import pytest
from django.db import connections
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from psycopg.types.json import Jsonb
from pytest_django.plugin import DjangoDbBlocker

from openpiu.adapters.keys.base import KeyStore
from openpiu.conf import unit
from openpiu.core.law.roles import Actor, Role
from openpiu.core.ledger import GENESIS, Entry, seal, verify_export
from openpiu.duties import audit
from openpiu.duties.acting import enter, in_one_transaction
from openpiu.duties.audit.journals import JOURNALS
from openpiu.errors import IntegrityError, OperatorError, Refused
from openpiu.store.databases import BASE, PASSENGER
from openpiu.store.journal import Draft, Journal
from openpiu.store.passenger.journal import JOURNAL
from openpiu.store.passenger.models import LedgerEntry

ENTRIES = 12
AT = datetime(2026, 11, 23, 5, 31, tzinfo=UTC)
WATCHERS = (Role.DATA_PROTECTION, Role.INSPECTOR)


@pytest.fixture
def acted(stores: None, officer: Actor, second: Actor, at: datetime) -> None:
    """Some acts of two officers."""
    for number in range(ENTRIES):
        act, actor = ("hit.viewed", officer) if number % 3 else ("hit.decided", second)
        enter(act, actor=actor, at=at, subject=f"hit:{number:02}", purpose="6.2a")


@pytest.mark.usefixtures("acted")
def test_the_newest_entries_come_first_in_pages(protector: Actor, at: datetime) -> None:
    """PNR-13.7: with the category of the law."""
    page = audit.search(actor=protector, at=at)
    assert [row.sequence for row in page.rows] == list(range(ENTRIES, 0, -1))
    assert (page.total, page.pages, page.rows[0].category) == (ENTRIES, 1, "consultation")


@pytest.mark.usefixtures("acted")
@pytest.mark.parametrize(
    ("wish", "found"),
    [
        ({"act": "hit.decided"}, 4), ({"actor_id": "w.officer"}, 8), ({"subject": "hit:0"}, 10),
        ({"subject": "HIT:11"}, 1),
        ({"act": "hit.decided", "actor_id": "w.officer"}, 0), ({"act": "no.such"}, 0), ({"subject": "\x00"}, 12),
        ({"subject": "%"}, 0),
    ],
)  # fmt: skip
def test_the_ledger_is_searched_by_act_officer_and_subject(
    protector: Actor, at: datetime, wish: dict[str, Any], found: int
) -> None:
    """PNR-13.7."""
    assert audit.search(actor=protector, at=at, **wish).total == found


@pytest.mark.usefixtures("acted")
def test_a_page_that_is_not_there_is_the_last_one(protector: Actor, officer: Actor, at: datetime) -> None:
    """Fifty a page."""
    for number in range(60):
        enter("hit.viewed", actor=officer, at=at, subject=f"hit:{number}")
    page = audit.search(actor=protector, at=at, page=99)
    assert (page.page, page.pages, len(page.rows)) == (2, 2, ENTRIES + 60 - 50)


@pytest.mark.usefixtures("acted")
def test_reading_the_ledger_is_itself_entered(protector: Actor, at: datetime) -> None:
    """PNR-13.7: who watches the watchers."""
    audit.search(actor=protector, at=at, act="hit.decided")
    entry = LedgerEntry.objects.using("passenger").latest("sequence")
    assert (entry.act, entry.actor, entry.purpose) == ("ledger.viewed", protector.id, "oversight")
    assert entry.detail["entries"] == 4


@pytest.mark.usefixtures("acted")
@pytest.mark.parametrize("role", [role for role in Role if role not in WATCHERS])
def test_only_those_who_watch_read_verify_and_export(role: Role, at: datetime, keys: KeyStore) -> None:
    """PNR-13.7: and a refused attempt shows and enters nothing."""
    somebody = Actor(id="x", role=role)
    attempts: tuple[Callable[[], object], ...] = (
        lambda: audit.search(actor=somebody, at=at),
        lambda: audit.verify(actor=somebody),
        lambda: audit.export_ledger(unit="PIU", at=at, keys=keys, actor=somebody),
    )
    for attempt in attempts:
        with pytest.raises(Refused):
            attempt()
    assert LedgerEntry.objects.using("passenger").count() == ENTRIES


@pytest.mark.usefixtures("acted")
def test_an_undisturbed_ledger_verifies(protector: Actor) -> None:
    """PNR-13.9."""
    verdict = audit.verify(actor=protector)
    assert (verdict.ok, verdict.entries, verdict.first_bad, verdict.reason) == (True, ENTRIES, None, None)


@pytest.mark.usefixtures("stores")
@pytest.mark.parametrize("store", ["passenger", "border"])
def test_an_empty_ledger_verifies(store: str) -> None:
    """PNR-13.9: on the first day."""
    assert audit.verify(store).ok


@pytest.mark.usefixtures("acted")
def test_the_database_refuses_whoever_writes_past_the_duties() -> None:
    """PNR-13.9: in its own words, and nothing is kept of the attempts."""
    assert "permission denied for table passenger_ledgerentry" in str(audit.refusal_of_ledger_row())
    assert "PNR-13.9: the hash of the entry does not hold" in str(audit.refusal_of_forged_entry())
    assert JOURNAL.head()[0] == ENTRIES


@pytest.mark.usefixtures("stores")
def test_there_are_two_ledgers_and_no_third(at: datetime, keys: KeyStore) -> None:
    """OperatorError names them."""
    with pytest.raises(OperatorError, match="the ledgers are: passenger, border"):
        audit.verify("office")
    with pytest.raises(OperatorError, match="the ledgers are: passenger, border"):
        audit.export_ledger("office", unit="PIU", at=at, keys=keys)


@pytest.mark.usefixtures("acted")
def test_an_export_holds_everything_itself_included_and_verifies(
    protector: Actor, at: datetime, keys: KeyStore
) -> None:
    """PNR-13.7, PNR-13.9: the supervisory authority checks it without us."""
    exported = list(audit.export_ledger(unit="PIU", at=at, keys=keys, actor=protector))
    trusted = keys.signing_key().public_key().public_bytes_raw()
    verdict = verify_export(exported, trusted_key=trusted)
    assert (verdict.ok, verdict.entries) == (True, ENTRIES + 1)
    assert LedgerEntry.objects.using("passenger").latest("sequence").act == "ledger.exported"


@pytest.mark.usefixtures("acted")
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(line=st.integers(0, ENTRIES + 1), place=st.integers(0, 10**6), bit=st.integers(0, 7))
def test_any_flipped_bit_of_an_export_is_found_at_its_entry(
    exported: list[bytes], line: int, place: int, bit: int
) -> None:
    """PNR-13.9: flipping one byte is detected, and the entry is named."""
    broken = bytearray(exported[line])
    broken[place % len(broken)] ^= 1 << bit
    verdict = verify_export([*exported[:line], bytes(broken), *exported[line + 1 :]])
    assert (verdict.ok, verdict.first_bad) == (False, line + 1)


@pytest.fixture
def exported(acted: None, at: datetime, keys: KeyStore) -> list[bytes]:
    """The ledger as signed lines."""
    return list(audit.export_ledger(unit="PIU", at=at, keys=keys))


@contextmanager
def owner() -> Iterator[psycopg.Connection]:
    """The tables' owner, with the triggers put aside: the strongest attacker inside the database."""
    there = connections["passenger"].settings_dict
    with psycopg.connect(
        host=there["HOST"], port=there["PORT"], dbname=there["NAME"], user=PASSENGER.owner(BASE),
        password=unit.keys().secret_for("postgres:passenger:owner"),
    ) as connection:  # fmt: skip
        connection.execute("ALTER TABLE passenger_ledgerentry DISABLE TRIGGER USER")
        yield connection
        connection.execute("ALTER TABLE passenger_ledgerentry ENABLE TRIGGER USER")


@pytest.fixture
def committed(django_db_setup: None, django_db_blocker: DjangoDbBlocker, officer: Actor, at: datetime) -> Iterator[int]:
    """A ledger that other connections see; gives its length. Taken away again, as if it had never been."""
    with django_db_blocker.unblock():
        before, hash_before = JOURNAL.head()
        with in_one_transaction():
            for number in range(ENTRIES):
                enter("hit.viewed", actor=officer, at=at, subject=f"hit:{number:02}")
        yield before + ENTRIES
        with owner() as connection:
            connection.execute("DELETE FROM passenger_ledgerentry WHERE sequence > %s", [before])
            connection.execute("UPDATE passenger_ledgerhead SET sequence = %s, hash = %s", [before, hash_before])
        assert audit.verify().ok
        connections["passenger"].close()


def test_an_entry_that_the_owner_altered_is_found(committed: int) -> None:
    """PNR-13.9: with grants and triggers out of the way."""
    with owner() as connection:
        connection.execute("UPDATE passenger_ledgerentry SET actor = 'other' WHERE sequence = %s", [committed - 4])
    verdict = audit.verify()
    assert (verdict.ok, verdict.first_bad) == (False, committed - 4)
    assert "its hash does not hold" in str(verdict.reason)


@pytest.mark.parametrize("column", ["act", "role", "subject", "purpose", "at"])
def test_every_column_is_under_the_hash(committed: int, column: str) -> None:
    """PNR-13.6, PNR-13.9."""
    value = "2026-11-23T05:31:00.000001Z" if column == "at" else "x"
    with owner() as connection:
        statement = f"UPDATE passenger_ledgerentry SET {column} = %s WHERE sequence = %s"
        connection.execute(statement.encode(), [value, committed - 2])
    assert audit.verify().first_bad == committed - 2


def test_an_entry_that_the_owner_removed_is_found(committed: int) -> None:
    """PNR-13.9."""
    with owner() as connection:
        connection.execute("DELETE FROM passenger_ledgerentry WHERE sequence = %s", [committed - 3])
    verdict = audit.verify()
    assert (verdict.ok, verdict.first_bad) == (False, committed - 3)


def test_a_ledger_that_the_owner_cut_off_is_found(committed: int) -> None:
    """PNR-13.9: the head says how many were written."""
    with owner() as connection:
        connection.execute("DELETE FROM passenger_ledgerentry WHERE sequence > %s", [committed - 3])
    verdict = audit.verify()
    assert (verdict.ok, verdict.first_bad) == (False, committed - 2)
    assert verdict.reason == f"the ledger ends at entry {committed - 3}, but {committed} were written"


def test_a_last_entry_that_was_sealed_anew_is_found(committed: int) -> None:
    """PNR-13.9: the head holds the hash of the last entry."""
    with owner() as connection:
        connection.execute("UPDATE passenger_ledgerhead SET hash = repeat('1', 64)")
    assert audit.verify().first_bad == committed


class Roots:
    """Sealed roots in memory."""

    def __init__(self) -> None:
        self.kept: list[bytes] = []

    def keep(self, line: bytes) -> None:
        """Append a line."""
        self.kept.append(line + b"\n")

    def lines(self) -> Iterator[bytes]:
        """All lines."""
        return iter(self.kept)


@pytest.fixture
def witness(keys: KeyStore) -> audit.Witness:
    """Roots that nobody in the database can reach."""
    return audit.Witness(Roots(), keys)


def rewritten(change: Callable[[list[Entry]], list[Entry]]) -> None:
    """The owner writes the whole ledger anew, every hash right and the head as well."""
    entries, previous = change(list(JOURNAL.read())), GENESIS
    with owner() as connection:
        connection.execute("DELETE FROM passenger_ledgerentry")
        for number, one in enumerate(entries, start=1):
            fresh = seal(
                previous, sequence=number, at=one.at, act=one.act, actor=one.actor, role=one.role,
                subject=one.subject, purpose=one.purpose, detail=one.detail,
            )  # fmt: skip
            previous = fresh.hash
            detail = {key: list(value) if isinstance(value, tuple) else value for key, value in fresh.detail.items()}
            connection.execute(
                "INSERT INTO passenger_ledgerentry (sequence, at, act, actor, role, subject, purpose, detail, previous,"
                " hash) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)",
                [number, fresh.at, fresh.act, fresh.actor, fresh.role, fresh.subject, fresh.purpose, Jsonb(detail),
                 fresh.previous, fresh.hash],
            )  # fmt: skip
        connection.execute("UPDATE passenger_ledgerhead SET sequence = %s, hash = %s", [len(entries), previous])


@pytest.fixture
def restored(committed: int) -> Iterator[int]:
    """The ledger as it was, however it was rewritten."""
    before = list(JOURNAL.read())
    yield committed
    rewritten(lambda _: before)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda found: [*found[:-3], replace(found[-3], actor="other"), *found[-2:]], "was rewritten"),
        (lambda found: found[:-2], "entries at the end are missing"),
        (lambda found: [*found[:-4], *found[-3:]], "entries at the end are missing"),
        (lambda found: [*found[:-2], found[-1], found[-2]], "was rewritten"),
    ],
)
def test_a_ledger_that_its_owner_computed_anew_is_not_what_was_sealed(
    restored: int, witness: audit.Witness, at: datetime, change: Callable[[list[Entry]], list[Entry]], reason: str
) -> None:
    """PNR-13.9, RGT-1: the chain alone says that all is well; nor is a new root sealed over it."""
    assert audit.seal_roots(unit="PIU", at=at, witness=witness) >= 1
    rewritten(change)
    assert audit.verify().ok
    verdict = audit.verify(witness=witness)
    assert not verdict.ok
    assert verdict.first_bad in range(1, restored + 1)
    assert reason in str(verdict.reason)
    with pytest.raises(IntegrityError, match="openpiu audit verify says more"):
        audit.seal_roots(unit="PIU", at=at + timedelta(hours=1), witness=witness)


@pytest.mark.usefixtures("acted")
def test_a_root_is_sealed_once_an_hour_and_only_when_something_was_done(
    witness: audit.Witness, officer: Actor, at: datetime
) -> None:
    """RGT-1: an idle unit writes nothing."""
    assert audit.seal_roots(unit="PIU", at=at, witness=witness) == 1
    enter("hit.viewed", actor=officer, at=at, subject="hit:13")
    assert audit.seal_roots(unit="PIU", at=at + timedelta(minutes=59), witness=witness) == 0
    assert audit.seal_roots(unit="PIU", at=at + timedelta(hours=1), witness=witness) == 1
    assert audit.seal_roots(unit="PIU", at=at + timedelta(hours=3), witness=witness) == 0
    assert [root.entries for root in witness.roots_of("passenger")] == [ENTRIES, ENTRIES + 1]
    assert audit.verify(witness=witness).ok


@pytest.mark.usefixtures("acted")
def test_changed_roots_are_a_finding_and_no_error(witness: audit.Witness, at: datetime) -> None:
    """PNR-13.9."""
    audit.seal_roots(unit="PIU", at=at, witness=witness)
    witness.roots.keep(b"{}")
    verdict = audit.verify(witness=witness)
    assert (verdict.ok, verdict.first_bad) == (False, None)
    assert "line 2 of the sealed roots was changed" in str(verdict.reason)


@dataclass(frozen=True, slots=True)
class BusyJournal(Journal):
    """A ledger to which somebody adds while it is read: at the beginning of the reading, or at its end."""

    early: bool = True

    def read(self) -> Iterator[Entry]:
        """The entries there are, one more of them each time."""
        if self.early:
            self._add()
        yield from Journal.read(self)
        if not self.early:
            self._add()

    def _add(self) -> None:
        self.append(Draft(at=AT, act="hit.viewed", actor="w.officer", role="officer", subject="hit:late"))


@pytest.mark.usefixtures("acted")
@pytest.mark.parametrize("early", [True, False])
def test_entries_that_are_added_while_it_looks_are_no_fault(early: bool) -> None:
    """PNR-13.9: a unit at work must not raise a false alarm."""
    JOURNALS["busy"] = BusyJournal(JOURNAL.alias, JOURNAL.entries, JOURNAL.heads, early)
    try:
        verdict = audit.verify("busy")
    finally:
        del JOURNALS["busy"]
    assert (verdict.ok, verdict.entries) == (True, ENTRIES + early)
