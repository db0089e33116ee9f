"""MSG-18: no input crashes the reader, hangs it or fills the memory: a million mutated inputs, files of 100 MB."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest

from openpiu.core.messages import read_messages
from tests.core.messages.fuzz_program import SHAPES, judged
from tests.core.messages.fuzzing import MUTATIONS, all_seeds, stream

FUZZ = int(os.environ.get("OPENPIU_FUZZ", "1000000"))
SEED = int(os.environ.get("OPENPIU_FUZZ_SEED", "1"))
ROOT = Path(__file__).parents[3]
MOST_MB = 200
REFUSED_WITHIN = 10  # seconds for 100 MB
PROGRAM = (sys.executable, "-m", "tests.core.messages.fuzz_program")


def run(*words: str) -> dict[str, Any]:
    """One line of the fuzz program; a crash or a hang shows what it said."""
    done = subprocess.run([*PROGRAM, *words], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()[-2000:] or f"ended by signal {-done.returncode}: a hang"
    told: dict[str, Any] = msgspec.json.decode(done.stdout)
    sys.stdout.write(f"\n{done.stdout.decode().strip()}")
    return told


def test_two_thousand_mutated_inputs() -> None:
    """MSG-18: every input has an outcome, in little memory and time."""
    told = run("mutated", "2000", "7")
    assert told["inputs"] == 2000
    assert set(told["outcomes"]) == {"accepted", "repaired", "rejected"}
    assert told["peak_mb"] < MOST_MB
    assert told["longest_ms"] < 1000


def test_the_same_seed_gives_the_same_inputs_and_every_mutation_changes_something() -> None:
    seeds = all_seeds()
    assert list(stream(50, seed=3)) == list(stream(50, seed=3))
    assert list(stream(50, seed=3)) != list(stream(50, seed=4))
    assert len(set(stream(500, seed=3)) - set(seeds)) > 450
    assert len(MUTATIONS) >= 6
    assert len(seeds) > 50


@pytest.mark.parametrize("shape", SHAPES)
def test_a_malformed_file_of_any_shape_has_an_outcome(shape: str) -> None:
    """MSG-18: 50 kB of each."""
    assert judged(read_messages(SHAPES[shape](50_000), source="huge"))


@pytest.mark.prove
@pytest.mark.timeout(4 * 3600)
def test_a_million_mutated_inputs() -> None:
    """MSG-18: no crash, no hang, no memory peak over 200 MB."""
    told = run("mutated", str(FUZZ), str(SEED))
    assert told["inputs"] == FUZZ
    assert told["peak_mb"] < MOST_MB
    assert told["longest_ms"] < 1000


@pytest.mark.prove
@pytest.mark.timeout(600)
@pytest.mark.parametrize("shape", SHAPES)
def test_a_malformed_file_of_100_mb_is_refused_within_10_s(shape: str) -> None:
    """MSG-18."""
    told = run("huge", shape, "100")
    assert set(told["outcomes"]) == {"rejected"}
    assert told["wall_s"] < REFUSED_WITHIN


def test_a_group_of_another_service_without_travel_is_no_flight() -> None:
    """MSG-18: found by the leftover proof: `MSG+1` in a booking, and no TVL behind it."""
    body = "MSG+:22'TVL+231126:0700:231126:0912+IST+BRU+ZQ+214'SRC'RCI+ZQ:ABC123'TIF+MUSTER+ANTON:A:1'MSG+1"
    text = f"UNB+UNOA:4+ZQ+UTOGOV+261121:0930+1'UNH+1+PNRGOV:13:1:IA'{body}'UNT+8+1'UNZ+1+1'"
    (reading,) = read_messages(text.encode(), source="a")
    assert [traveller.surname for traveller in reading.travellers] == ["MUSTER"]


def test_no_mark_of_the_reader_stays_in_a_value() -> None:
    """MSG-5, MSG-18: found by the fuzz: a lost terminator put back before a tag that was none, and never taken away."""
    lines = [
        "UNB+UNOA:4+ZQ+UTOGOV+261121:0930+1'",
        "UNH+1+PNRGOV:13:1:IA+ZQ214/1",
        "MSG",
        ":22'",
        "SRC'",
        "RCI+ZQ:ABC123'",
        "TIF+MUSTER+ANTON:A:1'",
        "UNT+5+1'",
        "UNZ+1+1'",
    ]
    readings = read_messages("\n".join(lines).encode(), source="a")
    assert judged(readings)
    assert [traveller.surname for reading in readings for traveller in reading.travellers] == ["MUSTER"]
