"""What a selection of flights inside the Union is written like, and what it covers."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openpiu.core.law.flight_selection import Reach, Selected, covers, may_keep, read_pattern
from openpiu.core.law.profiles import IntraEu
from openpiu.core.terms import Flight
from openpiu.errors import OfficerError

ALL = Selected(reach=Reach.ALL)


def legs(route: str, carrier: str = "ZQ") -> tuple[Flight, ...]:
    """The legs of a route such as `LIS MAD BRU`."""
    stops = route.split()
    return tuple(
        Flight(carrier=carrier, number="214", departure_airport=one, arrival_airport=other)
        for one, other in pairwise(stops)
    )


def routes(*patterns: str) -> Selected:
    """A selection of these."""
    return Selected(reach=Reach.ROUTES, patterns=tuple(map(read_pattern, patterns)))


@pytest.mark.parametrize(
    ("pattern", "route", "carrier", "fits"),
    [
        ("MAD-BRU", "MAD BRU", "ZQ", True),
        ("MAD-BRU", "BRU MAD", "ZQ", False),  # each direction is a decision of its own
        ("MAD-BRU", "BCN BRU", "ZQ", False),
        ("ZQ:MAD-BRU", "MAD BRU", "ZQ", True),
        ("ZQ:MAD-BRU", "MAD BRU", "QX", False),
        ("ES-BRU", "BCN BRU", "ZQ", True),
        ("ES-BRU", "LIS BRU", "ZQ", False),
        ("ES-BE", "BCN CRL", "ZQ", True),
        ("*-BRU", "LIS BRU", "ZQ", True),
        ("*-BRU", "LIS CRL", "ZQ", False),
        ("MAD-BRU", "LIS MAD BRU", "ZQ", True),  # one of its legs
        ("LIS-BRU", "LIS MAD BRU", "ZQ", False),
        ("FR-BRU", "RUN BRU", "ZQ", False),  # an outermost region is named by its own code
        ("RE-BRU", "RUN BRU", "ZQ", True),
    ],
)
def test_a_selection_covers_what_it_names_and_nothing_else(pattern: str, route: str, carrier: str, fits: bool) -> None:
    """PNR-2.1, CJ-3."""
    for mode in (IntraEu.SELECTED, IntraEu.THREAT):
        assert covers(legs(route, carrier), [routes(pattern)], mode=mode) is fits
        assert may_keep(legs(route, carrier), [routes(pattern)], mode=mode) is fits
    assert not covers(legs(route, carrier), [routes(pattern)], mode=IntraEu.NONE)


@pytest.mark.parametrize(("mode", "kept"), [(IntraEu.NONE, False), (IntraEu.SELECTED, False), (IntraEu.THREAT, True)])
def test_all_flights_are_covered_only_where_the_profile_knows_a_threat(mode: IntraEu, kept: bool) -> None:
    """API-13.1: a selection that an earlier profile allowed covers nothing under a stricter one."""
    assert may_keep(legs("MAD BRU"), [ALL], mode=mode) is kept


@pytest.mark.parametrize("mode", list(IntraEu))
def test_flights_across_the_border_need_no_selection_and_those_of_one_state_have_none(mode: IntraEu) -> None:
    """PNR-3.1: the directive knows no flight inside one state."""
    assert may_keep(legs("IST BRU"), [], mode=mode)
    assert may_keep(legs("LIS CMN MAD"), [], mode=mode)
    assert may_keep(legs("MAD ?QQ"), [], mode=mode)
    assert may_keep((), [], mode=mode)
    assert not may_keep(legs("MAD BCN"), [ALL, routes("MAD-BCN")], mode=mode)
    assert not may_keep(legs("MAD BRU"), [], mode=mode)


@pytest.mark.parametrize(
    "text",
    [
        "", "MAD", "MAD BRU", "MADRID-BRU", "ZQ:", "*-*", "ZQ:*-*", "*-BE", "ES-*", "IST-BRU", "TR-BE", "?QQ-BRU",
        "NO-OSL", "MAD-BRU-LIS", "ZQAB:MAD-BRU",
    ],
)  # fmt: skip
def test_what_is_no_pattern_or_is_too_wide_is_refused(text: str) -> None:
    """CJ-3: all flights under another name are not a selection; flights outside the Union need none."""
    with pytest.raises(OfficerError):
        read_pattern(text)


@given(
    carrier=st.sampled_from(["", "ZQ:", "QX:"]),
    departure=st.sampled_from(["MAD", "ES", "LIS", "*"]),
    arrival=st.sampled_from(["BRU", "CDG", "CRL"]),
)
def test_a_pattern_is_read_back_as_it_is_written(carrier: str, departure: str, arrival: str) -> None:
    """In any case of letters."""
    pattern = read_pattern(f" {carrier}{departure}-{arrival} ".lower())
    assert read_pattern(str(pattern)) == pattern
