"""What stands before the bookings: the flight pushed, and whether the message tells all or only changes."""

from collections.abc import Iterator

from openpiu.core.edifact import Segment
from openpiu.core.messages.notes import Notes
from openpiu.core.messages.pnr_xml.nodes import Node
from openpiu.core.messages.pnr_xml.values import day_and_time, place_of

_ALL, _CHANGES = "22", "141"
_CHANGE_WORDS = frozenset({"141", "change", "changes", "update", "updates"})
_FUNCTION = ("messagefunction", "messagefunctioncode", "businessfunction")
# Known beside the flight, and of no use to a unit: who sent it, counts, extensions.
_KNOWN = frozenset({"originator", "flightleg", "pnrs", "pos", "tpaextensions", *_FUNCTION})


def header_segments(root: Node, notes: Notes | None = None) -> Iterator[Segment]:
    """MSG and a TVL for each flight pushed. With `notes`, places are lines, and unknown elements are noted."""
    function = root.value(*_FUNCTION).lower()
    yield Segment("MSG", (("", _CHANGES if function in _CHANGE_WORDS else _ALL),))
    for node in root.children:
        if node.name == "flightleg":
            yield Segment("TVL", _travel(node), node.line if notes else 0)
        elif notes and node.name not in _KNOWN:
            notes.fault("element-unknown", node.line)


def _travel(node: Node) -> tuple[tuple[str, ...], ...]:
    departure = day_and_time(node.value("departuredatetime", "departuredate"), utc=False)
    arrival = day_and_time(node.value("arrivaldatetime", "arrivaldate"), utc=False)
    operating = node.value("operatingairline")
    carrier = node.value("carriercode", "airline", "marketingairline") or operating
    return (
        (*departure, *arrival),
        (place_of(node, "departureairport"),),
        (place_of(node, "arrivalairport"),),
        (carrier, operating if operating != carrier else ""),
        (node.value("flightnumber"),),
    )
