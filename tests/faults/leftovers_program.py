"""Receive marked messages into the unit of OPENPIU_DATA, then look for marks wherever the unit writes.

`python -m tests.faults.leftovers_program COUNT SEED` prints one JSON line. Every table of every database is read as
text and as bytes, then all files of the unit after a checkpoint, and what was logged.
"""

import io
import logging
import os
import sys
import time
from collections import Counter, defaultdict
from contextlib import redirect_stderr
from datetime import UTC, datetime, timedelta
from importlib import import_module
from pathlib import Path
from typing import Any, TypeAlias

import msgspec
import psycopg
from psycopg import sql

from openpiu.conf import unit
from openpiu.conf.boot import boot
from tests.faults.leftovers import CONTROL, KEPT, STRICT, WILD, deliveries

START = datetime(2026, 11, 23, 5, 31, tzinfo=UTC)
ALL_MARKS = (STRICT.stem, STRICT.card, WILD.stem, WILD.card, KEPT)
SEALED = ("TravellerRecord", "Report", "BookingRecord", "Hit")
PIECE = 1 << 24  # bytes of a file read at a time

Connection: TypeAlias = "psycopg.Connection[Any]"
Table: TypeAlias = tuple[str, str]  # schema and name
Values: TypeAlias = dict[str, sql.Composed]  # by column
COLUMNS = """
    SELECT n.nspname, c.relname, a.attname, t.typname FROM pg_attribute a
    JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_type t ON t.oid = a.atttypid
    WHERE c.relkind IN ('r', 'p', 'm') AND a.attnum > 0 AND NOT a.attisdropped
    AND n.nspname NOT IN ('pg_catalog', 'information_schema')
"""


def connection(database: str) -> Connection:
    """The administrator's connection to one database."""
    at = unit.server().address()
    return psycopg.connect(
        host=at.host, port=at.port, user=at.user, password=at.password, dbname=database, autocommit=True
    )


def receive_all(count: int, seed: int) -> dict[str, Any]:
    """Take in at least that many messages as the unit does; what becomes of them."""
    line = import_module("openpiu.duties.line")  # after Django is ready
    models = import_module("openpiu.store.passenger.models")
    line.take_in(CONTROL, source=f"control-{KEPT}", at=START, keys=unit.keys())
    states: Counter[str] = Counter()
    told, begun = Counter[str](), time.process_time()
    for number, delivery in enumerate(deliveries(seed)):
        if told["messages"] >= count:
            break
        at = START + timedelta(seconds=number)
        receipt = line.take_in(delivery.content, source=delivery.name, at=at, keys=unit.keys())
        states[receipt.state] += 1
        told.update(
            messages=delivery.messages,
            bytes=len(delivery.content),
            travellers=receipt.travellers,
            dropped=receipt.dropped,
            sensitive=receipt.dropped_sensitive,
        )
    return {
        **told,
        "files": dict(states),
        "sealed": models.Transmission.objects.using("passenger").filter(sealed__isnull=False).count(),
        "ledger": models.LedgerEntry.objects.using("passenger").count(),
        "cpu_s": round(time.process_time() - begun, 1),
    }


def in_tables() -> dict[str, int]:
    """Rows that hold a mark, by mark and `database.table.column`; under `columns` how many columns were read.

    Each table is read once for all its columns, and a column again only where something was found.
    """
    found: Counter[str] = Counter()
    with connection("postgres") as maintenance:
        databases = [name for (name,) in maintenance.execute("SELECT datname FROM pg_database WHERE datallowconn")]
    for database in databases:
        with connection(database) as here:
            for table, values in _columns(here).items():
                found["columns"] += len(values)
                found.update(_in_table(here, table, values, f"{database}.{table[1]}"))
    return dict(found)


def _columns(here: Connection) -> dict[Table, Values]:
    """Every column of every table, as the text that is searched."""
    tables: dict[Table, Values] = defaultdict(dict)
    for schema, name, column, kind in here.execute(COLUMNS).fetchall():
        tables[schema, name][column] = _as_text(column, kind)
    return tables


def _as_text(column: str, kind: str) -> sql.Composed:
    text = "encode({}, 'escape')" if kind == "bytea" else "{}::text"
    return sql.SQL(text).format(sql.Identifier(column))


def _in_table(here: Connection, table: Table, values: Values, place: str) -> Counter[str]:
    has_mark = [sql.SQL("count(*) FILTER (WHERE {} ~* %(mark)s)").format(value) for value in values.values()]
    query = sql.SQL("SELECT {} FROM {}").format(sql.SQL(", ").join(has_mark), sql.Identifier(*table))
    counts = here.execute(query, {"mark": "|".join(ALL_MARKS)}).fetchone() or ()
    found: Counter[str] = Counter()
    for column in (column for column, times in zip(values, counts, strict=True) if times):
        query = sql.SQL("SELECT count(*) FROM {} WHERE {} ~* %s").format(sql.Identifier(*table), values[column])
        for mark in ALL_MARKS:
            (times,) = here.execute(query, [mark]).fetchone() or (0,)
            found.update({f"{mark} {place}.{column}": times} if times else {})
    return found


def in_opened() -> dict[str, int]:
    """How often a mark stands in what is sealed, opened row by row."""
    models = import_module("openpiu.store.passenger.models")
    found: Counter[str] = Counter()
    for name in SEALED:
        for row in getattr(models, name).objects.using("passenger").iterator():
            found["rows"] += 1
            text = msgspec.json.encode(row.content).decode().upper()
            found.update({f"{mark} {name}": text.count(mark) for mark in ALL_MARKS if mark in text})
    return dict(found)


def in_files(home: Path) -> dict[str, int]:
    """How often a mark stands in a file below `home`, after a checkpoint; WAL, logs and keys too."""
    with connection("postgres") as here:
        here.execute("CHECKPOINT")
    found: Counter[str] = Counter()
    for path in sorted(home.rglob("*")):
        if path.is_file():
            found["files"] += 1
            for mark, times in _in_file(path).items():
                found[f"{mark} {path.relative_to(home).parts[0]}"] += times
    return dict(found)


def _in_file(path: Path) -> Counter[str]:
    found: Counter[str] = Counter()
    before = b""
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            content = (before + piece).upper()
            found.update({mark: content.count(mark.encode()) for mark in ALL_MARKS if mark.encode() in content})
            before = piece[-(max(map(len, ALL_MARKS)) - 1) :]
    return found


def in_text(text: str) -> dict[str, int]:
    """How often a mark stands in what was logged."""
    return {mark: text.upper().count(mark) for mark in ALL_MARKS if mark in text.upper()}


def main(count: int, seed: int) -> dict[str, Any]:
    """Receive, then look everywhere."""
    logged = io.StringIO()
    logging.getLogger().addHandler(logging.StreamHandler(logged))
    logging.getLogger().setLevel(logging.DEBUG)
    logging.getLogger("django.db.backends").setLevel(logging.INFO)  # statements are the table's own text
    with redirect_stderr(logged):
        received = receive_all(count, seed)
    begun = time.monotonic()
    places = {
        "tables": in_tables(),
        "opened": in_opened(),
        "home": in_files(Path(os.environ["OPENPIU_DATA"])),
        "logs": in_text(logged.getvalue()),
    }
    return received | places | {"searched_s": round(time.monotonic() - begun, 1)}


if __name__ == "__main__":
    boot()
    preparing = import_module("openpiu.conf.preparing")
    with unit.database_in_use():
        preparing.prepare()
        told = main(int(sys.argv[1]), int(sys.argv[2]))
    sys.stdout.buffer.write(msgspec.json.encode(told) + b"\n")
