"""Selections by commands, as real processes."""

from datetime import timedelta
from typing import Any

import pytest

from openpiu.conf import clock


@pytest.fixture(scope="module")
def selecting(piu: Any) -> Any:
    """The unit with an approver and an assessment."""
    done = piu(
        "staff",
        "add",
        "j.judge",
        "--name",
        "J",
        "--role",
        "approver",
        "--authority",
        "Court",
        answer="a-long-specimen-word\n",
    )
    assert done.code == 0, done.err
    (piu.folder / "assessment.pdf").write_bytes(b"specimen")
    return piu


def propose(selecting: Any, *more: str, profile: str = "be") -> Any:
    """Decide a selection of one route."""
    today = clock.now().date()
    days = ("--from", str(today), "--until", str(today + timedelta(days=30)))
    why = ("--grounds", "Assessment", "--evidence", "OCAM/1", "--document", "assessment.pdf")
    return selecting("selection", "propose", "--as", "s.super", *days, *why, *more, OPENPIU_PROFILE=profile)


def test_a_route_is_decided_approved_received_and_ended(selecting: Any) -> None:
    """CJ-3, PNR-2.1: what comes before and after is counted only."""
    message = (selecting.folder / "drop" / "a.edi").read_text().replace("IST", "MAD")
    inside = selecting.folder / "inside"
    inside.mkdir()

    def ingest(control: str) -> Any:
        (inside / f"{control}.edi").write_text(message.replace("+A1'", f"+{control}'"))
        done = selecting("ingest", "inside", "--take", "--json", OPENPIU_PROFILE="be")
        return done.rows()[-1]["state"]

    assert ingest("B1") == "counted"
    made = propose(selecting, "--flights", "MAD-BRU")
    assert made.code == 0, made.err
    id_ = made.out.strip()
    assert ingest("B2") == "counted"
    assert selecting("selection", "review", id_, "--as", "s.super", OPENPIU_PROFILE="be").code == 3
    assert selecting("selection", "review", id_, "--as", "j.judge", OPENPIU_PROFILE="be").code == 0
    assert ingest("B3") == "stored"
    assert selecting("selection", "end", id_, "--as", "s.super", "--reason", "Over").code == 0
    assert ingest("B4") == "counted"
    rows = selecting("selection", "list", "--as", "s.super", "--json", OPENPIU_PROFILE="be").rows()
    assert [(row["kind"], row.get("state"), row.get("messages")) for row in rows] == [
        ("selection", "ended", None), ("not_kept", None, 3),
    ]  # fmt: skip


def test_the_default_profile_refuses_with_its_article(selecting: Any) -> None:
    """CJ-3: exit code 3."""
    done = propose(selecting, "--flights", "MAD-BRU", profile="eu-strict")
    assert (done.code, "C-817/19" in done.err, "Traceback" in done.err) == (3, True, False)


def test_an_assessment_that_is_not_there_is_a_usage_error(selecting: Any) -> None:
    """Exit code 2."""
    done = propose(selecting, "--flights", "MAD-BRU", "--document", "nowhere.pdf")
    assert done.code == 2
    assert "there is no file" in done.err
