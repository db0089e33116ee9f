"""Making the databases, the roles and the grants, and running the migrations as the owner. Safe to run again.

Belongs here: SQL that needs the administrative login. The running program never has it.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

import psycopg
from django.core.management import call_command
from django.db import connections
from psycopg import sql

from openpiu.errors import OperatorError
from openpiu.store.border import grants as border_grants
from openpiu.store.databases import BASE, STORES, Store
from openpiu.store.journal import FUNCTIONS
from openpiu.store.passenger import grants as passenger_grants

# The office holds Django's own tables, which need all four; the other two name every table.
GRANTS: Mapping[str, Mapping[str, str] | None] = {
    "office": None,
    "passenger": passenger_grants.GRANTS,
    "border": border_grants.GRANTS,
}


# What the program's role of a store may call beside the ledger's functions.
OWN_FUNCTIONS: Mapping[str, tuple[str, ...]] = {"passenger": passenger_grants.FUNCTIONS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Login:
    """The administrative login: it may make roles and databases."""

    host: str
    port: int
    user: str
    password: str
    database: str


PasswordFor = Callable[[str], str]


def provision(login: Login, *, password_for: PasswordFor, base: str = BASE) -> None:
    """Roles, databases, tables, grants; OperatorError says which right the login lacks."""
    try:
        for store in STORES:
            _make_roles(login, store, password_for, base)
            _make_database(login, store, base)
        for store in STORES:
            _migrate(store, password_for, base)
            _grant(login, store, base)
    except psycopg.errors.InsufficientPrivilege as error:
        raise OperatorError(
            f"the database user {login.user!r} may not prepare the databases ({error.diag.message_primary}); "
            "give it CREATEDB and CREATEROLE, or let the administrator run `openpiu db migrate` with such a user"
        ) from error


def _connect(login: Login, database: str) -> psycopg.Connection:
    return psycopg.connect(
        host=login.host, port=login.port, user=login.user, password=login.password, dbname=database, autocommit=True
    )


def _make_roles(login: Login, store: Store, password_for: PasswordFor, base: str) -> None:
    with _connect(login, login.database) as connection:
        for name, kind in ((store.owner(base), "owner"), (store.role(base), "app")):
            known = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [name]).fetchone()
            statement = "ALTER ROLE {} LOGIN PASSWORD {}" if known else "CREATE ROLE {} LOGIN PASSWORD {}"
            password = password_for(f"postgres:{store.suffix}:{kind}")
            connection.execute(sql.SQL(statement).format(sql.Identifier(name), sql.Literal(password)))
        connection.execute(
            sql.SQL("GRANT {} TO {}").format(sql.Identifier(store.owner(base)), sql.Identifier(login.user))
        )


def _make_database(login: Login, store: Store, base: str) -> None:
    name = store.database(base)
    with _connect(login, login.database) as connection:
        known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone()
        if not known:
            statement = sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE template0 ENCODING 'UTF8'")
            connection.execute(statement.format(sql.Identifier(name), sql.Identifier(store.owner(base))))
        database, role = sql.Identifier(name), sql.Identifier(store.role(base))
        connection.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(database))
        connection.execute(sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(database, role))


@contextmanager
def as_owner(store: Store, password_for: PasswordFor, base: str = BASE) -> Iterator[None]:
    """Let Django's connection of one store be the owner's for the length of the block."""
    connection = connections[store.alias]
    connection.close()
    before = {key: connection.settings_dict[key] for key in ("USER", "PASSWORD")}
    connection.settings_dict.update(USER=store.owner(base), PASSWORD=password_for(f"postgres:{store.suffix}:owner"))
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict.update(before)


def _migrate(store: Store, password_for: PasswordFor, base: str) -> None:
    with as_owner(store, password_for, base):
        call_command("migrate", database=store.alias, interactive=False, verbosity=0)


def _grant(login: Login, store: Store, base: str) -> None:
    role = sql.Identifier(store.role(base))
    grants = GRANTS[store.suffix]
    with _connect(login, store.database(base)) as connection:
        connection.execute(sql.SQL("GRANT USAGE ON SCHEMA public TO {}").format(role))
        if grants is None:
            everything = sql.SQL("GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {}")
            connection.execute(everything.format(role))
            connection.execute(sql.SQL("GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {}").format(role))
            return
        connection.execute(sql.SQL("REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {}").format(role))
        for table, rights in grants.items():
            statement = sql.SQL("GRANT {} ON {} TO {}").format(sql.SQL(rights), sql.Identifier(table), role)
            connection.execute(statement)
        for function in (*FUNCTIONS, *OWN_FUNCTIONS.get(store.suffix, ())):
            connection.execute(sql.SQL("GRANT EXECUTE ON FUNCTION {} TO {}").format(sql.SQL(function), role))
