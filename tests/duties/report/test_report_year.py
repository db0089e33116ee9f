"""Statistics on a synthetic year equal what a simple count says, to the digit, twice, with the same digest."""

import random
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import pytest
from django.db import transaction

from openpiu.adapters.keys.base import KeyStore
from openpiu.conf import unit
from openpiu.core.law.profiles import profile_named
from openpiu.core.law.roles import Actor, Role
from openpiu.core.law.statistics.definitions import DEFINITIONS
from openpiu.duties import report, retain
from openpiu.duties.report import Report
from openpiu.store.passenger.models import Hit, TravellerRecord
from tests.duties import reconciling
from tests.duties.report.synthetic_year import YEAR, Truth, Year

PROTECTOR = Actor(id="t.dpo", role=Role.DATA_PROTECTION)
Cell = tuple[str, str, str]


def played(seed: int, people: int, keys: KeyStore) -> Truth:
    """The year of that seed, and what its script counted."""
    year = Year(chance=random.Random(seed), keys=keys)  # a script, not a secret
    year.play(people)
    return year.truth


def reported(keys: KeyStore, *, public: bool = False) -> Report:
    """The product's report of the year."""
    profile = profile_named("eu-strict")
    return report.year_report(YEAR, unit="U", profile=profile, actor=PROTECTOR, keys=keys, public=public)


def figures_of(found: Report) -> dict[str, int | None]:
    """Figures that are not nought."""
    return {figure.key: figure.number for figure in found.contents.figures if figure.number != 0}


def cells_of(found: Report) -> dict[Cell, int | None]:
    """Cells that are not nought."""
    return {
        (table.key, column, row.code): number
        for table in found.contents.tables
        for row in table.rows
        for column, number in zip(table.columns, row.numbers, strict=True)
        if number != 0
    }


def nearest_rank(values: list[int], percent: int) -> int:
    """A percentile, the simple way."""
    return sorted(values)[-(-len(values) * percent // 100) - 1]


@contextmanager
def forgotten() -> Iterator[None]:
    """Whatever happens inside has not happened afterwards."""
    with transaction.atomic(using="passenger"):
        yield
        transaction.set_rollback(True, using="passenger")


def compare(found: Report, truth: Truth) -> int:
    """Every number of the report against the script's; returns how many there were."""
    figures, cells = truth.of_year()
    assert figures_of(found) == figures
    assert cells_of(found) == cells
    times, minutes = found.contents.times, [minutes for _, minutes in truth.timed]
    assert times is not None
    assert (times.timed, times.median, times.p90) == (
        len(minutes), nearest_rank(minutes, 50), nearest_rank(minutes, 90)
    )  # fmt: skip
    share = found.contents.false_positives
    assert share is not None
    assert (share.hits, share.count) == (figures["rejected"], figures["reviewed"])
    assert sum(number for _, number in found.contents.alerts or ()) == figures["rejected"]
    return len(figures) + len(cells) + 5


def test_a_year_is_counted_to_the_digit_twice_with_one_digest(stores: None, keys: KeyStore) -> None:
    """PNR-20.1, PNR-20.2: and the same year played again makes the same report, byte for byte."""
    with forgotten():
        truth = played(20, 70, keys)
        first = reported(keys)
        compare(first, truth)
        assert reported(keys) == first
        assert reconciling.differences() == []
        seen = {key for key, number in figures_of(first).items() if number}
        assert seen == {one.key for one in DEFINITIONS} - {
            "exchanged",
            "feedback",
            "dropped_sensitive",
            "messages_rejected",
        }
    assert Hit.objects.using("passenger").count() == 0
    with forgotten():
        again = played(20, 70, keys)
        assert reported(keys) == first
        assert again.of_year() == truth.of_year()
    with forgotten():
        played(21, 20, keys)
        assert reported(keys).digest != first.digest


def test_the_report_of_a_year_stays_when_its_records_are_deleted(stores: None, keys: KeyStore) -> None:
    """PNR-20.2: seven months later every record of the year is gone, and the report is the same, byte for byte."""
    truth = played(22, 20, keys)
    first = reported(keys)
    compare(first, truth)
    later = datetime(YEAR + 1, 8, 1, tzinfo=UTC)
    retain.run(at=later, profile=profile_named("eu-strict"), keys=keys, record_keys=unit.record_keys())
    assert (Hit.objects.using("passenger").count(), TravellerRecord.objects.using("passenger").count()) == (0, 0)
    assert reported(keys) == first
    next_year = report.year_report(YEAR + 1, unit="U", profile=profile_named("eu-strict"), actor=PROTECTOR, keys=keys)
    assert figures_of(next_year) == {}  # nothing waits any more, and nothing else has happened


@pytest.mark.prove
@pytest.mark.timeout(3600)
def test_a_large_year_is_counted_to_the_digit(stores: None, keys: KeyStore, capsys: pytest.CaptureFixture[str]) -> None:
    """PNR-20.1, PNR-20.2: four times as large."""
    began = time.perf_counter()
    truth = played(2016, 300, keys)
    played_in = time.perf_counter() - began
    began = time.perf_counter()
    found = reported(keys)
    counted_in = time.perf_counter() - began
    numbers = compare(found, truth)
    assert reported(keys) == found
    assert reconciling.differences() == []
    travellers = TravellerRecord.objects.using("passenger").count()
    with capsys.disabled():
        sys.stdout.write(
            f"\n  synthetic year: {travellers} travellers, {Hit.objects.using('passenger').count()} hits, "
            f"{truth.figures['decisions']} decisions; {numbers} numbers compared, all equal; "
            f"played in {played_in:.0f} s, counted in {counted_in:.2f} s; digest {found.digest}\n"
        )
