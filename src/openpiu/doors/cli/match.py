"""`openpiu match`: compare travellers with alerts, from two JSON Lines files; needs no database.

Belongs here: reading rows, writing findings, figures of the run. Not here: how persons are compared.
"""

import resource
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, BinaryIO

import msgspec
import typer

from openpiu.core.matching import DEFAULT_PROFILE, PROFILES, AlertIndex, Finding, Person, Profile, person_from_json
from openpiu.doors.cli.output import put_json, put_json_diagnostic, say
from openpiu.errors import OperatorError, SenderError

app = typer.Typer(add_completion=False)


class Rows:
    """The persons of one file. Bad rows are named on standard error and counted; the rest goes on."""

    def __init__(self, path: str) -> None:
        """`path` is a file, or `-` for standard input."""
        self.path = path
        self.read = 0
        self.bad = 0

    def __iter__(self) -> Iterator[Person]:
        """One person a line; blank lines do not count."""
        with _open(self.path) as lines:
            for number, line in enumerate(lines, start=1):
                text = line.removeprefix(b"\xef\xbb\xbf").strip() if number == 1 else line.strip()
                if text:
                    yield from self._person(number, text)

    def _person(self, number: int, text: bytes) -> Iterator[Person]:
        try:
            row = msgspec.json.decode(text)
            if not isinstance(row, dict):
                raise SenderError("a row is a JSON object")
            yield person_from_json(row)
            self.read += 1
        except (SenderError, msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            reason = error if isinstance(error, SenderError) else "not JSON"
            say(f"openpiu: {self.path} line {number}: {reason}; the row was left out")
            self.bad += 1


@app.command()
def match(
    alerts: Annotated[str, typer.Option(help="JSON Lines file of alerts; - reads standard input.")],
    travellers: Annotated[str, typer.Option(help="JSON Lines file of travellers; - reads standard input.")],
    json: Annotated[bool, typer.Option("--json", help="One JSON object a finding.")] = False,
    min_score: Annotated[
        int | None, typer.Option(min=0, max=100, help="Lowest score to show; the profile's review threshold if absent.")
    ] = None,
    profile: Annotated[str, typer.Option(help="Table of points.")] = DEFAULT_PROFILE.name,
) -> None:
    """Compare travellers with alerts; one line for each pair at or above the threshold.

    The last line on standard error holds the figures of the run. Exit code 1 says that rows were left out.

    Example: openpiu match --json --alerts alerts.jsonl --travellers travellers.jsonl
    """
    if alerts == travellers == "-":
        raise OperatorError("only one of --alerts and --travellers can read standard input")
    listed, passing = Rows(alerts), Rows(travellers)
    started = time.perf_counter()
    index = AlertIndex.build(listed, _profile(profile))
    built = time.perf_counter()
    pairs = 0
    for traveller, findings in index.search_many(passing, min_score=min_score):
        pairs += len(findings)
        for finding in findings:
            _put(traveller, finding, as_json=json)
    sys.stdout.flush()
    figures = {"travellers": passing.read, "alerts": listed.read, "pairs": pairs}
    timings = {"build_s": round(built - started, 3), "search_s": round(time.perf_counter() - built, 3)}
    put_json_diagnostic({**figures, **timings, "peak_mb": _peak_mb()})
    raise typer.Exit(1 if listed.bad or passing.bad else 0)


def _open(path: str) -> BinaryIO:
    if path == "-":
        return sys.stdin.buffer
    try:
        return Path(path).open("rb")
    except OSError as error:
        raise OperatorError(f"cannot read {path}: {error.strerror}; give a JSON Lines file or -") from None


def _profile(name: str) -> Profile:
    if name not in PROFILES:
        raise OperatorError(f"there is no profile {name}; known: {', '.join(sorted(PROFILES))}")
    return PROFILES[name]


def _put(traveller: Person, finding: Finding, *, as_json: bool) -> None:
    comparison = finding.comparison
    if as_json:
        put_json(
            {
                "traveller": traveller.id,
                "alert": finding.alert,
                "score": comparison.score,
                "band": comparison.band,
                "explanation": comparison.explanation,
                "profile": comparison.profile,
            }
        )
        return
    reasons = ", ".join(f"{part.field} {part.relation} {part.points:+}" for part in comparison.explanation)
    typer.echo(f"{comparison.score:3} {comparison.band:6} {traveller.id} {finding.alert}: {reasons}")


def _peak_mb() -> float:
    """Largest memory of this process so far, in megabytes (Linux counts in kibibytes)."""
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6, 1)
