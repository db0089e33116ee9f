"""Permission matrix, by SQL: what each of the program's database roles may do to each table, tried on the database.

Every table that there is is tried, named in the tables of grants or not; a new table without grants is out of reach.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest
from django.db import connections
from psycopg import sql

from openpiu.conf import unit
from openpiu.store.databases import BASE, BORDER, OFFICE, PASSENGER, STORES, Store
from openpiu.store.provision import GRANTS

pytestmark = pytest.mark.usefixtures("stores")

EVERYTHING_BUT_EMPTYING = "SELECT, INSERT, UPDATE, DELETE"  # the office: Django's own tables
TABLES = (
    "SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v')"
)
COLUMNS = re.compile(r",?\s*UPDATE \(([^)]*)\)")
ALL_COLUMNS = (
    "SELECT attname FROM pg_attribute WHERE attrelid = {}::regclass AND attnum > 0 AND NOT attisdropped "
    "AND attgenerated = '' AND attidentity = '' ORDER BY attnum"
)
COLUMN = (
    "SELECT attname FROM pg_attribute WHERE attrelid = {}::regclass AND attnum > 0 AND NOT attisdropped "
    "AND attgenerated = '' AND attidentity = '' ORDER BY attnum LIMIT 1"
)
# Each is refused for want of the right before a single row is looked at.
ATTEMPTS = {
    "SELECT": "SELECT FROM {table} LIMIT 0",
    "INSERT": "INSERT INTO {table} DEFAULT VALUES",
    "UPDATE": "UPDATE {table} SET {column} = NULL WHERE false",
    "DELETE": "DELETE FROM {table} WHERE false",
    "TRUNCATE": "TRUNCATE {table}",
}


@contextmanager
def as_role(store: Store, database: str) -> Iterator[psycopg.Connection]:
    """A connection of the program's own role, outside Django; nothing of it is committed."""
    settings = connections[store.alias].settings_dict
    with psycopg.connect(
        host=settings["HOST"], port=settings["PORT"], user=store.role(BASE), dbname=database,
        password=unit.keys().secret_for(f"postgres:{store.suffix}:app"), options="-c lock_timeout=2000",
    ) as connection:  # fmt: skip
        yield connection
        connection.rollback()


def column_of(connection: psycopg.Connection, table: str) -> str:
    """Any column that a statement may name."""
    found = connection.execute(sql.SQL(COLUMN).format(sql.Literal(table))).fetchone()
    assert found is not None
    return str(found[0])


def granted(connection: psycopg.Connection, table: str) -> set[str]:
    """Which of the attempts are not refused for want of a right."""
    column = sql.Identifier(column_of(connection, table))
    found = set()
    for right, statement in ATTEMPTS.items():
        try:
            with connection.transaction(force_rollback=True):
                connection.execute(sql.SQL(statement).format(table=sql.Identifier(table), column=column))
        except psycopg.errors.InsufficientPrivilege:
            continue
        except psycopg.Error:
            pass  # allowed, and refused for another reason: a value that is missing, a trigger
        found.add(right)
    return found


def columns_of(rights: str, connection: psycopg.Connection, table: str) -> set[str]:
    """The columns that the table of grants lets a role change: those named, or all."""
    named = COLUMNS.search(rights)
    if named:
        return {column.strip() for column in named[1].split(",")}
    return set(names_of(connection, table)) if "UPDATE" in rights else set()


def names_of(connection: psycopg.Connection, table: str) -> list[str]:
    """All columns that a statement may name."""
    return [str(name) for (name,) in connection.execute(sql.SQL(ALL_COLUMNS).format(sql.Literal(table))).fetchall()]


def changeable(connection: psycopg.Connection, table: str) -> set[str]:
    """The columns that the role may change, each tried."""
    found = set()
    for column in names_of(connection, table):
        try:
            with connection.transaction(force_rollback=True):
                statement = sql.SQL(ATTEMPTS["UPDATE"])
                connection.execute(statement.format(table=sql.Identifier(table), column=sql.Identifier(column)))
        except psycopg.errors.InsufficientPrivilege:
            continue
        except psycopg.Error:
            pass
        found.add(column)
    return found


@pytest.mark.parametrize("store", STORES, ids=lambda store: store.suffix)
def test_a_role_can_do_to_each_table_what_the_table_of_grants_says_and_no_more(store: Store) -> None:
    """PNR-13.9: 0 rights that the table does not grant, tried one by one."""
    known = GRANTS[store.suffix]
    with as_role(store, store.database(BASE)) as connection:
        tables = [str(name) for (name,) in connection.execute(TABLES).fetchall()]
        assert len(tables) >= 3
        for table in tables:
            rights = EVERYTHING_BUT_EMPTYING if known is None else known.get(table, "")
            whole = COLUMNS.sub("", rights)
            assert granted(connection, table) == {right.strip() for right in whole.split(",") if right.strip()}, table
            assert changeable(connection, table) == columns_of(rights, connection, table), table
    assert known is None or set(known) <= set(tables)


@pytest.mark.parametrize("store", STORES, ids=lambda store: store.suffix)
@pytest.mark.parametrize("other", STORES, ids=lambda store: store.suffix)
def test_a_role_connects_to_its_own_database_alone(store: Store, other: Store) -> None:
    """CJ-12, SBC-9: the border's role cannot even connect to passenger data, nor any role to another's store."""
    if store is other:
        with as_role(store, other.database(BASE)) as connection:
            assert connection.execute("SELECT 1").fetchone() == (1,)
        return
    with (
        pytest.raises(psycopg.OperationalError, match="permission denied for database"),
        as_role(store, other.database(BASE)),
    ):
        pass


@pytest.mark.parametrize("store", [PASSENGER, BORDER, OFFICE], ids=lambda store: store.suffix)
@pytest.mark.parametrize("other", STORES, ids=lambda store: store.suffix)
def test_a_role_becomes_nobody_else(store: Store, other: Store) -> None:
    """PNR-13.9: not its own owner, not another store's, and no role is made."""
    with as_role(store, store.database(BASE)) as connection:
        for statement in (
            sql.SQL("SET ROLE {}").format(sql.Identifier(other.owner(BASE))),
            sql.SQL("CREATE ROLE somebody"),
            sql.SQL("ALTER ROLE {} SUPERUSER").format(sql.Identifier(store.role(BASE))),
        ):
            with pytest.raises(psycopg.errors.InsufficientPrivilege), connection.transaction():
                connection.execute(statement)


@pytest.mark.parametrize(
    "statement", ["ALTER TABLE {} DISABLE TRIGGER ALL", "DROP TABLE {}", "DROP TRIGGER guard_hit ON {}"]
)
def test_the_program_s_role_takes_no_guard_away(statement: str) -> None:
    """PNR-6.10: the guards are the owner's, and the program never is the owner."""
    with as_role(PASSENGER, PASSENGER.database(BASE)) as connection:
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute(sql.SQL(statement).format(sql.Identifier("passenger_hit")))
        connection.rollback()
