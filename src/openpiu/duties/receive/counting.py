"""What one transmission adds to the tally: itself, its messages, what was dropped, travellers by area."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from openpiu.core.law.annex_i import Dropped
from openpiu.core.law.statistics.events import Event, Kind
from openpiu.duties import tallies
from openpiu.duties.receive.kept import Kept
from openpiu.store.passenger.models import Transmission


def count_receipt(
    transmission: Transmission, kept: Sequence[Kept], dropped: Dropped, travellers: Iterable[Mapping[str, int]]
) -> None:
    """Count it, in its transaction. Where nothing is kept, its counter of envelopes is all that stays (PNR-2.1)."""
    if not kept:
        return
    events: Counter[Event] = Counter({Event(Kind.TRANSMISSION, transmission.state): 1})
    events.update(Event(Kind.MESSAGE, message.reading.status.value) for message in kept)
    for name in ("sensitive", "outside", "crew"):
        events[Event(Kind.DROPPED, name)] += getattr(dropped, name)
    for areas in travellers:
        for area, number in areas.items():
            events[Event(Kind.TRAVELLER, area)] += number
    tallies.count(events, at=transmission.received_at)
