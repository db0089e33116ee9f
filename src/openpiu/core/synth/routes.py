"""Where the flights come from: airports outside the Union, who flies from there, and where they land. A table."""

from dataclasses import dataclass

CARRIERS = ("ZQ", "QX", "ZY")  # fictional
LANDING = (("BRU", 0.7), ("CRL", 0.22), ("LGG", 0.08))  # airports of the specimen unit
# Who is on any flight into Belgium besides the people of the route.
RESIDENTS = ("flemish", "french")


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """One airport of departure; `long_haul` routes fly wide-bodies to Brussels only."""

    airport: str
    minutes: int  # gate to gate
    cultures: tuple[str, ...]
    long_haul: bool = False


ROUTES: tuple[Route, ...] = (
    Route(airport="IST", minutes=200, cultures=("turkish", "arabic", "east_slavic", "persian")),
    Route(airport="CMN", minutes=200, cultures=("arabic", "west_african")),
    Route(airport="TBS", minutes=285, cultures=("georgian", "armenian", "east_slavic")),
    Route(airport="BEG", minutes=140, cultures=("south_slavic", "greek")),
    Route(airport="HAN", minutes=725, cultures=("vietnamese",), long_haul=True),
    Route(airport="LHR", minutes=60, cultures=("english", "indian", "pakistani", "chinese")),
    Route(airport="TIA", minutes=155, cultures=("albanian", "south_slavic")),
    Route(airport="FIH", minutes=510, cultures=("great_lakes", "french"), long_haul=True),
    Route(airport="RMO", minutes=175, cultures=("romanian", "east_slavic")),
    Route(airport="TUN", minutes=160, cultures=("arabic",)),
    Route(airport="JFK", minutes=490, cultures=("english", "spanish", "korean", "chinese"), long_haul=True),
    Route(airport="EVN", minutes=290, cultures=("armenian", "persian")),
    Route(airport="SKP", minutes=160, cultures=("south_slavic", "albanian", "turkish")),
    Route(airport="DEL", minutes=530, cultures=("indian", "pakistani"), long_haul=True),
    Route(airport="CAI", minutes=280, cultures=("arabic", "ethiopian")),
    Route(airport="DKR", minutes=375, cultures=("west_african",)),
    Route(airport="GRU", minutes=775, cultures=("portuguese", "japanese", "spanish"), long_haul=True),
    Route(airport="AMM", minutes=290, cultures=("arabic",)),
    Route(airport="PVG", minutes=730, cultures=("chinese", "korean"), long_haul=True),
    Route(airport="ADD", minutes=465, cultures=("ethiopian", "great_lakes"), long_haul=True),
    Route(airport="NRT", minutes=765, cultures=("japanese",), long_haul=True),
    Route(airport="CGK", minutes=910, cultures=("indonesian", "filipino", "chinese"), long_haul=True),
    Route(airport="BEY", minutes=275, cultures=("arabic", "armenian")),
    Route(airport="ICN", minutes=705, cultures=("korean",), long_haul=True),
    Route(airport="MNL", minutes=845, cultures=("filipino",), long_haul=True),
    Route(airport="ACC", minutes=420, cultures=("west_african", "english"), long_haul=True),
)
