"""`openpiu chip`: is what a chip says what the issuing state signed; is a master list genuine. Needs no database.

Belongs here: reading files, printing words. Not here: the steps and their words (`core.chip`).
"""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from openpiu.conf import clock
from openpiu.core.chip import (
    FLAGS,
    WORDS,
    Authentication,
    Certificate,
    Delivered,
    MasterList,
    Result,
    Turned,
    authenticate,
    build_trust,
    read_certificate,
    read_master_list,
)
from openpiu.doors.cli.output import put_json, say
from openpiu.errors import IntegrityError, OfficerError, OperatorError

app = typer.Typer(add_completion=False, help="Chips of documents, and master lists.", no_args_is_help=True)

MAX_BYTES = 67_108_864
CODES = {Result.OK: 0, Result.NOT_OK: 4}  # every other result is a finding: 1

Json = Annotated[bool, typer.Option("--json", help="One JSON object on standard output.")]
Anchor = Annotated[
    Path, typer.Option(help="Certificate (DER or PEM) of the authority that certified the list's signer.")
]
At = Annotated[str, typer.Option(help="The time to judge by, such as 2026-11-30T06:00Z; now if absent.")]
Seen = Annotated[str, typer.Option(help="Date of the newest master list ever taken: an older one is refused.")]


@app.command()
def verify(
    sod: Annotated[Path, typer.Option(help="EF.SOD as the reader delivers it.")],
    dg1: Annotated[Path, typer.Option(help="DG1: the machine-readable zone.")],
    master_list: Annotated[Path, typer.Option(help="Master list with the authorities to trust.")],
    anchor: Anchor,
    dg2: Annotated[Path | None, typer.Option(help="DG2: the portrait; hashed, never decoded.")] = None,
    dg14: Annotated[Path | None, typer.Option(help="DG14; hashed only.")] = None,
    dg15: Annotated[Path | None, typer.Option(help="DG15; hashed only.")] = None,
    crl: Annotated[list[Path] | None, typer.Option(help="Revocation list; may be given several times.")] = None,
    mrz: Annotated[Path | None, typer.Option(help="The printed zone as text, its lines below one another.")] = None,
    at: At = "",
    newest_seen: Seen = "",
    json: Json = False,
) -> None:
    """Passive authentication of one chip: every step with its word, and what the guard does.

    Exit code 0: ok. 1: something stays open. 4: not ok.

    Example: openpiu chip verify --sod sod.bin --dg1 dg1.bin --dg2 dg2.bin --master-list ml.bin --anchor csca.cer
    """
    when = _time(at, "--at") or clock.now()
    taken = _take(master_list, anchor, when, newest_seen)
    lists = crl or []
    trust, turned = build_trust(taken.issuers, [_read(path) for path in lists])
    _say_turned(turned, lists)
    groups = {number: _read(path) for number, path in ((1, dg1), (2, dg2), (14, dg14), (15, dg15)) if path}
    delivered = Delivered(sod=_read(sod), groups=groups, printed=_lines(mrz))
    found = authenticate(delivered, trust, at=when)
    if json:
        put_json(_plain(found, when))
    else:
        _tell(found)
    raise typer.Exit(CODES.get(found.result, 1))


@app.command("master-list")
def read_list(
    path: Annotated[Path, typer.Argument(help="The master list.")],
    anchor: Anchor,
    at: At = "",
    newest_seen: Seen = "",
    json: Json = False,
) -> None:
    """Check a master list and report what would be taken from it. Exit code 1: some certificates are not taken.

    Example: openpiu chip master-list ml.bin --anchor csca.cer --newest-seen 2026-06-01T00:00Z
    """
    taken = _take(path, anchor, _time(at, "--at") or clock.now(), newest_seen)
    if json:
        put_json(_report(taken))
    else:
        say(f"openpiu: {path} is genuine, of {taken.signed_at:%Y-%m-%d}: {len(taken.issuers)} certificates taken")
        _say_turned(taken.turned, ())
    raise typer.Exit(1 if taken.turned else 0)


def _take(path: Path, anchor: Path, at: datetime, newest_seen: str) -> MasterList:
    """The master list, or an error that names the file."""
    seen = _time(newest_seen, "--newest-seen")
    try:
        return read_master_list(_read(path), trusted=_anchor(anchor), at=at, newest_seen=seen)
    except IntegrityError as error:
        raise IntegrityError(f"{path}: {error}; nothing was taken from it") from None


def _anchor(path: Path) -> Certificate:
    try:
        return read_certificate(_read(path))
    except IntegrityError as error:
        raise OperatorError(f"{path}: {error}; give the authority's certificate in DER or PEM") from None


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise OperatorError(f"cannot read {path}: {error.strerror}; give a file that can be read") from None
    if len(data) > MAX_BYTES:
        raise OperatorError(f"{path} is larger than any file of a chip or a list; give another one")
    return data


def _lines(path: Path | None) -> tuple[str, ...]:
    """The printed zone's lines; an empty file is a zone that was not read whole, not one that was not asked for."""
    if path is None:
        return ()
    lines = _read(path)[:10_000].decode("utf-8", errors="replace").splitlines()
    return tuple(line for line in lines if line.strip()) or ("",)


def _time(text: str, option: str) -> datetime | None:
    if not text:
        return None
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or found.tzinfo is None:
        raise OfficerError(f"{option} {text} is not a time with its zone; write it as 2026-11-30T06:00Z")
    return found


def _plain(found: Authentication, at: datetime) -> dict[str, object]:
    """The outcome as contracts print it: codes, hashes and times, nothing of the person."""
    decisive = found.decisive
    return {
        "result": found.result.value,
        "word": decisive.word,
        "says": WORDS[decisive.word].says,
        "guard": WORDS[decisive.word].guard,
        "steps": [
            {
                "step": one.step.value,
                "group": one.group,
                "result": one.result.value,
                "word": one.word,
                "says": WORDS[one.word].says,
            }
            for one in found.outcomes
        ],
        "flags": [{"flag": flag, "says": FLAGS[flag]} for flag in found.flags],
        "signer": _certificate(found.signer),
        "issuer": _certificate(found.issuer),
        "signed_at": found.signed_at,
        "at": at,
    }


def _certificate(found: Certificate | None) -> dict[str, object] | None:
    if found is None:
        return None
    return {"state": found.state, "fingerprint": found.fingerprint, "until": found.not_after}


def _tell(found: Authentication) -> None:
    for one in found.outcomes:
        name = f"{one.step} DG{one.group}" if one.group else one.step.value
        typer.echo(f"{name:12} {one.result.value:13} {one.word}")
    for flag in found.flags:
        typer.echo(f"{'note':12} {flag}: {FLAGS[flag]}")
    word = WORDS[found.decisive.word]
    typer.echo(f"{'chip':12} {found.result.value}: {word.says} {word.guard}")


def _report(taken: MasterList) -> dict[str, object]:
    return {
        "ok": True,
        "signed_at": taken.signed_at,
        "version": taken.version,
        "signer": taken.signer,
        "taken": len(taken.issuers),
        "links": sum(one.link for one in taken.issuers),
        "states": taken.states(),
        "turned": [
            {"certificate": one.which, "state": one.state or None, "reason": one.reason} for one in taken.turned
        ],
    }


def _say_turned(turned: Iterable[Turned], lists: Iterable[Path]) -> None:
    """What was not taken, on standard error; revocation lists by the name of their file."""
    names = {f"list {number}": str(path) for number, path in enumerate(lists, start=1)}
    for one in turned:
        say(f"openpiu: {names.get(one.which, one.which)} was not taken: {one.reason}")
