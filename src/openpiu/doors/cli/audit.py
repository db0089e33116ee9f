"""`openpiu audit`: verify a ledger, live or exported, export it and its roots. Verifying a file needs no database."""

import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from openpiu.core.ledger import Verdict, read_roots, verify_export
from openpiu.doors.cli.loading import load
from openpiu.doors.cli.output import put_json, say
from openpiu.errors import IntegrityError, OfficerError, OperatorError

app = typer.Typer(add_completion=False, help="Verify and export the ledger.", no_args_is_help=True)

Store = Annotated[str, typer.Option(help="passenger or border.")]


@app.command()
def verify(
    path: Annotated[Path | None, typer.Argument(help="An exported ledger; none: the live one.")] = None,
    store: Store = "passenger",
    roots: Annotated[Path | None, typer.Option(help="Sealed roots that somebody kept; none: the unit's own.")] = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Check every entry, and that the ledger is what was sealed; exit code 4 when it does not verify.

    Example: openpiu audit verify ledger.jsonl --roots roots.jsonl
    """
    kept = _lines(roots, store) if roots else None
    if path:
        verdict: Verdict = _offline(path, store, kept)
    else:
        verdict = load("openpiu.doors.cli.live", records=True).verify(store, kept)
    if as_json:
        put_json(asdict(verdict))
    elif verdict.ok:
        say(f"openpiu: {verdict.entries} entries, all in order; root {verdict.root}")
        say(f"openpiu: equal to {verdict.roots} sealed roots; {verdict.expired} older entries have expired")
    else:
        where = f"first bad entry {verdict.first_bad}: " if verdict.first_bad else ""
        say(f"openpiu: the ledger does not verify: {where}{verdict.reason}")
    if verdict.warning and not as_json:
        say(f"openpiu: warning: {verdict.warning}")
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


@app.command()
def roots() -> None:
    """Print the sealed roots of both ledgers, to be kept by somebody else: a line an hour in which something was done.

    Example: openpiu audit roots > roots.jsonl
    """
    sys.stdout.buffer.writelines(load("openpiu.doors.cli.live", records=True).roots())


def _offline(path: Path, store: str, kept: Sequence[bytes] | None) -> Verdict:
    """An export; without roots of its own it is checked alone, and with them it must be sealed with their key."""
    if not path.is_file():
        raise OfficerError(f"there is no file {path}")
    try:
        found = read_roots(kept or ())
    except IntegrityError as error:
        return Verdict(ok=False, entries=0, first_bad=None, root=None, reason=str(error))
    key = bytes.fromhex(found[0].key) if found else None
    with path.open("rb") as file:
        return verify_export(file, trusted_key=key, roots=[root for root in found if root.store == store])


def _lines(path: Path, store: str) -> list[bytes]:
    """Roots that somebody kept; a file that has none of this ledger would vouch for nothing."""
    if not path.is_file():
        raise OfficerError(f"there is no file {path}")
    lines = path.read_bytes().splitlines(keepends=True)
    try:
        vouches = any(root.store == store for root in read_roots(lines))
    except IntegrityError:
        return lines  # the verdict says which line
    if not vouches:
        raise OfficerError(f"{path} holds no root of the {store} ledger: give what `openpiu audit roots` printed")
    return lines
