"""What the databases say of their own guards: triggers that are missing or off, rights that no table gives.

Belongs here: reading PostgreSQL's catalogue. Not here: what to do about it, nor trying the guards (`probes`).
"""

import re
from collections.abc import Mapping
from pathlib import Path

from django.db import connections

from openpiu.store.border.grants import GRANTS as BORDER_GRANTS
from openpiu.store.databases import BASE, BORDER, OFFICE, PASSENGER, STORES, Store
from openpiu.store.passenger.grants import GRANTS as PASSENGER_GRANTS

RIGHTS = ("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE")
GRANTS: Mapping[str, Mapping[str, str] | None] = {
    OFFICE.suffix: None,  # Django's own tables: all but emptying
    PASSENGER.suffix: PASSENGER_GRANTS,
    BORDER.suffix: BORDER_GRANTS,
}
_FOLDER = Path(__file__).parent
_MADE = re.compile(r"CREATE(?: CONSTRAINT)? TRIGGER (\w+)\b.*?\bON (\w+)", re.DOTALL)
_DROPPED = re.compile(r"DROP TRIGGER (?:IF EXISTS )?(\w+) ON (\w+)")
_TABLES = "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v')"
_TRIGGERS = (
    "SELECT c.relname, t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid "
    "WHERE NOT t.tgisinternal AND t.tgenabled IN ('O', 'A')"
)


def guards_off() -> list[str]:
    """Triggers that the SQL of the stores makes, and that are missing or switched off: `table.trigger`."""
    return sorted(
        f"{table}.{name}" for store in (PASSENGER, BORDER) for table, name in _wanted(store) - _rows(store, _TRIGGERS)
    )


def rights_askew() -> list[str]:
    """Rights of the program's roles that the tables of grants do not give, and such that they give and are missing."""
    return sorted(text for store in STORES for text in _askew(store))


def _wanted(store: Store) -> set[tuple[str, ...]]:
    """From the files that the migrations ran; a table that is gone wants no guard."""
    paths = [*sorted((_FOLDER / store.app / "sql").glob("*.sql")), *sorted(_FOLDER.glob("*.sql"))]
    texts = [path.read_text("utf-8").replace("@store", store.app) for path in paths]
    made = {(table, name) for text in texts for name, table in _MADE.findall(text)}
    dropped = {(table, name) for text in texts for name, table in _DROPPED.findall(text)}
    tables = {name for (name,) in _rows(store, _TABLES)}
    return {(table, name) for table, name in made - dropped if table in tables}


def _askew(store: Store) -> list[str]:
    known, role = GRANTS[store.suffix], store.role(BASE)
    found = []
    for (table,) in _rows(store, _TABLES):
        wanted = "SELECT, INSERT, UPDATE, DELETE" if known is None else known.get(table, "")
        for right in RIGHTS:
            has = _has(store, role, table, right)
            if has is not (right in wanted.split(", ")):
                found.append(f"{table}: {right} {'too much' if has else 'missing'}")
    return found


def _has(store: Store, role: str, table: str, right: str) -> bool:
    with connections[store.alias].cursor() as cursor:
        cursor.execute("SELECT has_table_privilege(%s, %s, %s)", [role, f"public.{table}", right])
        return bool(cursor.fetchone()[0])


def _rows(store: Store, query: str) -> set[tuple[str, ...]]:
    with connections[store.alias].cursor() as cursor:
        cursor.execute(query)
        return {tuple(str(value) for value in row) for row in cursor.fetchall()}
