"""Receive marked messages into the unit of OPENPIU_DATA, then look for marks wherever the unit writes.

`python -m tests.faults.leftovers_program COUNT SEED` prints one JSON line. Every table of every database is read as
text and as bytes, then all files of the unit after a checkpoint, and what was logged.
"""

import io
import logging
import os
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import redirect_stderr
from datetime import UTC, datetime, timedelta
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec
import psycopg
from psycopg import sql

from openpiu.conf import unit
from openpiu.conf.boot import boot
from tests.faults.leftovers import CARD, CONTROL, KEPT, STEM, WILD_CARD, WILD_STEM, marked_messages

START = datetime(2026, 11, 23, 5, 31, tzinfo=UTC)
ALL_MARKS = (STEM, CARD, WILD_STEM, WILD_CARD, KEPT)
PIECE = 1 << 24  # bytes of a file read at a time

COLUMNS = """
    SELECT n.nspname, c.relname, a.attname, t.typname FROM pg_attribute a
    JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_type t ON t.oid = a.atttypid
    WHERE c.relkind IN ('r', 'p', 'm') AND a.attnum > 0 AND NOT a.attisdropped
    AND n.nspname NOT IN ('pg_catalog', 'information_schema')
"""


def connection(database: str) -> "psycopg.Connection[Any]":
    """The administrator's connection to one database."""
    at = unit.server().address()
    return psycopg.connect(
        host=at.host, port=at.port, user=at.user, password=at.password, dbname=database, autocommit=True
    )


def receive_all(count: int, seed: int) -> dict[str, Any]:
    """Take in that many messages as the unit does; what becomes of them."""
    line = import_module("openpiu.duties.line")  # after Django is ready
    models = import_module("openpiu.store.passenger.models")
    line.take_in(CONTROL, source="control", at=START, keys=unit.keys())
    states: Counter[str] = Counter()
    size, dropped, begun = 0, Counter[str](), time.process_time()
    for number, marked in enumerate(islice(marked_messages(seed), count)):
        at = START + timedelta(seconds=number)
        receipt = line.take_in(marked.content, source=marked.name, at=at, keys=unit.keys())
        states[receipt.state] += 1
        size += len(marked.content)
        dropped.update(all=receipt.dropped, sensitive=receipt.dropped_sensitive, travellers=receipt.travellers)
    return {
        "messages": count,
        "bytes": size,
        "states": dict(states),
        "dropped": dict(dropped),
        "sealed": models.Transmission.objects.using("passenger").filter(sealed__isnull=False).count(),
        "ledger": models.LedgerEntry.objects.using("passenger").count(),
        "cpu_s": round(time.process_time() - begun, 1),
    }


def in_tables() -> dict[str, int]:
    """Rows that hold a mark, by mark and `database.table.column`; under `columns` how many columns were read."""
    found: Counter[str] = Counter()
    with connection("postgres") as maintenance:
        databases = [name for (name,) in maintenance.execute("SELECT datname FROM pg_database WHERE datallowconn")]
    for database in databases:
        with connection(database) as here:
            for schema, table, column, kind in here.execute(COLUMNS).fetchall():
                found["columns"] += 1
                found.update(_in_column(here, database, (schema, table, column), kind))
    return dict(found)


def _in_column(here: "psycopg.Connection[Any]", database: str, place: tuple[str, str, str], kind: str) -> Iterator[str]:
    schema, table, column = place
    text = "encode({}, 'escape')" if kind == "bytea" else "{}::text"
    query = sql.SQL(
        "SELECT " + ", ".join(["count(*) FILTER (WHERE {value} ILIKE %s)"] * len(ALL_MARKS)) + " FROM {table}"
    )
    value = sql.SQL(text).format(sql.Identifier(column))
    counts = here.execute(
        query.format(value=value, table=sql.Identifier(schema, table)), [f"%{mark}%" for mark in ALL_MARKS]
    ).fetchone()
    for mark, times in zip(ALL_MARKS, counts or (), strict=True):
        yield from [f"{mark} {database}.{table}.{column}"] * times


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
    return received | {
        "tables": in_tables(),
        "files": in_files(Path(os.environ["OPENPIU_DATA"])),
        "logs": in_text(logged.getvalue()),
    }


if __name__ == "__main__":
    boot()
    preparing = import_module("openpiu.conf.preparing")
    with unit.database_in_use():
        preparing.prepare()
        told = main(int(sys.argv[1]), int(sys.argv[2]))
    sys.stdout.buffer.write(msgspec.json.encode(told) + b"\n")
