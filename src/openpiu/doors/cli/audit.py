"""`openpiu audit`: verify a ledger, live or exported, and export it. Verifying a file needs no database."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from openpiu.core.ledger import Verdict, verify_export
from openpiu.doors.cli.loading import load
from openpiu.doors.cli.output import put_json, say
from openpiu.errors import OfficerError, OperatorError

app = typer.Typer(add_completion=False, help="Verify and export the ledger.", no_args_is_help=True)

Store = Annotated[str, typer.Option(help="passenger or border.")]


@app.command()
def verify(
    path: Annotated[Path | None, typer.Argument(help="An exported ledger; none: the live one.")] = None,
    store: Store = "passenger",
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Check every entry; exit code 4 when the ledger does not verify.

    Example: openpiu audit verify ledger.jsonl
    """
    verdict: Verdict = _offline(path) if path else load("openpiu.doors.cli.live", records=True).verify(store)
    if as_json:
        names = ("ok", "entries", "first_bad", "root", "reason")
        put_json({name: getattr(verdict, name) for name in names})
    elif verdict.ok:
        say(f"openpiu: {verdict.entries} entries, all in order; root {verdict.root}")
    else:
        say(f"openpiu: the ledger does not verify: first bad entry {verdict.first_bad}: {verdict.reason}")
    raise typer.Exit(0 if verdict.ok else 4)


@app.command()
def export(
    path: Annotated[Path, typer.Argument(help="File to write, - for standard output.")],
    store: Store = "passenger",
) -> None:
    """Write the ledger as signed JSON lines that anyone can verify offline."""
    lines = load("openpiu.doors.cli.live", records=True).export(store)
    if str(path) == "-":
        sys.stdout.buffer.writelines(lines)
        return
    if path.is_dir() or not path.absolute().parent.is_dir():
        raise OfficerError(f"{path} cannot be written: name a file in a folder that exists")
    unfinished = path.with_name(path.name + ".part")
    try:
        with unfinished.open("wb") as file:
            file.writelines(lines)
        unfinished.replace(path)
    except OSError as error:
        raise OperatorError(f"{path} cannot be written ({error.strerror}): name another place") from error
    say(f"openpiu: written to {path}; check it with: openpiu audit verify {path}")


def _offline(path: Path) -> Verdict:
    if not path.is_file():
        raise OfficerError(f"there is no file {path}")
    with path.open("rb") as file:
        return verify_export(file)
