"""Holding the tally against the records: as long as nothing is deleted, both must say the same."""

from collections import Counter

from openpiu.core.law.statistics.events import Kind
from openpiu.core.law.statistics.heads import DIMENSIONS
from openpiu.core.law.statistics.moves import MATCHES
from openpiu.store.passenger.models import GroupCount, Hit, LedgerEntry, TallyLine, TravellerRecord

GONE = ("records.deleted", "records.masked", "traveller.erased")


def differences() -> list[str]:
    """What the tally says otherwise than the records; empty where they agree, or where records are gone."""
    if LedgerEntry.objects.using("passenger").filter(act__in=GONE).exists():
        return []
    hits = list(Hit.objects.using("passenger").exclude(heads={}))
    matches = [hit for hit in hits if hit.state in MATCHES]
    rows = TravellerRecord.objects.using("passenger").filter(joined_into=None).exclude(counted_as="")
    pairs = {
        "states": (tallied(Kind.STATE), Counter((h.state, h.heads["list"], h.heads["action"]) for h in hits)),
        "raised": (tallied(Kind.RAISED).total(), len(hits)),
        "identified": (tallied(Kind.IDENTIFIED).total(), len({hit.traveller_id for hit in matches})),
        "travellers": (
            tallied(Kind.TRAVELLER), Counter((area, "", "") for area in rows.values_list("counted_as", flat=True))
        ),
        "groups": (grouped(), groups_of(matches, "matches") + groups_of(hits, "rejected")),
    }  # fmt: skip
    return [f"{name}: tally {ours}, records {theirs}" for name, (ours, theirs) in pairs.items() if ours != theirs]


def tallied(kind: Kind) -> Counter[tuple[str, str, str]]:
    """What the lines of one kind come to."""
    sums: Counter[tuple[str, str, str]] = Counter()
    for line in TallyLine.objects.using("passenger").filter(kind=kind):
        sums[line.code, line.list_name, line.action] += line.number
    return Counter({key: number for key, number in sums.items() if number})


def grouped() -> Counter[tuple[str, str, str]]:
    """What the counters of decided hits come to, over all years."""
    sums: Counter[tuple[str, str, str]] = Counter()
    for row in GroupCount.objects.using("passenger").filter(kind__in=["matches", "rejected"], dimension__in=DIMENSIONS):
        sums[row.kind, row.dimension, row.code] += row.number
    return Counter({key: number for key, number in sums.items() if number})


def groups_of(hits: list[Hit], kind: str) -> Counter[tuple[str, str, str]]:
    """The same from the hits themselves."""
    chosen = [hit for hit in hits if kind == "matches" or hit.state == kind]
    return Counter((kind, dimension, hit.heads[dimension]) for hit in chosen for dimension in DIMENSIONS)
