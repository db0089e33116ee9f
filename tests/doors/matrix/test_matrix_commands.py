"""Permission matrix, by command: every command that an officer runs, as every role, against the one table.

A command that takes --as and has no row here fails: say which act it needs, and with which words it is called. One that
takes no --as is named with who stands behind it.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from typer.main import get_command
from typer.testing import CliRunner

from openpiu.core.law.permissions import Act, may
from openpiu.core.law.roles import Role
from openpiu.doors.cli.program import program
from openpiu.errors import OpenpiuError, OperatorError
from tests.doors.matrix.conftest import WANTED
from tests.doors.matrix.people import Things, person, undone

REFUSED = 3
# Words in {braces} are filled in: hit, evidence, alert; alerts and schedule are files. An id of another kind of thing
# does as well: who may not act is refused before anything is looked up.
COMMANDS: dict[str, tuple[Act, str]] = {
    "alerts import": (Act.IMPORT_ALERTS, "{alerts}"),
    "alerts declare": (
        Act.IMPORT_ALERTS,
        "--list other --owner BE --legal-basis Act --class sought --action inform --days 9",
    ),
    "alerts lists": (Act.SEE_ALERTS, ""),
    "alerts list": (Act.SEE_ALERTS, ""),
    "alerts show": (Act.SEE_ALERTS, "{alert}"),
    "alerts noisy": (Act.SEE_ALERTS, ""),
    "alerts consult": (Act.IMPORT_ALERTS, "wanted"),
    "alerts withdraw": (Act.IMPORT_ALERTS, "{alert} --reason L1"),
    "alerts restore": (Act.IMPORT_ALERTS, "{alert} --reason L1"),
    "hits list": (Act.SEE_HITS, ""),
    "hits show": (Act.OPEN_HIT, "{hit}"),
    "hits decide": (Act.DECIDE, "{hit} reject --reason R1 --evidence {evidence}"),
    "hits undo": (Act.DECIDE, "{hit}"),
    "quality schedule import": (Act.IMPORT_SCHEDULE, "{schedule}"),
    "quality report": (Act.SEE_QUALITY, ""),
    "quality letter": (Act.SEE_QUALITY, "--carrier ZQ"),
    "retain preview": (Act.SEE_RETENTION, ""),
    "retain manifest": (Act.SEE_RETENTION, ""),
    "requests list": (Act.SEE_REQUESTS, ""),
    "requests show": (Act.SEE_REQUESTS, "{hit}"),
    "requests register": (Act.SEE_REQUESTS, "--from 2026-11-01 --to 2026-11-30"),
    "partner card": (Act.TRUST_PARTNER, ""),
    "partner add": (Act.TRUST_PARTNER, "{alerts}"),
    "partner confirm": (Act.TRUST_PARTNER, "ARC-PIU words"),
    "partner show": (Act.SEE_PARTNERS, ""),
    "partner rotate": (Act.TRUST_PARTNER, "{alerts}"),
    "partner revoke": (Act.TRUST_PARTNER, "ARC-PIU"),
    "partner reconcile": (Act.SEE_EXCHANGE, "ARC-PIU"),
    "partner clear": (Act.TRUST_PARTNER, "ARC-PIU urgent"),
    "exchange list": (Act.SEE_EXCHANGE, ""),
    "exchange show": (Act.OPEN_RECEIVED, "{hit}"),
    "exchange quarantine": (Act.SEE_EXCHANGE, ""),
    "exchange owed": (Act.WRITE_ABROAD, ""),
    "exchange share": (
        Act.WRITE_ABROAD,
        "{hit} ARC-PIU --offence 1 --link means --gravity serious --evidence {evidence}",
    ),
    "exchange keep-back": (Act.WRITE_ABROAD, "{hit} ARC-PIU --reason S1"),
    "exchange read": (Act.WRITE_ABROAD, "{hit}"),
    "exchange release": (Act.WRITE_ABROAD, "{hit} --digest 0"),
    "exchange ask": (Act.WRITE_ABROAD, "ARC-PIU {alerts}"),
    "exchange answer": (Act.ANSWER_REQUEST, "{hit}"),
    "exchange pass-on": (Act.WRITE_ABROAD, "{hit} ARC-PIU"),
    "exchange ask-consent": (Act.WRITE_ABROAD, "{hit} ARC-PIU --reason gang"),
    "exchange consent": (Act.WRITE_ABROAD, "{hit}"),
    "exchange passings": (Act.REVIEW_PASSING, ""),
    "exchange review-passing": (Act.REVIEW_PASSING, "{hit} --verdict lawful"),
    "exchange recall": (Act.RECALL, "{hit} --reason wrong"),
    "exchange recalls": (Act.SEE_EXCHANGE, ""),
    "exchange copies": (Act.RECALL, "{hit}"),
    "exchange settle": (Act.RECALL, "{hit} --done erased"),
    "case open": (Act.WRITE_ABROAD, "c-1 --with ARC-PIU --title t --purpose p --offence terrorism"),
    "case list": (Act.SEE_CASES, ""),
    "case show": (Act.SEE_CASES, "c-1"),
    "case write": (Act.WRITE_ABROAD, "c-1 note --text t"),
    "case join": (Act.WRITE_CASES, "c-1"),
    "case give": (Act.WRITE_CASES, "c-1 ARC-PIU UTO-PIU/1"),
    "case take-back": (Act.RECALL, "c-1 UTO-PIU/1 --reason wrong"),
    "case leave": (Act.WRITE_ABROAD, "c-1 --reason over"),
    "case withdraw": (Act.WRITE_ABROAD, "c-1 ARC-PIU --reason over"),
    "case close": (Act.WRITE_ABROAD, "c-1 --reason over --report r"),
    "case bundle": (Act.TAKE_TO_COURT, "c-1 c-1.zip --court UTO-COURT"),
    "criteria list": (Act.SEE_CRITERIA, ""),
    "criteria show": (Act.SEE_CRITERIA, "{hit}"),
    "criteria backtest": (Act.BACKTEST_CRITERION, "{alerts}"),
    "criteria propose": (Act.PROPOSE_CRITERION, "{alerts}"),
    "criteria approve": (Act.APPROVE_CRITERION, "{hit}"),
    "criteria refuse": (Act.APPROVE_CRITERION, "{hit} --reason no"),
    "criteria end": (Act.END_CRITERION, "{hit} --reason over"),
    "selection list": (Act.SEE_SELECTIONS, ""),
    "selection propose": (
        Act.PROPOSE_SELECTION,
        "--from 2026-12-01 --until 2027-01-01 --grounds a --evidence b --document {alerts} --flights ES-BRU",
    ),
    "selection review": (Act.REVIEW_SELECTION, "{hit}"),
    "selection end": (Act.END_SELECTION, "{hit} --reason over"),
    "report annual": (Act.SEE_STATISTICS, ""),
    "report false-positives": (Act.SEE_STATISTICS, ""),
    "disclose release": (
        Act.RELEASE,
        "{hit} --recipient UTO-FED --offence 1 --evidence {evidence} --link means --gravity serious",
    ),
    "disclose propose": (
        Act.RELEASE,
        "{hit} --recipient LIL-POL --offence 1 --evidence {evidence} --link means --gravity serious --basis b",
    ),
    "disclose transfers": (Act.SEE_DISCLOSURES, ""),
}
# Commands for whoever may run programs on the unit's own machine as its operator, and what of it they reach.
OPERATORS = {
    "demo": "invented data in a folder of its own",
    "serve": "starts the server",
    "db start": "the server",
    "db stop": "the server",
    "db status": "the server",
    "db migrate": "the server",
    "staff add": "accounts",
    "staff list": "accounts",
    "read": "a file that the operator has",
    "check": "a file that the operator has",
    "template csv": "nothing",
    "chip verify": "files of one chip that the operator has; prints codes and hashes",
    "chip master-list": "a list that the operator has",
    "match": "files that the operator has",
    "mrz": "a file that the operator has",
    "gen world": "invented data",
    "gen trial": "invented data",
    "criteria lint": "a text that the operator has",
    "retain run": "masks and deletes what is due; prints counts",
    "ingest": "takes messages in; prints counts",
    "disclose verify": "a package that the operator has",
    "audit verify": "says whether the ledger holds",
    "audit export": "the ledger, entered in it as the machine's act: no name is in it (PNR-13.8)",
    "audit roots": "sealed roots",
    "desk verify": "a file that the operator has: numbers and codes, what names a person is sealed in it",
    "law show": "the profile",
    "rights notice": "the profile",
    "rights register": "accounts",
    "rights dpia": "the profile",
    "law test": "ids and counts of what speaks against a rule",
    "exchange carry": "moves sealed bundles; prints counts",
    "exchange serve": "moves sealed bundles",
    "exchange write-bundle": "what waits, sealed for the partner",
    "exchange read-bundle": "takes sealed messages in; prints counts",
    "bench": "invented data",
}


def commands(command: Any = None, path: tuple[str, ...] = ()) -> Iterator[tuple[str, Any]]:
    """Every command with its whole name, as the program lists them."""
    command = command or get_command(program)
    context = command.make_context("openpiu", [], resilient_parsing=True)
    names = command.list_commands(context) if hasattr(command, "list_commands") else []
    if not names:
        yield " ".join(path), command
    for name in names:
        yield from commands(command.get_command(context, name), (*path, name))


def takes_officer(command: Any) -> bool:
    """Whether it is run on behalf of somebody."""
    return any("--as" in option.opts for option in command.params)


def test_every_command_has_its_row() -> None:
    """PNR-13.9: a new command is not forgotten."""
    found = dict(commands())
    assert {name for name, command in found.items() if takes_officer(command)} == set(COMMANDS)
    assert {name for name, command in found.items() if not takes_officer(command)} == set(OPERATORS)


@pytest.fixture
def words(things: Things, tmp_path: Path) -> dict[str, str]:
    """What the words in braces stand for; the hit is confirmed, so that a release is refused for the role alone."""
    things.bring_to("confirmed")
    alerts, schedule = tmp_path / "alerts.jsonl", tmp_path / "winter.csv"
    alerts.write_bytes(msgspec.json.encode({**WANTED, "id": "BE-2"}))
    schedule.write_text("carrier,number,departure,arrival,departure_time,date\nZQ,9,IST,BRU,10:00,2026-12-01\n")
    return {**things.named(), "evidence": things.evidence, "alerts": str(alerts), "schedule": str(schedule)}


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_with_every_role_answers_as_the_table_says(words: dict[str, str], name: str) -> None:
    """PNR-13.9: 0 passes that the table does not grant, by command."""
    act, line = COMMANDS[name]
    for role in Role:
        with undone():
            code, said = call(
                [*name.split(), *(word.format(**words) for word in line.split()), "--as", person(role).id]
            )
        refused = (code, said.startswith(f"the role {role.value} may not")) == (REFUSED, True)
        assert refused is not may(person(role), act), (role, code, said)


def call(line: list[str]) -> tuple[int, str]:
    """The exit code of one command, and why. The fence of `main` turns errors into codes."""
    result = CliRunner().invoke(program, line)
    error = result.exception
    if isinstance(error, OpenpiuError) and not isinstance(error, OperatorError):
        return error.exit_code, str(error)
    if error is not None and not isinstance(error, SystemExit):
        raise error
    return result.exit_code, ""
