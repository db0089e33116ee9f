"""`openpiu report` as a real process."""

import csv
import io
from typing import Any


def test_a_year_is_printed_in_three_forms(piu: Any) -> None:
    """PNR-20.1, PNR-20.2: JSON on one line, a table, and text; the same numbers."""
    words = ("report", "annual", "--as", "s.super")
    [found] = piu(*words, "--json").rows()
    raised = next(figure["number"] for figure in found["contents"]["figures"] if figure["key"] == "raised")
    table = list(csv.DictReader(io.StringIO(piu(*words, "--csv").out)))
    assert [row["number"] for row in table if (row["table"], row["figure"]) == ("machine", "raised")] == [str(raised)]
    text = piu(*words).out
    assert f"{raised:>12}  raised: Hits" in text
    assert found["digest"] in text
    assert "TSFAROUNI" not in text


def test_the_public_version_of_false_positives(piu: Any) -> None:
    """RGT-17: small counts are hidden."""
    [found] = piu("report", "false-positives", "--as", "s.super", "--public", "--json").rows()
    assert (found["about"], found["is_public"], found["digest"]) == ("false-positives", True, None)
    assert {figure["number"] for figure in found["contents"]["figures"]} == {None}


def test_who_may_not_see_statistics_is_refused(piu: Any) -> None:
    """PNR-20.1: exit code 3; a year to come is a mistake, exit code 2."""
    assert piu("report", "annual", "--as", "w.officer").code == 3
    assert piu("report", "annual", "--as", "s.super", "--year", "2999").code == 2
    assert piu("report", "annual", "--as", "s.super", "--csv", "--json").code == 2
