"""How each carrier's system writes: versions, separators, headings, wrapping, titles. A table, no behaviour."""

from dataclasses import dataclass

from openpiu.core.edifact import DEFAULT, Separators


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """The habits of one departure-control or reservation system."""

    pnrgov: str = "13:1"
    paxlst: str = "D:05B"
    separators: Separators = DEFAULT
    announces: bool = True  # sends UNA
    syntax: str = "UNOA:4"
    line_break: str = "\n"  # between segments
    wrap: int | None = None  # break lines inside segments at this width (MSG-2)
    type_b: bool = False  # a telegram heading stands before the interchange (MSG-3)
    titles: str = "glued"  # glued, spaced or none
    qualified: bool = False  # TIF with a qualifier after the surname
    seats_listed: bool = False  # seats of the whole booking in one SSR behind the flight
    short_countries: bool = False  # two letters where a country has two
    middle_apart: bool = False  # second given names as a component of their own
    long_dates: bool = False  # PAXLST birth dates with century
    parts: int = 1  # a full push comes in so many messages (MSG-7)


STAR = Separators(element="*", terminator="#", component=":", decimal=".", release="?")
DASH = Separators(element="-", terminator="'", component=":", decimal=".", release="?")

STYLES: tuple[Style, ...] = (
    Style(qualified=True, syntax="IATA:1", long_dates=True, paxlst="D:05B"),
    Style(pnrgov="11:1", paxlst="D:02B", announces=False, line_break="", titles="spaced", short_countries=True),
    Style(pnrgov="15:1", paxlst="D:12B", titles="none", middle_apart=True, seats_listed=True, long_dates=True, parts=2),
    Style(pnrgov="13:1", wrap=69, line_break="", separators=STAR, type_b=True, titles="glued", parts=2),
    Style(pnrgov="11:1", paxlst="D:02B", separators=DASH, line_break="\r\n", titles="spaced", middle_apart=True),
    Style(pnrgov="15:1", paxlst="D:12B", wrap=63, line_break="", seats_listed=True, titles="none"),
)

# Two-letter codes for carriers that send them; a country that is missing here goes out with three letters.
SHORT_COUNTRY = {
    "TUR": "TR",
    "BEL": "BE",
    "FRA": "FR",
    "NLD": "NL",
    "ESP": "ES",
    "PRT": "PT",
    "GRC": "GR",
    "ITA": "IT",
    "MAR": "MA",
    "EGY": "EG",
    "TUN": "TN",
    "VNM": "VN",
    "CHN": "CN",
    "IND": "IN",
    "UKR": "UA",
    "SRB": "RS",
    "GEO": "GE",
    "GBR": "GB",
    "USA": "US",
    "NGA": "NG",
}
