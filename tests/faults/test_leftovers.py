"""PNR-6.1, PNR-13.2, MSG-12, MSG-19: nothing outside Annex I is left in tables, sealed bytes, ledger, files and logs.

Issue 3: over 100,000 fuzzed messages. `make prove` receives OPENPIU_LEFTOVERS of them into a unit of its own.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec
import pytest

from openpiu.core.law.annex_i import ALLOWED_SERVICES
from tests.faults.leftovers import CARDS, KEPT, PLACES, STRICT, WILD, deliveries, marked_messages

MESSAGES = int(os.environ.get("OPENPIU_LEFTOVERS", "100000"))
SEED = int(os.environ.get("OPENPIU_LEFTOVERS_SEED", "1"))
UNITS = os.cpu_count() or 1  # the messages are dealt to so many units at a time
APART = 1_000_000  # seeds between them
ROOT = Path(__file__).parents[2]
MOST_BY_DAMAGE = 0.01  # of messages with bytes damaged anywhere: free text that ran into a name and nothing else


@pytest.fixture
def homes() -> Iterator[Path]:
    """The folder for units of their own."""
    root = Path(tempfile.mkdtemp(prefix="openpiu-left-"))
    root.chmod(0o755)
    yield root
    shutil.rmtree(root, ignore_errors=True)


def search(home: Path, messages: int, seed: int) -> dict[str, Any]:
    """Receive at least that many messages into the unit and look for marks everywhere."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.leftovers_program", str(messages), str(seed)],
        cwd=ROOT, env={**os.environ, "OPENPIU_DATA": str(home)}, capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode()[-3000:]
    told: dict[str, Any] = msgspec.json.decode(done.stdout)
    sys.stdout.write(f"\n{done.stdout.decode().strip()}\n")
    return told


def of(marks: tuple[str, ...], found: dict[str, int]) -> dict[str, int]:
    """What was found of these marks."""
    return {place: times for place, times in found.items() if place.startswith(marks)}


def assert_nothing_is_left(told: dict[str, Any]) -> None:
    assert told["tables"]["columns"] > 100
    assert of((KEPT,), told["tables"])  # the search finds what is there: the name of a file
    assert of((KEPT,), told["home"])
    assert of((KEPT,), told["opened"])  # and the name of a traveller
    assert told["sealed"] > 0
    assert told["sensitive"] > 0
    for place in ("tables", "opened", "home", "logs"):
        assert of((STRICT.stem, STRICT.card), told[place]) == {}, place


def test_of_thirty_messages_nothing_is_left(homes: Path) -> None:
    """PNR-6.1, PNR-13.2, MSG-12, MSG-19."""
    told = search(homes / "unit", 30, 1)
    assert told["messages"] >= 30
    assert_nothing_is_left(told)


@pytest.mark.prove
@pytest.mark.timeout(4 * 3600)
def test_of_many_fuzzed_messages_nothing_is_left(homes: Path) -> None:
    """PNR-6.1, PNR-13.2: nothing, and where bytes were damaged anywhere only in names, in few messages."""
    with ThreadPoolExecutor(UNITS) as pool:
        share = -(-MESSAGES // UNITS)
        runs = [pool.submit(search, homes / f"unit{n}", share, SEED + n * APART) for n in range(UNITS)]
        every = [run.result() for run in runs]
    assert sum(told["messages"] for told in every) >= MESSAGES
    for told in every:
        assert_nothing_is_left(told)
        by_damage = of((WILD.stem, WILD.card), {**told["tables"], **told["opened"]})
        assert sum(by_damage.values()) < MOST_BY_DAMAGE * told["messages"]
        assert of((WILD.card,), by_damage) == {}
        assert of((WILD.stem, WILD.card), told["logs"]) == {}


def test_messages_share_files_and_none_is_left_out() -> None:
    """What the proof sends, so that it cannot pass by sending less."""
    files = list(islice(deliveries(3), 60))
    sent = list(islice(marked_messages(3), sum(file.messages for file in files)))
    assert sum(file.messages > 1 for file in files) > 10
    assert all(any(message.content in file.content for file in files) for message in sent[:40])


def test_every_kind_of_place_gets_marks_in_noisy_and_damaged_messages() -> None:
    """MSG-12: what the proof plants, so that it cannot pass by planting nothing."""
    planted: dict[str, set[str]] = {}
    for marked in islice(marked_messages(3), 400):
        for place in PLACES:
            if f"{STRICT.stem}{place.name}".encode() in marked.content:
                planted.setdefault(place.name, set()).add(marked.damage)
    names = {place.name for place in PLACES} - {CARDS}
    assert {name for name in names if {"noise", "segments"} <= planted.get(name, set())} == names
    assert any(STRICT.card.encode() in marked.content for marked in islice(marked_messages(3), 40))
    assert not {"VGML", "MOML", "WCHR", "MEDA", "OTHS", "PCTC", "GRPS", "SPML"} & set(ALLOWED_SERVICES)
