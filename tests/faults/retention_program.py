"""Plant names, keep some of them, turn the clock by half a year, and look for them wherever the unit and its dumps are.

`python -m tests.faults.retention_program COUNT` with OPENPIU_DATA set prints one JSON line.
"""

import io
import logging
import os
import shutil
import subprocess
import sys
from collections import Counter
from contextlib import redirect_stderr
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

import msgspec

from openpiu.adapters.postgres.binaries import MAJOR, wheel_folder
from openpiu.conf import unit
from openpiu.conf.boot import boot
from openpiu.core.law.clocks import add_months
from openpiu.core.law.profiles import DEFAULT
from openpiu.core.law.roles import Actor, Role
from openpiu.errors import KeyGone
from tests.faults.leftovers_program import connection

STEM = "QXVWK"  # no language has it
AT = datetime(2026, 11, 23, 5, 31, tzinfo=UTC)
KEEP_EACH = 10
PUSH = (
    "UNA:+.? '\nUNB+IATA:1+ZQ+UTOGOV+261121:0930+R{n}'\nUNH+1+PNRGOV:13:1:IA+R{n}'\nMSG+:22'\nORG+ZQ:BRU'\n"
    "TVL+231126:0230:231126:0712+IST+BRU+ZQ+214'\nEQN+1'\nSRC'\nRCI+ZQ:K{n:05}::211126:0912'\n"
    "SSR+CTCE:HK:1:ZQ:::::{name}//EXAMPLE.ORG'\nSSR+DOCS:HK:1:ZQ:::::P/UTO/ZZ{n:07}/UTO/19APR88/M/03MAR29/{name}/INA'\n"
    "DAT+700:211126:0912'\nORG+ZQ:IST'\nTIF+{name}:A+INA:A:1'\nABI+1+:4+BRU+ZQ'\nDAT+T:211126:0915'\n"
    "TVL+231126:0230:231126:0712+IST+BRU+ZQ+214:Y'\nRPI+1+HK'\nUNT+17+1'\nUNZ+1+R{n}'\n"
)
OFFICER = Actor(id="w.officer", role=Role.OFFICER)
SUPERVISOR = Actor(id="s.super", role=Role.SUPERVISOR)


def name(number: int) -> str:
    """The planted name of one traveller."""
    return STEM + "".join(chr(65 + int(digit)) for digit in f"{number:04}")


def plant(count: int) -> Counter[str]:
    """Receive, screen against alerts of the same names, review some hits with notes, propose grounds for some."""
    line, retain, models = (
        import_module(f"openpiu.{room}") for room in ("duties.line", "duties.retain", "store.passenger.models")
    )
    for number in range(count):
        content = PUSH.format(n=number, name=name(number)).encode()
        line.take_in(content, source=f"{number}.edi", at=AT, keys=unit.keys())
    unreadable = f"THIS IS NO MESSAGE, AND IT NAMES {name(9999)}".encode()
    assert line.take_in(unreadable, source="broken.edi", at=AT, keys=unit.keys()).state == "quarantined"
    rows = list(models.TravellerRecord.objects.using("passenger").order_by("id"))
    for row in rows[::KEEP_EACH]:
        wish = retain.Wish(kind="case", reference="UTO-1", reason=f"{row.content['surname']} is named in the case")
        ground = retain.propose_ground(str(row.id), wish=wish, actor=OFFICER, at=AT, profile=DEFAULT)
        retain.confirm_ground(ground, actor=SUPERVISOR, at=add_months(AT, 1), profile=DEFAULT)
    return Counter(travellers=len(rows), kept=len(rows[::KEEP_EACH]), opened=_openable(rows))


def _openable(rows: list[Any]) -> int:
    """Of these rows, as they were: how many still tell a planted name."""
    told = 0
    for row in rows:
        row.__dict__.pop("_opened", None)
        try:
            told += STEM in msgspec.json.encode(row.content).decode().upper()
        except KeyGone:
            continue
    return told


def dump(folder: Path) -> None:
    """What a backup of the databases takes, as SQL."""
    at = unit.server().address()
    program = wheel_folder() / f"pginstall{MAJOR}" / "bin" / "pg_dump"
    folder.mkdir(parents=True)
    for database in ("openpiu_passenger", "openpiu_office", "openpiu_border"):
        done = subprocess.run(
            [program, "-h", at.host, "-p", str(at.port), "-U", at.user, "-f", folder / f"{database}.sql", database],
            env={**os.environ, "PGPASSWORD": at.password}, capture_output=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr


def in_files(folder: Path) -> dict[str, int]:
    """Files below the folder that hold a planted name, in any spelling of letters; and how many were read."""
    found: Counter[str] = Counter()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            found["files"] += 1
            if STEM.encode() in path.read_bytes().upper():
                found[str(path.relative_to(folder))] += 1
    return dict(found)


def main(count: int) -> dict[str, Any]:
    """Plant, dump, turn the clock, look everywhere."""
    home = Path(os.environ["OPENPIU_DATA"])
    dumps = home.parent / "dumps"
    told: dict[str, Any] = dict(plant(count))
    models, settings = import_module("openpiu.store.passenger.models"), import_module("django.conf").settings
    before = list(models.TravellerRecord.objects.using("passenger").all())
    dump(dumps / "before")
    retain = import_module("openpiu.duties.retain")
    import_module("openpiu.duties.receive").destroy_sealed(at=add_months(AT, 6))
    done = retain.run(at=add_months(AT, 6), profile=DEFAULT, keys=unit.keys(), record_keys=settings.RECORD_KEYS)
    dump(dumps / "after")
    with connection("postgres") as here:
        here.execute("CHECKPOINT")
    told |= {
        "deleted": done.deleted,
        "masked": done.masked,
        "keys": len(done.keys),
        "old_rows_openable": _openable(before),
        "rows_openable": _openable(list(models.TravellerRecord.objects.using("passenger").all())),
        "vaults_openable": _openable(list(models.Vault.objects.using("passenger").all())),
        "home": in_files(home),
        "dumps": in_files(dumps),
    }
    shutil.rmtree(dumps)
    return told


if __name__ == "__main__":
    boot()
    preparing = import_module("openpiu.conf.preparing")
    logged = io.StringIO()
    logging.getLogger().addHandler(logging.StreamHandler(logged))
    logging.getLogger().setLevel(logging.DEBUG)
    with unit.database_in_use(), redirect_stderr(logged):
        preparing.prepare()
        figures = main(int(sys.argv[1]))
    figures["logs"] = logged.getvalue().upper().count(STEM)
    sys.stdout.buffer.write(msgspec.json.encode(figures) + b"\n")
