"""`openpiu law`: the profile as data, and the unit's answer to every rule."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import msgspec
import pytest
from typer.testing import CliRunner

from openpiu.conf import clock
from openpiu.core.law.profiles import PROFILES
from openpiu.doors.cli.program import program
from openpiu.duties.lawful import RULES
from openpiu.store.passenger.models import FlightRecord, TravellerRecord


def law(*words: str) -> tuple[int, list[dict[str, Any]]]:
    """Exit code and the JSON lines."""
    done = CliRunner().invoke(program, ["law", *words, "--json"])
    return done.exit_code, [msgspec.json.decode(line) for line in done.stdout.splitlines()]


@pytest.mark.parametrize("profile", list(PROFILES))
def test_the_profile_is_shown_with_article_date_and_mark(stores: None, profile: str) -> None:
    """PROF-1: every value says where it comes from."""
    code, rows = law("show", "--profile", profile)
    assert code == 0
    assert [row["key"] for row in rows] == [key for key, _ in PROFILES[profile].provisions()]
    assert all(row["profile"] == profile and row["article"] and row["since"] and row["mark"] for row in rows)


def test_an_unlawful_record_makes_its_rule_red_and_the_exit_code_1(stores: None) -> None:
    """CJ-14: green before; the same under each profile, since all of them end an ordinary record after six months."""
    code, rows = law("test")
    assert (code, [row["rule"] for row in rows]) == (0, [rule.id for rule in RULES])
    flight = FlightRecord.objects.using("passenger").create(id=uuid4(), carrier="ZQ", number="1")
    old = clock.now() - timedelta(days=190)
    one = TravellerRecord.objects.using("passenger").create(
        id=uuid4(), flight=flight, digest="", received_at=old, changed_at=old
    )
    for profile in PROFILES:
        code, rows = law("test", "--profile", profile)
        assert code == 1
        assert [(row["rule"], row["count"], row["where"]) for row in rows if not row["green"]] == [
            ("CJ-14", 1, [f"traveller:{one.id}"])
        ]


def test_an_unknown_profile_is_refused_in_words(stores: None) -> None:
    """Usage: exit code 2 by the fence of `main`."""
    done = CliRunner().invoke(program, ["law", "show", "--profile", "xx"])
    assert "choose one of: eu-strict, be, fr" in str(done.exception)
