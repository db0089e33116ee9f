"""Passive authentication is quick enough for a desk, with chain, revocation list and a master list of real length."""

import sys

import pytest

from openpiu.doors.cli.bench_chip import CERTIFICATES, chip_figures


def test_the_figures_of_chips_are_measured() -> None:
    """Small: half of all checks take less than ten milliseconds of the processor."""
    found = chip_figures(certificates=40, checks=40)
    assert found["chip_certificates"] == 40
    assert 0 < found["chip_cpu_p50_ms"] <= 10


@pytest.mark.prove
def test_a_check_takes_at_most_ten_milliseconds_of_ninety_nine_in_a_hundred() -> None:
    found = chip_figures(checks=2_000)
    sys.stdout.write(f"\n{found}\n")
    assert found["chip_certificates"] == CERTIFICATES
    assert found["chip_cpu_p99_ms"] <= 10  # the wall clock also counts what else this machine does
