"""`openpiu bench border`: its figures, the scoring that all readers share, and peers that are other programs."""

import json
import stat
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from openpiu.core.terms.mrz import read_mrz
from openpiu.doors.cli.bench import app
from openpiu.doors.cli.bench_border.cases import Answer, Case, abroad, reference_date, scored_cases, tally
from openpiu.doors.cli.bench_border.peers import peer_figures
from openpiu.doors.cli.bench_border.zones import zones
from tests.core.terms.mrz.invented import AS_OF

# What stands in a peer's place: says that every zone is valid, and gives no field.
CREDULOUS = """#!{python}
import json, sys
asked = json.load(sys.stdin)
answers = [[{{"valid": True, "fields": {{}}}} for _ in book] for book in asked["cases"]]
json.dump({{"version": "1", "answers": answers, "per_s": len(asked["zones"])}}, sys.stdout)
"""


@pytest.fixture
def peers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An environment for peers, empty at first."""
    monkeypatch.setenv("OPENPIU_PEERS", str(tmp_path))
    return tmp_path


def test_the_figures_that_outside_tests_read_are_there_and_all_cases_are_right(peers: Path) -> None:
    """SBC-1; contracts: `openpiu bench border --json`. A peer is asked as a program and scored like us."""
    program = peers / "bin" / "python"
    program.parent.mkdir()
    program.write_text(CREDULOUS.format(python=sys.executable))
    program.chmod(program.stat().st_mode | stat.S_IXUSR)

    line = json.loads(CliRunner().invoke(app, ["border", "--json", "--size", "small"]).stdout)
    figures, told = line["figures"], line["peers"]["mrz"]
    assert (figures["mrz_cases_right"], figures["invalid_accepted"]) == (figures["mrz_cases"], 0)
    assert figures["mrz_cases"] > 80
    assert figures["mrz_per_s"] > 1_000  # far below what any machine reaches
    invalid = sum(not case.valid for case in scored_cases())
    assert (told["invalid_accepted"], told["valid_rejected"]) == (invalid, 0)
    assert told["mrz_cases_right"] == figures["mrz_cases"] - invalid
    assert line["ratios"]["mrz_per_s_mrz"] > 0


def test_a_peer_that_is_not_there_is_named_with_what_to_do(peers: Path) -> None:
    found = peer_figures(scored_cases()[:1], [], 1)
    assert list(found) == ["mrz", "passporteye", "npm-mrz"]
    assert all("make bench" in str(told["missing"]) for told in found.values())


def test_a_peer_that_fails_is_named_too(peers: Path) -> None:
    program = peers / "bin" / "python"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\nexit 3\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    assert "ended with 3" in str(peer_figures(scored_cases()[:1], [], 1)["mrz"]["missing"])


@pytest.mark.parametrize(
    ("answer", "right"),
    [
        (Answer(True, {"surname": "ERIKSSON"}), 1),
        (Answer(True, {}), 1),  # gives no field, and none wrongly
        (Answer(True, {"surname": "ERIKSON"}), 0),
        (Answer(False, {"surname": "ERIKSSON"}), 0),
    ],
)
def test_right_is_the_verdict_and_every_field_that_is_given(answer: Answer, right: int) -> None:
    found = tally([Case(("a", "b"), True, {"surname": "ERIKSSON"})], [answer])
    assert (found.right, found.valid_rejected) == (right, int(not answer.valid))


def test_the_cases_abroad_are_the_same_but_for_the_state() -> None:
    """No check digit covers a state, so that they stay as valid as they were."""
    for case in map(abroad, scored_cases()):
        assert "UTO" not in "".join(case.lines)
        assert read_mrz(case.lines, as_of=AS_OF).valid is case.valid
    assert reference_date() == AS_OF.isoformat()


def test_the_zones_of_the_bench_are_valid_and_all_different() -> None:
    many = zones(300)
    assert all(read_mrz(lines, as_of=AS_OF).valid for lines in many)
    assert len({tuple(lines) for lines in many}) == 300
