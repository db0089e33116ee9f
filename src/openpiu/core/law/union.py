"""Which flights cross the Union's outer border: those that start, end or stop outside a member state (Art. 3(2)-(3)).

Belongs here: the table of countries, and where an itinerary goes. Not here: which flights inside the Union are selected
(`core.law.flight_selection`), nor anything derived from Schengen: that is another circle of states (PNR-11.4).
"""

from enum import StrEnum

from openpiu.core.terms.airports import airport_country

MEMBERS = frozenset(
    "AUT BEL BGR CYP CZE DEU DNK ESP EST FIN FRA GRC HRV HUN "
    "IRL ITA LTU LUX LVA MLT NLD POL PRT ROU SVK SVN SWE".split()
)

# Parts of a member state that have a country code of their own and belong to the Union: the outermost regions of
# Art. 349 TFEU and Åland. The Canary Islands, the Azores and Madeira have the code of their state. Overseas countries
# and territories (Art. 355(2) TFEU: Greenland, New Caledonia, Aruba ...), Svalbard and the Faroes are outside.
REGIONS: dict[str, str] = {
    "GLP": "FRA",
    "GUF": "FRA",
    "MAF": "FRA",
    "MTQ": "FRA",
    "MYT": "FRA",
    "REU": "FRA",
    "ALA": "FIN",
}
UNION = MEMBERS | REGIONS.keys()


class Area(StrEnum):
    """Where a flight goes, seen from the Union."""

    EXTRA = "extra"
    INTRA = "intra"  # two member states or more, and nothing else
    DOMESTIC = "domestic"  # one member state: no flight of the directive at all
    UNKNOWN = "unknown"  # an airport that no table knows, and none that is certainly outside


def member_state(country: str) -> str | None:
    """The member state to which a country code belongs; None outside the Union."""
    state = REGIONS.get(country, country)
    return state if state in MEMBERS else None


def area_of(*airports: str | None) -> Area:
    """The area of an itinerary: all airports at which it starts, stops and ends (IATA codes)."""
    countries = [airport_country(code) if code else None for code in airports]
    states = {member_state(country) for country in countries if country is not None}
    if None in states:
        return Area.EXTRA
    if None in countries or len(countries) < 2:
        return Area.UNKNOWN
    return Area.DOMESTIC if len(states) == 1 else Area.INTRA
