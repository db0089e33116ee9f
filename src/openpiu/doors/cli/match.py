"""`openpiu match`: compare travellers with alerts, from two JSON Lines files; needs no database.

Belongs here: writing findings, figures of the run. Not here: how persons are compared.
"""

import resource
import sys
import time
from typing import Annotated

import typer

from openpiu.core.matching import DEFAULT_PROFILE, PROFILES, AlertIndex, Finding, Person, Profile, person_from_json
from openpiu.doors.cli.output import put_json, put_json_diagnostic
from openpiu.doors.cli.rows import Rows
from openpiu.errors import OperatorError

app = typer.Typer(add_completion=False)


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
    listed, passing = Rows(alerts, person_from_json), Rows(travellers, person_from_json)
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
