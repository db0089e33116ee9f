"""One criterion as an analyst writes it, and the traveller it is about."""

import pytest

from openpiu.core.criteria import Criterion, Facts, read_criterion

TEXT = """\
criterion C-7
title Cash and a shared telephone shortly before a one-way journey
offence 2
action specific_check
owner Passenger Information Unit of UTO
reviewer Federal Police of UTO, FP/2026/77
grounds Four convictions of 2025 had these signs together (case files 25/114 to 25/117).
expires 2027-03-01
review 2026-12-31

only
  arrives at BRU, CRL     # the two airports of the case files
  booked at most 24 hours before departure
points
  40 paid by cash
  30 one way
  30 contact shared by at least 2 bookings
unless
  travels with a child
threshold 70
"""


@pytest.fixture
def text() -> str:
    """The criterion."""
    return TEXT


@pytest.fixture
def criterion() -> Criterion:
    """The same, read."""
    found, findings = read_criterion(TEXT)
    assert found is not None, findings
    return found


@pytest.fixture
def facts() -> Facts:
    """Somebody on whom it fires."""
    return Facts(
        departs_from="IST", arrives_at="BRU", airports=("IST", "BRU"), carrier="ZQ", booked_hours=5,
        payment=frozenset({"cash"}), is_one_way=True, party=1, children=0, bags=1, sharing=1, changes=0,
        nationality="UTO", age=33,
    )  # fmt: skip
