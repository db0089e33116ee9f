"""`openpiu gen world`, `openpiu gen trial`: write invented data with its ground truth into a folder (`core.synth`)."""

from collections import Counter
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Annotated

import typer

from openpiu.core.synth import World, build_world, files
from openpiu.core.synth.screening import draw_trial, trial_files
from openpiu.doors.cli.output import put_json, say
from openpiu.errors import OfficerError, OperatorError

app = typer.Typer(add_completion=False, help="Write invented data with its ground truth.", no_args_is_help=True)

DEFAULT_DAY = datetime(2026, 11, 23)  # noqa: DTZ001 - a day; fixed, so that two runs write the same bytes
WORLD_STARTS = time(5, 31, tzinfo=UTC)  # the demo's night shift: the first flight lands 41 minutes later
SAY_EVERY = 25  # messages


@app.callback()
def gen() -> None:
    """Write invented data with its ground truth."""


@app.command()
def world(
    out: Annotated[Path, typer.Option(help="Folder to write into; it must be empty or not exist.")],
    seed: Annotated[int, typer.Option(help="The same seed and day give the same bytes.")] = 1,
    flights: Annotated[int, typer.Option(help="How many flights.")] = 12,
    alerts: Annotated[int, typer.Option(help="How many alerts.")] = 400,
    day: Annotated[datetime, typer.Option(formats=["%Y-%m-%d"], help="Day of the world.")] = DEFAULT_DAY,
    noise: Annotated[float, typer.Option(help="Share of messages with deliberate noise, 0 to 1.")] = 0.15,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON line about what was written.")] = False,
) -> None:
    """Write messages/ as carriers send them, alerts.jsonl, travellers.jsonl, truth.jsonl and schedule.csv.

    With noise also clean/, the same messages without it, and in noise.jsonl which kinds each message has.
    """
    _refuse_full(out)
    start = datetime.combine(day.date(), WORLD_STARTS)
    made = build_world(seed=seed, flights=flights, alerts=alerts, start=start, noise=noise)
    say(f"world {seed}: {len(made.legs)} flights, {len(made.passages)} travellers, {len(made.alerts)} alerts")
    written = _write(made, out)
    say(f"wrote {written} files to {out}")
    if as_json:
        put_json({"out": str(out), **_figures(made)})


@app.command()
def trial(
    out: Annotated[Path, typer.Option(help="Folder to write into; it must be empty or not exist.")],
    seed: Annotated[int, typer.Option(help="Odd while developing, even for figures to publish.")] = 1,
    alerts: Annotated[int, typer.Option(min=1, help="How many alerts.")] = 10_000,
    positives: Annotated[int, typer.Option(min=0, help="How many true persons, each seen in another way.")] = 5_200,
    negatives: Annotated[int, typer.Option(min=0, help="How many innocent travellers.")] = 20_000,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON line about what was written.")] = False,
) -> None:
    """Write a trial of name screening: alerts.jsonl, travellers.jsonl, and truth.jsonl with kind and culture.

    Example: openpiu gen trial --out /tmp/trial --alerts 10000 --seed 1
    """
    _refuse_full(out)
    drawn = draw_trial(alerts=alerts, positives=positives, negatives=negatives, seed=seed)
    say(f"trial {seed}: {alerts} alerts, {len(drawn.positives)} true persons, {len(drawn.negatives)} innocents")
    try:
        out.mkdir(parents=True, exist_ok=True)
        for name, lines in trial_files(drawn).items():
            with (out / name).open("wb") as file:
                file.writelines(lines)
    except OSError as error:
        raise _cannot_write(out, error) from error
    if as_json:
        counts = {"alerts": alerts, "positives": len(drawn.positives), "negatives": len(drawn.negatives)}
        put_json({"out": str(out), "seed": seed, **counts})


def _cannot_write(out: Path, error: OSError) -> OperatorError:
    return OperatorError(f"cannot write to {out}: {error.strerror}; free the disk or choose another folder")


def _refuse_full(out: Path) -> None:
    if out.is_file():
        raise OfficerError(f"{out} is a file: choose a folder with --out")
    if out.is_dir() and any(out.iterdir()):
        raise OfficerError(f"{out} is not empty: choose another folder with --out, or empty this one first")


def _write(made: World, out: Path) -> int:
    count = 0
    try:
        for name, content in files(made):
            path = out / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            count += 1
            if count % SAY_EVERY == 0:
                say(f"  {count} files")
    except OSError as error:
        raise _cannot_write(out, error) from error
    return count


def _figures(made: World) -> dict[str, object]:
    return {
        "seed": made.seed,
        "start": made.start,
        "flights": len(made.legs),
        "travellers": len(made.passages),
        "messages": len(made.pushes),
        "noisy": len(made.noise),
        "noise": dict(sorted(Counter(kind for kinds in made.noise.values() for kind in kinds).items())),
        "alerts": len(made.alerts),
        "truth": len(made.truth),
        "true": sum(truth.is_true for truth in made.truth),
        "sensitive": sum(len(passage.services) for passage in made.passages),
    }
