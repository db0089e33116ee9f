"""The monthly sample: reviewed hits in a keyed order, so that nobody of the watch can tell which will be looked at.

Drawing again for the same month draws the same (CJ-16).
"""

from datetime import UTC, datetime, timedelta

from openpiu.adapters.keys.base import KeyStore
from openpiu.core.law.odd_use import Odd
from openpiu.core.terms.ids import IdMaker
from openpiu.duties.acting import alone_in_one_transaction
from openpiu.duties.oversight.watching import keep, the_mark
from openpiu.store.passenger.models import LedgerEntry, Review

SAMPLE = 20  # reviewed hits a month


def draw_sample(*, at: datetime, keys: KeyStore) -> int:
    """Put last month's sample into the inbox, once; returns how many hits that is."""
    start, end = _last_month(at)
    month = f"{start:%Y-%m}"
    with alone_in_one_transaction():
        mark = the_mark()
        if mark.month >= month:
            return 0
        mark.month = month
        mark.save(update_fields=["month"])
        ids = IdMaker(keys.identity_key())
        reviews = Review.objects.using("passenger").filter(decided_at__gte=start, decided_at__lt=end)
        hits = reviews.filter(decision__in=["confirm", "reject"]).values_list("hit", flat=True).distinct()
        drawn = sorted(hits, key=lambda hit: ids.make("sample", month, str(hit)))[:SAMPLE]
        return keep([_odd(month, str(hit)) for hit in drawn], ids=ids, at=at)


def _odd(month: str, hit: str) -> Odd:
    """A sampled hit as a finding over the entries of its decisions."""
    entries = LedgerEntry.objects.using("passenger").filter(subject=f"hit:{hit}", act__startswith="hit.")
    decided = [entry for entry in entries.order_by("sequence") if entry.act == "hit.decided"]
    first = datetime.fromisoformat(decided[0].at)
    return Odd(
        pattern="S1", officer="", about=f"{month} {hit}", first=first,
        entries=tuple(entry.sequence for entry in decided), count=len(decided),
    )  # fmt: skip


def _last_month(at: datetime) -> tuple[datetime, datetime]:
    end = at.astimezone(UTC).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    return (end - timedelta(days=1)).replace(day=1), end
