"""`openpiu bench match`: the same figures come out of `openpiu match` on files; peers are treated fairly."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from openpiu.core.matching import AlertIndex, Person
from openpiu.core.synth.screening import draw_trial
from openpiu.core.trial import FIELDS, alert_persons, recall_at, to_person
from openpiu.doors.cli import gen, match
from openpiu.doors.cli.bench_match import ours
from openpiu.doors.cli.bench_match.peer_logic import LogicV2
from openpiu.doors.cli.bench_match.peer_names import written

AMOUNTS = {"alerts": 600, "positives": 130, "negatives": 300, "seed": 3}


def test_the_same_figures_come_out_of_files_as_from_inside(tmp_path: Path) -> None:
    """Issue 4: `gen trial`, `openpiu match` on its files, recall counted from what is printed."""
    trial = draw_trial(**AMOUNTS)
    index = AlertIndex.build(alert_persons(trial.alerts))
    columns = [
        ours.scored(index, sightings, FIELDS["api"], (ours.shown,))[0]
        for sightings in (trial.positives, trial.negatives)
    ]
    inside = recall_at(0.01, *([one.score for one in column] for column in columns))

    assert recall_at(0.01, *_scores_from_files(tmp_path / "trial")) == inside
    assert inside.share > 0.5


def _scores_from_files(folder: Path) -> tuple[list[float], list[float]]:
    options = [f"--{name}={value}" for name, value in AMOUNTS.items()]
    assert CliRunner().invoke(gen.app, ["trial", f"--out={folder}", *options]).exit_code == 0
    files = [f"--alerts={folder}/alerts.jsonl", f"--travellers={folder}/travellers.jsonl"]
    printed = CliRunner().invoke(match.app, ["--json", f"--min-score={ours.LOWEST}", *files])
    pairs = [json.loads(line) for line in printed.stdout.splitlines()]
    scores: tuple[list[float], list[float]] = ([], [])
    for line in (folder / "truth.jsonl").read_text().splitlines():
        truth = json.loads(line)
        found = [
            float(pair["score"])
            for pair in pairs
            if pair["traveller"] == truth["traveller"] and truth["alert"] in (None, pair["alert"])
        ]
        scores[truth["alert"] is None].append(max(found, default=-1.0))
    return scores


def test_peers_get_names_without_titles_as_a_favour() -> None:
    assert written("Müller", "JOHNMR") == "MULLER JOHN"


def test_a_traveller_keeps_every_field_of_the_record() -> None:
    record = draw_trial(alerts=60, positives=13, negatives=10, seed=3).positives[0].traveller
    person = to_person(record)
    assert (person.id, person.surname, person.birth_date, person.documents) == (
        record.id,
        record.surname,
        record.birth_date,
        record.documents,
    )


@pytest.mark.prove
def test_logic_v2_scores_stale_names_where_one_id_stands_for_two_persons() -> None:
    """Reference, section 0: it keeps parsed names by id, so the bench gives each entity an id of its own."""
    logic = LogicV2(with_birth_dates=False)
    alert = logic.entity(Person(id="1", surname="Haddaoui", given_names="Madid"), "alert")
    logic.score(logic.entity(Person(id="1", surname="HADDAOUI", given_names="MADID"), "traveller"), alert)
    other = Person(id="1", surname="WESTERBROOK", given_names="OLIVER")

    assert logic.score(logic.entity(other, "traveller"), alert) > 0.9
    assert logic.score(logic.entity(other, "another"), alert) < 0.3
