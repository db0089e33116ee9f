"""Entries of the ledgers go when they are five years old; the rest still verifies, and nothing else can be removed."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import psycopg
import pytest
from django.db import IntegrityError as Violation
from django.db import connections, transaction

from openpiu.adapters.keys.base import KeyStore
from openpiu.adapters.roots.files import FileRoots
from openpiu.conf import unit
from openpiu.core.ledger import Entry, content, read_roots, seal, verify_export, years_before
from openpiu.core.ledger.entries import Value
from openpiu.duties import audit
from openpiu.duties.audit.journals import JOURNALS
from openpiu.errors import IntegrityError, OperatorError
from openpiu.store.databases import BASE, PASSENGER
from openpiu.store.journal import Draft, Journal
from openpiu.store.passenger.journal import JOURNAL

AT = datetime(2026, 11, 23, 5, 31, tzinfo=UTC)
LONG_AGO = datetime(2021, 11, 22, 23, 0, tzinfo=UTC)

pytestmark = pytest.mark.usefixtures("stores")
stores_of_the_unit = pytest.mark.parametrize("store", list(JOURNALS))


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


def act(at: datetime, journal: Journal = JOURNAL, subject: str = "hit:1") -> Entry:
    """An act at some time."""
    return journal.append(Draft(at=at, act="hit.viewed", actor="w.officer", role="officer", subject=subject))


def expire(at: datetime, witness: audit.Witness, years: int = 5) -> int:
    """What the sweep does."""
    return audit.expire(unit="PIU", at=at, years=years, witness=witness)


@stores_of_the_unit
def test_an_entry_is_there_for_five_years_and_gone_the_day_after(store: str, witness: audit.Witness) -> None:
    """PNR-13.8: 4 years and 364 days, present; 5 years and 1 day, gone; the ledger verifies at both times."""
    journal = JOURNALS[store]
    for minutes in range(3):
        act(datetime(2021, 11, 23, 5, 31 + minutes, tzinfo=UTC), journal)
    act(datetime(2022, 1, 1, tzinfo=UTC), journal)
    assert audit.seal_roots(unit="PIU", at=datetime(2022, 1, 1, 1, tzinfo=UTC), witness=witness) == 1
    for early in (datetime(2026, 11, 22, 5, 31, tzinfo=UTC), datetime(2026, 11, 23, 23, 59, tzinfo=UTC)):
        assert expire(early, witness) == 0
        assert audit.verify(store, witness=witness).entries == 4
    late = datetime(2026, 11, 24, 0, 0, tzinfo=UTC)
    assert expire(late, witness) == 3
    assert [(entry.sequence, entry.act) for entry in journal.read()] == [(4, "hit.viewed"), (5, "ledger.expired")]
    verdict = audit.verify(store, witness=witness)
    assert (verdict.ok, verdict.entries, verdict.expired, verdict.roots) == (True, 2, 3, 1)
    assert audit.seal_roots(unit="PIU", at=late, witness=witness) == 1
    assert audit.verify(store, witness=witness).roots == 2


def test_a_profile_may_keep_them_longer_but_never_shorter(witness: audit.Witness) -> None:
    """PNR-13.8: the database and the verifier both hold five years, whatever they are told."""
    act(LONG_AGO)
    assert expire(AT, witness, years=6) == 0
    act(datetime(2023, 1, 1, tzinfo=UTC))
    with pytest.raises(Violation, match=r"PNR-13\.9: rows of passenger_ledgerentry are only ever added"):
        expire(AT, witness, years=3)
    assert JOURNAL.head()[0] == 2
    assert expire(AT, witness) == 1


def test_removing_is_an_act_of_its_own_and_tells_of_nobody(witness: audit.Witness) -> None:
    """PNR-13.5, PNR-13.8: erasure is entered; what is left of the entries are a count and hashes."""
    act(LONG_AGO, subject="hit:7")
    expire(AT, witness)
    [entry] = JOURNAL.read()
    assert (entry.act, entry.actor, entry.subject) == ("ledger.expired", "machine", "ledger:passenger")
    assert (entry.detail["category"], entry.detail["expired"]) == ("erasure", 1)
    assert "hit:7" not in content(entry).decode()
    assert "w.officer" not in content(entry).decode()


def test_twelve_years_of_acts_keep_the_last_five_and_verify_all_along(
    witness: audit.Witness, keys: KeyStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """PNR-13.8, PNR-13.9: what is left equals an independent count; the ledger and its export are what was sealed."""
    monkeypatch.setattr("openpiu.duties.audit.expiring.MOST", 2)  # several batches a time
    at, acted = datetime(2020, 1, 15, 12, tzinfo=UTC), []
    while at.year < 2032:
        for hour in range(3):
            acted.append(act(at + timedelta(hours=hour)).at)
        expire(at + timedelta(hours=4), witness)
        audit.seal_roots(unit="PIU", at=at + timedelta(hours=5), witness=witness)
        young = f"{at.year - 5}-{at:%m-%d}"
        kept = [entry.at for entry in JOURNAL.read() if entry.act == "hit.viewed"]
        assert kept == [one for one in acted if one[:10] >= young]
        verdict = audit.verify(witness=witness, at=at + timedelta(hours=6))
        assert (verdict.ok, verdict.warning) == (True, None), verdict
        at = (at + timedelta(days=95)).replace(day=15)
    assert verdict.expired > 3 * 4 * 6  # entries about earlier expiries among them
    lines = list(audit.export_ledger(unit="PIU", at=at, keys=keys))
    found = verify_export(lines, trusted_key=witness.public_key(), roots=read_roots(witness.roots.lines()))
    assert (found.ok, found.expired) == (True, verdict.expired)
    assert found.roots == verdict.roots > 15


def anchor_entry(gone: Entry, change: dict[str, Value], at: str = "2026-11-23T05:31:00.000000Z") -> list[str]:
    """A forged expiry as the program's role could send it: the entry holds, its signature would not."""
    sequence, previous = JOURNAL.head()
    detail: dict[str, Value] = {"expired": gone.sequence, "hash": gone.hash, "before": years_before(at, 5), **change}
    entry = seal(
        previous, sequence=sequence + 1, at=at, act="ledger.expired", actor="machine", role="machine",
        subject="ledger:passenger", purpose=None, detail=detail,
    )  # fmt: skip
    return [content(entry).decode(), entry.previous, entry.hash]


def ask(function: str, sealed: list[str]) -> None:
    """Call a function of the ledger as the program's own role."""
    with connections["passenger"].cursor() as cursor:
        cursor.execute(f"SELECT {function}(%s, %s, %s)", sealed)


@pytest.mark.parametrize(
    "change", [{"expired": 3}, {"before": "2026-11-23T00:00:00.000000Z"}, {"before": None}, {"hash": "0" * 64}]
)
def test_the_database_removes_no_entry_that_is_younger_or_not_named(change: dict[str, Value]) -> None:
    """PNR-13.8, PNR-13.9: whatever the program's role asks for; nothing is entered either."""
    old, _, young = act(LONG_AGO), act(AT - timedelta(days=1)), act(AT - timedelta(days=1))
    named = young if change.get("expired") or "before" in change else old
    with pytest.raises(Violation, match=r"PNR-13\.[89]"), transaction.atomic(using="passenger"):
        ask("ledger_expire", anchor_entry(named, change))
    assert [entry.sequence for entry in JOURNAL.read()] == [1, 2, 3]


def test_no_expiry_is_entered_in_which_nothing_goes() -> None:
    """PNR-13.9: the word is the database's own."""
    old = act(LONG_AGO)
    refused = pytest.raises(Violation, match=r"PNR-13\.8: this entry is added by ledger_expire only")
    with refused, transaction.atomic(using="passenger"):
        ask("ledger_append", anchor_entry(old, {}))


def test_an_expiry_that_the_unit_did_not_sign_is_found(witness: audit.Witness) -> None:
    """PNR-13.9: the program's role without the unit's key can remove what is old, but not unseen."""
    old = act(LONG_AGO)
    ask("ledger_expire", anchor_entry(old, {}))
    verdict = audit.verify(witness=witness)
    assert (verdict.ok, verdict.first_bad) == (False, 1)
    with pytest.raises(IntegrityError, match="entries of the passenger ledger are missing"):
        audit.seal_roots(unit="PIU", at=AT, witness=witness)


def test_even_the_owner_of_the_tables_removes_nothing_without_its_entry() -> None:
    """PNR-13.8, PNR-13.9: the trigger holds where grants do not bind, for old entries too; never committed."""
    there = connections["passenger"].settings_dict
    with psycopg.connect(
        host=there["HOST"], port=there["PORT"], dbname=there["NAME"], user=PASSENGER.owner(BASE),
        password=unit.keys().secret_for("postgres:passenger:owner"),
    ) as connection:  # fmt: skip
        connection.execute(
            "INSERT INTO passenger_ledgerentry (sequence, at, act, actor, role, subject, detail, previous, hash)"
            " VALUES (999999, '2001-01-01T00:00:00.000000Z', 'x', 'x', 'x', 'x', '{}', 'x', 'x')"
        )
        with pytest.raises(psycopg.errors.CheckViolation, match=r"PNR-13\.9"):
            connection.execute("DELETE FROM passenger_ledgerentry WHERE sequence = 999999")
        connection.rollback()


def test_nothing_expires_from_a_ledger_that_was_rewritten(witness: audit.Witness, keys: KeyStore) -> None:
    """PNR-13.9: an expiry does not wipe out the traces; the unit signs nothing over them."""
    for _ in range(3):
        act(LONG_AGO)
    other = audit.Witness(Roots(), keys)
    assert audit.seal_roots(unit="PIU", at=LONG_AGO, witness=other) == 1
    with transaction.atomic(using="passenger"):
        act(LONG_AGO)
        assert audit.seal_roots(unit="PIU", at=LONG_AGO + timedelta(hours=1), witness=other) == 1
        transaction.set_rollback(True, using="passenger")
    act(LONG_AGO, subject="hit:other")
    with pytest.raises(IntegrityError, match="the passenger ledger is not what was sealed"):
        expire(AT, other)
    assert JOURNAL.head()[0] == 4
    assert expire(AT, witness) == 4


def test_a_verdict_warns_of_entries_that_no_root_covers(witness: audit.Witness) -> None:
    """PNR-13.9: a deleted or shortened file of roots does not pass in silence; a young ledger needs none."""
    act(AT)
    assert audit.verify(witness=witness, at=AT + timedelta(minutes=50)).warning is None
    later = audit.verify(witness=witness, at=AT + timedelta(hours=2))
    assert (later.ok, later.roots) == (True, 0)
    assert "no root of this ledger was ever sealed, or their file was deleted" in str(later.warning)
    audit.seal_roots(unit="PIU", at=AT, witness=witness)
    assert audit.verify(witness=witness, at=AT + timedelta(days=400)).warning is None
    act(AT + timedelta(hours=1))
    warned = audit.verify(witness=witness, at=AT + timedelta(hours=9))
    assert (warned.ok, warned.roots) == (True, 1)
    assert "the last root was sealed at 2026-11-23T05:31:00.000000Z" in str(warned.warning)


def test_roots_that_cannot_be_read_are_no_verdict(keys: KeyStore, tmp_path_factory: pytest.TempPathFactory) -> None:
    """PNR-13.9: a folder in the place of the file, for one."""
    place = tmp_path_factory.mktemp("roots")
    with pytest.raises(OperatorError, match="cannot be read"):
        audit.verify(witness=audit.Witness(FileRoots(place), keys), at=AT)
