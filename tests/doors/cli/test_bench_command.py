"""`openpiu bench`: the figures that outside tests read."""

import json

import pytest
from typer.testing import CliRunner

from openpiu.core.messages import Status, read_messages
from openpiu.doors.cli.bench import app
from openpiu.doors.cli.bench_figures import best_seconds
from openpiu.doors.cli.bench_messages import paxlst_text, pnrgov_text
from openpiu.errors import OperatorError


def test_bench_read_gives_its_figures() -> None:
    """Contracts: `openpiu bench NAME --json`; the floors are far below what any machine reaches."""
    result = CliRunner().invoke(app, ["read", "--json", "--size", "small"])

    line = json.loads(result.stdout)
    figures = line["figures"]
    assert (line["name"], set(line)) == ("read", {"name", "figures", "peers", "ratios", "machine"})
    assert figures["pnr_per_s"] > 100
    assert figures["paxlst_travellers_per_s"] > 500
    assert figures["tokenise_ratio_pydifact"] > 2
    assert 5 < figures["cost_ratio_16x"] < 50  # 16 is linear; a busy machine disturbs it
    assert all(figures[f"pnr_per_s_{bookings}"] > 100 for bookings in (127, 508, 2032))
    assert figures["pnr_bytes"] in range(1950, 2050)


def test_an_unknown_bench_is_refused_with_the_names_there_are() -> None:
    """Exit code 2: usage."""
    result = CliRunner().invoke(app, ["nonsense"])

    assert isinstance(result.exception, OperatorError)
    assert "read" in str(result.exception)
    assert result.exception.exit_code == 2


@pytest.mark.parametrize(("count", "persons"), [(1, 2), (7, 14)])
def test_the_messages_of_the_bench_are_faultless(count: int, persons: int) -> None:
    """A bench that measures repairs would measure something else."""
    (pnrgov,) = read_messages(pnrgov_text(count).encode(), source="bench")
    (paxlst,) = read_messages(paxlst_text(count).encode(), source="bench")

    assert (pnrgov.status, paxlst.status) == (Status.ACCEPTED, Status.ACCEPTED)
    assert (len(pnrgov.travellers), len(paxlst.travellers)) == (persons, count)


def test_cost_grows_with_the_input_and_not_faster() -> None:
    """MSG-18: linear cost; 500 travellers in under two seconds."""
    small, large = (paxlst_text(count).encode() for count in (500, 4000))

    once = best_seconds(lambda: read_messages(small, source="bench"))
    eightfold = best_seconds(lambda: read_messages(large, source="bench"))

    assert once < 2
    assert eightfold < 3 * 8 * once
