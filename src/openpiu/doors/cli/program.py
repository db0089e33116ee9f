"""The program `openpiu`: a table of commands, each loaded only when it is called.

Belongs here: the table, and the fence that turns errors into exit codes. Not here: what a command does.
"""

import os
import signal
import sys
from typing import Annotated, Any, NamedTuple

import typer
from typer.core import TyperGroup
from typer.main import get_command

from openpiu import __version__
from openpiu.doors.cli.loading import load
from openpiu.errors import OpenpiuError


class Row(NamedTuple):
    """One command: the module that holds a Typer `app`, and its line in the help."""

    module: str
    help: str
    records: bool = True  # whether it works on records, so that Django must be ready before the module is loaded


HELP = "The open Passenger Information Unit."
FOOT = """openpiu COMMAND --help says more.
Exit codes: 0 done, 1 findings, 2 usage, 3 refused by policy, 4 integrity failure, 130 interrupted."""

COMMANDS: dict[str, Row] = {
    "demo": Row("openpiu.doors.cli.demo", "Run the main job on invented data and open the console.", records=False),
    "serve": Row("openpiu.doors.cli.serve", "Start the console and REST."),
    "db": Row("openpiu.doors.cli.db", "Start, stop and prepare the databases."),
    "staff": Row("openpiu.doors.cli.staff", "Add officers and list them."),
    "read": Row("openpiu.doors.cli.read", "Read carriers' messages; no server needed.", records=False),
    "check": Row("openpiu.doors.cli.check", "Check messages before sending; no server needed.", records=False),
    "template": Row("openpiu.doors.cli.template", "Print the list template for small carriers.", records=False),
    "mrz": Row("openpiu.doors.cli.mrz", "Read machine readable zones of documents; no server needed.", records=False),
    "match": Row("openpiu.doors.cli.match", "Compare travellers with alerts; no server needed.", records=False),
    "chip": Row(
        "openpiu.doors.cli.chip", "Check a document's chip, or a master list; no server needed.", records=False
    ),
    "gen": Row("openpiu.doors.cli.gen", "Write an invented world with its ground truth.", records=False),
    "ingest": Row("openpiu.doors.cli.ingest", "Receive messages from a folder and screen them."),
    "alerts": Row("openpiu.doors.cli.alerts", "Declare, import and list alerts."),
    "hits": Row("openpiu.doors.cli.hits", "List hits and decide them."),
    "quality": Row("openpiu.doors.cli.quality", "What carriers owe and send: schedule, report, letter."),
    "criteria": Row("openpiu.doors.cli.criteria", "Pre-determined criteria: lint, back-test, propose, approve, end."),
    "selection": Row("openpiu.doors.cli.selection", "Flights inside the Union that are kept."),
    "report": Row("openpiu.doors.cli.report", "The statistics of a year: annual, false positives."),
    "disclose": Row("openpiu.doors.cli.disclose", "Release a reviewed hit; verify a package.", records=False),
    "retain": Row("openpiu.doors.cli.retain", "Mask and delete on the law's clocks."),
    "requests": Row("openpiu.doors.cli.requests", "Requests for passenger data: tasks, one request, the register."),
    "partner": Row("openpiu.doors.cli.partner", "Other nations' units: cards, trust, comparing lists."),
    "exchange": Row("openpiu.doors.cli.exchange", "Letters to partners, messages from them."),
    "case": Row("openpiu.doors.cli.case", "Joint cases with other units: open, write, see, leave, bundle."),
    "audit": Row("openpiu.doors.cli.audit", "Verify and export the ledger.", records=False),
    "desk": Row("openpiu.doors.cli.desk", "The journal of a border desk.", records=False),
    "law": Row("openpiu.doors.cli.law", "The law profile in force, and whether the unit keeps it."),
    "rights": Row("openpiu.doors.cli.rights", "Notice to passengers, record of processing, impact assessment."),
    "bench": Row("openpiu.doors.cli.bench", "Measure the main path.", records=False),
}


class Commands(TyperGroup):
    """A group that imports a command's module only when the command is asked for."""

    def list_commands(self, ctx: Any) -> list[str]:
        """All names, in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Import the module of one command; None where there is no such command."""
        row = COMMANDS.get(cmd_name)
        if row is None:
            return None
        command = get_command(load(row.module, records=row.records).app)
        command.name = cmd_name
        return command

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help from the table, so that `--help` imports nothing."""
        width = max(map(len, COMMANDS))
        lines = [f"  {name:{width}}  {row.help}" for name, row in COMMANDS.items()]
        formatter.write("\n".join([HELP, "", "Usage: openpiu COMMAND ...", "", *lines, "", FOOT, ""]))


program = typer.Typer(
    cls=Commands,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    pretty_exceptions_enable=False,
)


@program.callback()
def openpiu(
    version: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=lambda wanted: _version(wanted))
    ] = False,
) -> None:
    """The open Passenger Information Unit."""


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"openpiu {__version__}")
        raise typer.Exit


def main() -> None:
    """Run one command; errors become the exit codes that `FOOT` lists."""
    # A terminated process leaves in good order, as an interrupted one does: the last user of the database stops it.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    try:
        get_command(program)(prog_name="openpiu")
    except OpenpiuError as error:
        typer.echo(f"openpiu: {error}", err=True)
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        typer.echo("openpiu: interrupted; what was finished is kept, run the same command again to go on", err=True)
        sys.exit(130)
    except BrokenPipeError:
        # The reader (`| head`) has gone: nothing is wrong, but Python would complain while closing stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
