"""Print what a unit holds, apart from times and hashes, as JSON: run as a program with OPENPIU_DATA set."""

import sys

import msgspec

from openpiu.conf import unit
from openpiu.conf.boot import boot


def dump() -> dict[str, object]:
    """Travellers, hits and ledger in an order of their own."""
    from openpiu.store.passenger.models import Hit, LedgerEntry, TravellerRecord  # noqa: PLC0415  after Django is ready

    travellers = TravellerRecord.objects.using("passenger").order_by("id")
    hits = Hit.objects.using("passenger").order_by("id")
    ledger = LedgerEntry.objects.using("passenger").order_by("sequence")
    return {
        "travellers": [[str(row.id), row.digest, row.screened_digest] for row in travellers],
        "hits": [[str(row.id), row.score, row.state, row.evidence] for row in hits],
        "ledger": [[row.sequence, row.act, row.subject, row.detail] for row in ledger],
    }


if __name__ == "__main__":
    boot()
    with unit.database_in_use():
        sys.stdout.buffer.write(msgspec.json.encode(dump()))
