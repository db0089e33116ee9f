"""The ledger's only door in the database: what the program's own role may do to the ledger, past all duties."""

import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, IntegrityError, connections, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from openpiu.core.ledger import Entry, content, seal, verify_chain
from openpiu.core.ledger.entries import Value
from openpiu.store.border.journal import JOURNAL as BORDER
from openpiu.store.journal import Draft, Journal
from openpiu.store.passenger.journal import JOURNAL as PASSENGER

AT = datetime(2026, 11, 23, 5, 31, tzinfo=UTC)
DRAFT = Draft(at=AT, act="hit.viewed", actor="w.officer", role="officer", subject="hit:1", purpose="6.2a")

pytestmark = pytest.mark.usefixtures("stores")

journals = pytest.mark.parametrize("journal", [PASSENGER, BORDER], ids=["passenger", "border"])
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=12)
values = st.one_of(texts, st.integers(), st.booleans(), st.none(), st.lists(texts, max_size=3))


def run(journal: Journal, statement: str, *values: str) -> None:
    """One statement as the program's own role; what it did is taken back with the test."""
    with transaction.atomic(using=journal.alias), connections[journal.alias].cursor() as cursor:
        cursor.execute(statement, values)


def append(journal: Journal, text: str, previous: str, sealed: str) -> None:
    """Past the journal, straight to the function."""
    run(journal, "SELECT ledger_append(%s, %s, %s)", text, previous, sealed)


def following(
    journal: Journal,
    *,
    sequence: int | None = None,
    previous: str = "",
    subject: str = "hit:1",
    purpose: str | None = None,
    detail: Mapping[str, Value] | None = None,
) -> Entry:
    """The entry that may come next, or one at another place but rightly sealed."""
    last, last_hash = journal.head()
    return seal(
        previous or last_hash,
        sequence=sequence or last + 1,
        at="2026-11-23T05:31:00.000000Z",
        act="hit.viewed",
        actor="w.officer",
        role="officer",
        subject=subject,
        purpose=purpose,
        detail=detail or {},
    )


@journals
@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO {}_ledgerentry (sequence, at, act, actor, role, subject, detail, previous, hash) "
        "VALUES (2, 'x', 'x', 'x', 'x', 'x', '{{}}', 'x', 'x')",
        "UPDATE {}_ledgerentry SET actor = 'other'",
        "DELETE FROM {}_ledgerentry",
        "TRUNCATE {}_ledgerentry",
        "DROP TABLE {}_ledgerentry",
        "ALTER TABLE {}_ledgerentry DISABLE TRIGGER USER",
        "CREATE RULE r AS ON INSERT TO {}_ledgerentry DO INSTEAD NOTHING",
        "UPDATE {}_ledgerhead SET sequence = 0",
        "DELETE FROM {}_ledgerhead",
        "INSERT INTO {}_ledgerhead VALUES (2, 0, 'x')",
        "TRUNCATE {}_ledgerhead",
        "SELECT ledger_add('{{}}', '', '')",
        "CREATE OR REPLACE FUNCTION ledger_append(a text, b text, c text) RETURNS void LANGUAGE sql AS ''",
        "SET ROLE openpiu_{}_owner",
    ],
)
def test_the_programs_role_cannot_write_the_ledger(journal: Journal, statement: str) -> None:
    """PNR-13.9: no row of it, nor its head, nor what guards them."""
    journal.append(DRAFT)
    with pytest.raises(DatabaseError, match=r"permission denied|must be owner|already exists"):
        run(journal, statement.format(journal.alias))
    assert verify_chain(journal.read()).ok


@journals
def test_the_programs_role_has_no_right_on_the_ledger_but_to_read(journal: Journal) -> None:
    """PNR-13.9: asked of the database's own catalogue, so that no way is forgotten."""
    with connections[journal.alias].cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT privilege_type FROM information_schema.role_table_grants"
            " WHERE table_name LIKE %s AND grantee = current_user",
            [f"{journal.alias}_ledger%"],
        )
        assert cursor.fetchall() == [("SELECT",)]


@journals
def test_the_database_adds_what_follows_and_moves_the_head(journal: Journal) -> None:
    """PNR-13.9: the head is where the entry is."""
    entry = following(journal, detail={"fields": 4, "recipients": ["BEL", "é\n"], "blind": True, "earlier": None})
    append(journal, content(entry).decode(), entry.previous, entry.hash)
    assert journal.head() == (entry.sequence, entry.hash)
    assert list(journal.read())[-1] == entry


@journals
@pytest.mark.parametrize(
    ("sequence", "previous"),
    [(1, ""), (2, ""), (4, ""), (900, ""), (3, "0" * 64), (3, "1" * 64)],
)
def test_an_entry_that_does_not_follow_is_refused(journal: Journal, sequence: int, previous: str) -> None:
    """PNR-13.9: rightly sealed, but at a place where it would hide, double or leave out another."""
    for _ in range(2):
        journal.append(DRAFT)
    entry = following(journal, sequence=sequence, previous=previous)
    with pytest.raises(IntegrityError, match=r"PNR-13\.9: the entry does not follow"):
        append(journal, content(entry).decode(), entry.previous, entry.hash)
    assert journal.head()[0] == 2


@journals
@pytest.mark.parametrize("forged", ["f" * 64, "", "F" * 64, "x"])
def test_an_entry_whose_hash_does_not_hold_is_refused(journal: Journal, forged: str) -> None:
    """PNR-13.9: the database computes it anew."""
    entry = following(journal)
    with pytest.raises(IntegrityError, match=r"PNR-13\.9: the hash of the entry does not hold"):
        append(journal, content(entry).decode(), entry.previous, forged)


def with_field(name: str, value: object) -> Callable[[str], str]:
    """Change a field, in canonical form."""
    return lambda text: json.dumps(
        json.loads(text) | {name: value}, sort_keys=True, ensure_ascii=False, separators=(",", ":")
    )


@journals
@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace(",", ", ", 1),
        lambda text: text.replace("officer", "\\u006fficer", 1),
        lambda text: text.replace('{"act"', '{"act":"x","act"', 1),
        lambda text: text.replace('"act":"hit.viewed",', "", 1),
        lambda text: "null",
        lambda text: "[]",
        with_field("more", "x"),
        with_field("purpose", 3),
        with_field("actor", None),
        with_field("at", "yesterday"),
        with_field("sequence", "1"),
        with_field("sequence", 1.0),
        with_field("detail", []),
        with_field("detail", {"weight": 1.5}),
        with_field("detail", {"nested": {"a": 1}}),
        with_field("detail", {"list": [1]}),
        with_field("detail", {"list": [["x"]]}),
    ],
)
def test_what_is_no_entry_is_refused(journal: Journal, change: Callable[[str], str]) -> None:
    """PNR-13.9: nobody can spoil the ledger with an entry that would not verify."""
    entry = following(journal)
    text = change(content(entry).decode())
    assert text != content(entry).decode()
    with pytest.raises(IntegrityError, match=r"PNR-13\.9: this is no ledger entry"):
        append(journal, text, entry.previous, entry.hash)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(detail=st.dictionaries(texts, values, max_size=5), subject=texts, purpose=st.none() | texts)
def test_the_database_seals_as_we_do(detail: dict[str, Value], subject: str, purpose: str | None) -> None:
    """PNR-13.9: two programs, one canonical form: what the database takes is what the verifier accepts."""
    entry = following(PASSENGER, detail=detail, subject=subject, purpose=purpose)
    with connections["passenger"].cursor() as cursor:
        text = content(entry).decode()
        cursor.execute("SELECT ledger_canonical(%s::jsonb), ledger_hash(%s, %s)", [text, entry.previous, text])
        assert cursor.fetchone() == (text, entry.hash)
