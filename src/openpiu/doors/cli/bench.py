"""`openpiu bench NAME`: measure the main path; a peer, where there is one, runs on the same input in the same call.

Belongs here: the table of benches, the line of figures. Not here: what is measured (`bench_read` and its likes).
"""

import importlib
import os
import sys
from collections.abc import Callable
from typing import Annotated

import typer

from openpiu.doors.cli.bench_figures import Figures, Size
from openpiu.doors.cli.output import put_json
from openpiu.errors import OperatorError

app = typer.Typer(add_completion=False)

# Each is loaded when it is asked for: what one bench needs must not burden the memory of another.
BENCHES = {
    "read": ("bench_read", "bench_read"),
    "match": ("bench_match.running", "bench_match"),
    "border": ("bench_border.running", "bench_border"),
    "exchange": ("bench_exchange.running", "bench_exchange"),
}


@app.command()
def bench(
    name: Annotated[str, typer.Argument(metavar="NAME", help=f"One of: {', '.join(BENCHES)}.")],
    json: Annotated[bool, typer.Option("--json", help="One JSON object instead of a table.")] = False,
    size: Annotated[
        Size, typer.Option(help="small takes under a minute; published is full on the seed kept for quoting.")
    ] = Size.FULL,
) -> None:
    """Measure one part on this machine and print its figures.

    Example: openpiu bench read --json
    """
    if name not in BENCHES:
        raise OperatorError(f"there is no bench {name}; there are: {', '.join(BENCHES)}")
    found = _loaded(name)(size)
    if json:
        put_json(
            {
                "name": name,
                "figures": found.figures,
                "peers": found.peers,
                "ratios": found.ratios,
                "machine": {"cores": os.cpu_count(), "memory_gb": _memory_gb()},
            }
        )
        sys.stdout.flush()
        return
    for figure, value in {**found.figures, **found.ratios}.items():
        typer.echo(f"{figure:28} {value:>14,}")


def _loaded(name: str) -> Callable[[Size], Figures]:
    file, function = BENCHES[name]
    found: Callable[[Size], Figures] = getattr(importlib.import_module(f"openpiu.doors.cli.{file}"), function)
    return found


def _memory_gb() -> float:
    return round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9, 1)
