"""No command lists the passengers of a flight from the unit's records."""

from typing import Any

import pytest
from typer.main import get_command

from openpiu.doors.cli.loading import load
from openpiu.doors.cli.program import COMMANDS

OTHERS = ("QUESNOIRT", "WIJNGAERTS", "PHANTHAVONG")
# Commands that read records and print something; each is run below. A new one is put here or into the next table.
READING: dict[str, tuple[str, ...]] = {
    "staff list": (),
    "ingest": ("drop", "--json"),
    "alerts lists": ("--as", "s.super"),
    "alerts noisy": ("--as", "s.super"),
    "alerts list": ("--as", "s.super"),
    "hits list": ("--as", "w.officer", "--json"),
    "quality report": ("--json",),
    "quality letter": ("--carrier", "ZQ"),
    "criteria list": ("--as", "s.super", "--json"),
    "selection list": ("--as", "s.super", "--json"),
    "disclose transfers": ("--as", "s.super"),
    "audit verify": ("--json",),
    "audit export": ("ledger.jsonl",),
    "audit roots": (),
    "partner show": ("--as", "s.super"),
    "exchange list": ("--as", "s.super"),
    "exchange quarantine": ("--as", "s.super"),
    "exchange owed": ("--as", "s.super"),
    "exchange recalls": ("--as", "s.super"),
    "exchange carry": (),
    "case list": ("--as", "s.super"),
    "law show": (),
    "requests list": ("--as", "s.super"),
    "requests register": ("--from", "2026-11-01", "--to", "2026-11-30", "--as", "s.super"),
    "report annual": ("--as", "s.super"),
    "report false-positives": ("--as", "s.super"),
    "retain preview": ("--as", "s.super"),
    "retain manifest": ("--as", "s.super"),
    "law test": (),
    "rights notice": (),
    "rights register": (),
    "rights dpia": (),
}
# Commands that touch no record, that change one named thing, or that show one hit, of one traveller.
OTHERWISE = {
    "demo", "serve", "db start", "db stop", "db status", "db migrate", "staff add", "read", "check", "template csv",
    "match", "mrz", "gen world", "gen trial", "alerts import", "alerts declare", "alerts withdraw", "alerts restore",
    "alerts show", "alerts consult",
    "hits show", "hits decide", "hits undo", "quality schedule import", "selection propose", "selection review",
    "criteria lint", "criteria backtest", "criteria propose", "criteria approve", "criteria refuse", "criteria end",
    "criteria show",
    "selection end", "disclose release", "disclose propose", "disclose verify", "bench", "retain run", "requests show",
    "partner card", "partner add", "partner confirm", "partner rotate", "partner revoke", "partner reconcile",
    "partner clear", "exchange show", "exchange share", "exchange keep-back", "exchange read", "exchange release",
    "exchange answer", "exchange pass-on", "exchange ask-consent", "exchange consent", "exchange passings",
    "exchange review-passing", "exchange recall", "exchange copies", "exchange settle", "exchange serve",
    "exchange write-bundle", "exchange read-bundle", "exchange ask", "chip verify", "chip master-list",
    "case open", "case show", "case write", "case join", "case give", "case take-back", "case leave", "case withdraw",
    "case close", "case bundle", "desk verify",
}  # fmt: skip


def commands(found: Any, words: str) -> list[str]:
    """All commands below one, as they are typed."""
    if not getattr(found, "commands", None):
        return [words]
    return [name for word, inner in found.commands.items() for name in commands(inner, f"{words} {word}")]


def test_every_command_is_in_one_of_the_tables() -> None:
    """PNR-6.13: a new command must say what it shows."""
    every = [
        name for word, row in COMMANDS.items()
        for name in commands(get_command(load(row.module, records=row.records).app), word)
    ]  # fmt: skip
    assert set(every) == OTHERWISE | set(READING)


@pytest.fixture(scope="module")
def full(piu: Any) -> Any:
    """The unit's flight with three more travellers, who are under no alert."""
    text = (piu.folder / "drop" / "a.edi").read_text()
    begin, end = text.index("NAD+FL"), text.index("CNT+42")
    more = "".join(
        text[begin:end].replace("TSFAROUNI", name).replace("ZZ0419737", f"ZZ041990{number}")
        for number, name in enumerate(OTHERS)
    )
    full = text[:end] + more + text[end:].replace("+A1'", "+A2'")
    (piu.folder / "drop" / "b.edi").write_text(full)
    done = piu("ingest", "drop", "--json")
    assert sum(row["travellers"] for row in done.rows()) == 4, done.err
    return piu


@pytest.mark.parametrize("command", READING)
def test_no_command_names_a_passenger(full: Any, command: str) -> None:
    """PNR-6.13: with all that it prints and writes."""
    done = full(*command.split(), *READING[command])
    assert "Traceback" not in done.err
    written = "".join(path.read_text(errors="replace") for path in full.folder.glob("*.jsonl") if path.stem == "ledger")
    said = (done.out + done.err + written).upper()
    assert [name for name in ("TSFAROUNI", *OTHERS) if name in said] == []
