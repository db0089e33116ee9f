"""`openpiu demo`: the main job on invented data, from carriers' messages to a signed package, then the console.

Belongs here: the demo's own folder, what it prints, the console's start. Not here: what happens in it (`demo_story`).
"""

import fcntl
import os
import shutil
import time
import webbrowser
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from pathlib import Path
from typing import Annotated, Any

import typer

from openpiu.conf import serving, unit
from openpiu.conf.environment import environment, read_environment
from openpiu.doors.cli.demo_nodes.abroad import Ask, abroad, console, environment_of, free_port
from openpiu.doors.cli.demo_nodes.people import ABROAD, HOME, PEOPLE
from openpiu.doors.cli.loading import load
from openpiu.doors.cli.output import put_json, say
from openpiu.errors import OperatorError

app = typer.Typer(add_completion=False)

FOLDER, MARK, LOCK = "demo", ".openpiu-demo", ".demo.lock"
HOST = "127.0.0.1"


@app.callback(invoke_without_command=True)
def demo(
    headless: Annotated[bool, typer.Option("--headless", help="Play every act, decisions too, then end.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON line an act.")] = False,
    seed: Annotated[int, typer.Option(help="Another seed invents other people.")] = 1,
    port: Annotated[int, typer.Option(help="Port of the console; the partner's has the next.")] = 8000,
    browser: Annotated[bool, typer.Option(help="Open the console in a browser.")] = True,
) -> None:
    """Start afresh on the embedded database; exit code 1 when an act did not end as expected.

    Each run replaces the data of the last one. Example: openpiu demo --headless --json
    """
    began = time.monotonic()
    if not headless:
        for one in (port, port + 1):
            serving.demand_free(HOST, one)
    home = read_environment(os.environ, uid=os.geteuid()).home / FOLDER
    with _alone_in(home):
        _settle_in(home)
        story = load("openpiu.doors.cli.demo_story", records=True)
        with abroad(ABROAD, home / "abroad", port=free_port()) as there, unit.database_in_use():
            stage = story.set_stage(seed=seed)
            failed = _tell(story.play(stage, there, to_the_end=headless), as_json=as_json)
            if not headless:
                _serve(stage, home, port, ready=lambda: _greet(there, port, began, browser=browser))
    raise typer.Exit(1 if failed else 0)


def _serve(stage: Any, home: Path, port: int, *, ready: Callable[[], None]) -> None:
    """Both consoles until Ctrl-C, while the messages that were still to come arrive and letters are carried."""
    courier = load("openpiu.doors.cli.demo_courier", records=True)
    with courier.courier(stage.later), courier.carrying(ABROAD), console(ABROAD, home / "abroad", port=port + 1):
        serving.run(HOST, port, ready=ready)


@contextmanager
def _alone_in(home: Path) -> Iterator[None]:
    """Hold the demo's folder for this process; refuse while another demo runs in it."""
    home.parent.mkdir(parents=True, exist_ok=True)
    with (home.parent / LOCK).open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise OperatorError(
                f"another demo runs in {home}: stop it first, or set OPENPIU_DATA to another folder"
            ) from error
        yield


def _settle_in(home: Path) -> None:
    """Empty the folder of the last demo (only one that carries the demo's mark) and point the settings at it."""
    os.environ.update(environment_of(HOME, home))
    os.environ.pop("OPENPIU_DATABASE_URL", None)
    environment.cache_clear()
    if home.exists() and not (home / MARK).exists():
        raise OperatorError(f"{home} is not a folder of the demo: set OPENPIU_DATA to another folder")
    if home.exists():
        unit.make_server(replace(environment(), home=home / "abroad")).stop()
        unit.server().stop()
        shutil.rmtree(home)
        unit.server.cache_clear()
    home.mkdir()
    (home / MARK).write_text("made by `openpiu demo`, replaced by its next run\n")


def _tell(acts: Iterable[Any], *, as_json: bool) -> int:
    """Print each act as it ends; returns how many did not end as expected."""
    failed = 0
    for act in acts:
        failed += not act.ok
        if as_json:
            put_json(asdict(act))
        else:
            say(
                f"  {'ok ' if act.ok else 'NOT'}  {act.act}: {act.observed}"
                + ("" if act.ok else f" (expected {act.expected})")
            )
    return failed


def _greet(there: Ask, port: int, began: float, *, browser: bool) -> None:
    """Say where the consoles are and how to sign in, now that they answer; show one where there is a screen."""
    seconds = time.monotonic() - began
    here = load("openpiu.doors.cli.demo_nodes.doing", records=True)
    say(f"\nopenpiu: ready after {seconds:.0f} s. The console: http://localhost:{port}/")
    _greet_node(HOME, here.password())
    say(f"\nThe partner's console: http://localhost:{port + 1}/")
    _greet_node(ABROAD, there("password"))
    say("  Ctrl-C ends the demo.\n")
    # Without a screen a text browser in this terminal would hide the sign-in.
    if browser and (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        webbrowser.open(f"http://localhost:{port}/")


def _greet_node(node: str, password: str) -> None:
    say(f"  {PEOPLE[node].name}")
    for row in PEOPLE[node].staff:
        say(f"  sign in as {row.id:14} ({row.role.replace('_', ' ')})")
    say(f"  password for all of them: {password}")
