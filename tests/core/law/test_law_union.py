"""Which flights are extra-EU, by hand; and the table of countries against what it is made of."""

import pytest

from openpiu.core.law.union import MEMBERS, REGIONS, UNION, Area, area_of, member_state
from openpiu.core.terms.airports import airport_country
from openpiu.core.terms.countries import COUNTRIES

# Written by hand, each with its reason.
ITINERARIES = (
    ("IST BRU", Area.EXTRA),  # in from a third country
    ("BRU JFK", Area.EXTRA),  # out to one
    ("LHR BRU", Area.EXTRA),  # the United Kingdom has left
    ("DUB BFS", Area.EXTRA),  # Northern Ireland as well
    ("GIB AGP", Area.EXTRA),  # and Gibraltar
    ("MAD BRU", Area.INTRA),
    ("OTP CDG", Area.INTRA),
    ("SOF VIE", Area.INTRA),  # Schengen or not does not matter
    ("DUB AMS", Area.INTRA),
    ("LCA ATH", Area.INTRA),
    ("MLA FCO", Area.INTRA),
    ("ZAG LJU", Area.INTRA),
    ("OSL CPH", Area.EXTRA),  # Norway: Schengen, not the Union
    ("KEF AMS", Area.EXTRA),  # Iceland
    ("ZRH BRU", Area.EXTRA),  # Switzerland
    ("GVA CDG", Area.EXTRA),  # on the border, still Switzerland
    ("ACH VIE", Area.EXTRA),  # Liechtenstein has no airport; its nearest is Swiss
    ("LPA BRU", Area.INTRA),  # Canary Islands
    ("TFS DUB", Area.INTRA),
    ("FNC LUX", Area.INTRA),  # Madeira
    ("PDL FRA", Area.INTRA),  # the Azores
    ("RUN BRU", Area.INTRA),  # Réunion
    ("PTP LIS", Area.INTRA),  # Guadeloupe
    ("FDF BRU", Area.INTRA),  # Martinique
    ("CAY LIS", Area.INTRA),  # French Guiana
    ("DZA MAD", Area.INTRA),  # Mayotte
    ("SFG BRU", Area.INTRA),  # the French part of Saint Martin
    ("SXM AMS", Area.EXTRA),  # its Dutch part
    ("SBH ORY", Area.EXTRA),  # Saint Barthélemy left the outermost regions in 2012
    ("NOU CDG", Area.EXTRA),  # New Caledonia
    ("PPT CDG", Area.EXTRA),  # French Polynesia
    ("AUA AMS", Area.EXTRA),  # Aruba
    ("CUR AMS", Area.EXTRA),  # Curaçao
    ("BON AMS", Area.EXTRA),  # Bonaire
    ("SFJ CPH", Area.EXTRA),  # Greenland
    ("FAE CPH", Area.EXTRA),  # the Faroes
    ("LYR ARN", Area.EXTRA),  # Svalbard
    ("MHQ ARN", Area.INTRA),  # Åland
    ("ORY RUN", Area.DOMESTIC),  # France to France, far away
    ("CPH AAL", Area.DOMESTIC),
    ("FCO LIN", Area.DOMESTIC),
    ("BRU MAD GRU", Area.EXTRA),  # a stop-over inside, the end outside
    ("BKK VIE BRU", Area.EXTRA),
    ("LIS CMN MAD", Area.EXTRA),  # a stop-over outside between two member states
    ("MAD ZRH BRU", Area.EXTRA),
    ("LIS MAD BRU", Area.INTRA),  # a stop-over inside
    ("MAD PMI MAD", Area.DOMESTIC),
    ("MAD ?QQ", Area.UNKNOWN),
    ("?QQ JFK", Area.EXTRA),  # one end is certainly outside: the other does not matter
    ("?QQ ?QR", Area.UNKNOWN),
)


@pytest.mark.parametrize(("airports", "area"), ITINERARIES, ids=[airports for airports, _ in ITINERARIES])
def test_an_itinerary_is_extra_eu_where_it_starts_stops_or_ends_outside(airports: str, area: Area) -> None:
    """PNR-3.1."""
    assert area_of(*airports.split()) is area
    assert area_of(*reversed(airports.split())) is area


@pytest.mark.parametrize("airports", [(), ("BRU",), ("BRU", None), ("", ""), (None, "MAD")])
def test_half_an_itinerary_is_unknown(airports: tuple[str | None, ...]) -> None:
    """Nothing is guessed about an airport that nobody named."""
    assert area_of(*airports) is Area.UNKNOWN


def test_the_table_has_twenty_seven_members_and_knows_its_codes() -> None:
    """A misspelt code would put a whole state outside the Union."""
    assert len(MEMBERS) == 27
    assert UNION <= COUNTRIES
    assert set(REGIONS.values()) <= MEMBERS
    assert member_state("REU") == "FRA"
    assert member_state("NOR") is None


def test_every_airport_of_the_itineraries_is_known() -> None:
    """Otherwise the table above would prove nothing about it."""
    codes = {code for airports, _ in ITINERARIES for code in airports.split() if "?" not in code}
    assert [code for code in sorted(codes) if airport_country(code) is None] == []
