"""Finding the records that may be about one person: by traces, which are indexed and hold no facts."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Q, QuerySet

from openpiu.store.passenger.models import Parting, TravellerRecord

MOST = 200  # records that one page looks at


@dataclass(slots=True)
class Found:
    """Records by id, in the order in which they were found; the first one is that of the page."""

    rows: dict[str, TravellerRecord] = field(default_factory=dict)
    is_cut: bool = False

    def take(self, rows: QuerySet[TravellerRecord]) -> list[TravellerRecord]:
        """Add what is new, as far as there is room; returns it."""
        room = MOST - len(self.rows)
        new = list(rows.exclude(id__in=list(self.rows)).order_by("-received_at", "id")[: room + 1])
        self.is_cut = self.is_cut or len(new) > room
        self.rows |= {str(row.id): row for row in new[:room]}
        return new[:room]


def find_candidates(start: TravellerRecord) -> Found:
    """The record, all that its documents lead to, and all that have a name and birth date in common with these."""
    found = Found({str(start.id): start})
    fresh: Sequence[TravellerRecord] = [start]
    while fresh:
        traces = {trace for row in fresh for trace in row.document_traces}
        fresh = found.take(_records().filter(document_traces__overlap=list(traces))) if traces else []
    names = {trace for row in found.rows.values() for trace in row.name_traces}
    if names:
        found.take(_records().filter(name_traces__overlap=list(names)))
    return found


def parted_pairs(ids: Collection[str]) -> set[frozenset[str]]:
    """Pairs of these records that officers keep apart; a record that is now part of another one counts as that.

    The last word about a pair counts.
    """
    return {pair for pair, (is_apart, _) in last_words(ids).items() if is_apart}


def last_words(ids: Collection[str]) -> dict[frozenset[str], tuple[bool, int]]:
    """Of each pair about which officers said something: whether it is apart now, and the number of that word."""
    touching = Q(one__in=ids) | Q(other__in=ids) | Q(one__joined_into__in=ids) | Q(other__joined_into__in=ids)
    rows = Parting.objects.using("passenger").filter(touching).order_by("parted_at", "number")
    said = rows.values_list("one", "one__joined_into", "other", "other__joined_into", "is_joined_again", "number")
    return {
        frozenset((_now(one, into), _now(other, other_into))): (not is_joined_again, number)
        for one, into, other, other_into, is_joined_again, number in said
    }


def _now(record: UUID, joined_into: UUID | None) -> str:
    return str(joined_into or record)


def _records() -> QuerySet[TravellerRecord]:
    return TravellerRecord.objects.using("passenger").filter(joined_into=None).select_related("flight")
