"""Looking through new entries of the ledger for odd use; run by the sweep, and as often as one likes."""

from collections.abc import Iterable
from datetime import datetime

from openpiu.adapters.keys.base import KeyStore
from openpiu.core.law.odd_use import USUAL, Odd, find_odd
from openpiu.core.law.roles import MACHINE
from openpiu.core.terms.ids import IdMaker
from openpiu.duties.acting import alone_in_one_transaction, enter
from openpiu.duties.oversight.uses import relevant, uses_of
from openpiu.store.passenger.models import OversightFinding, OversightMark


def watch(*, at: datetime, keys: KeyStore) -> int:
    """Look at what was entered since the last time; returns how many findings are new."""
    with alone_in_one_transaction():
        mark = the_mark()
        new = relevant(sequence__gt=mark.sequence)
        if not new:
            return 0
        since = datetime.fromisoformat(new[0].at)
        ids = IdMaker(keys.identity_key())
        entries = relevant(at__gte=(since - USUAL).isoformat(), sequence__lte=new[-1].sequence)
        found = find_odd(uses_of(entries, fresh=new[0].sequence, ids=ids), since=since)
        mark.sequence = new[-1].sequence
        mark.save(update_fields=["sequence"])
        return keep(found, ids=ids, at=at)


def keep(found: Iterable[Odd], *, ids: IdMaker, at: datetime) -> int:
    """Store what is new; a finding that nobody has looked at yet grows with what came since."""
    new = 0
    for odd in found:
        id_ = ids.make("finding", odd.pattern, odd.officer, odd.about)
        values = {"entries": list(odd.entries), "count": odd.count, "usual": odd.usual}
        row, is_new = OversightFinding.objects.using("passenger").get_or_create(
            id=id_,
            defaults={
                **values, "pattern": odd.pattern, "officer": odd.officer, "about": odd.about,
                "first_at": odd.first, "found_at": at,
            },
        )  # fmt: skip
        if is_new:
            enter(
                "oversight.found", actor=MACHINE, at=at, subject=f"finding:{id_}", purpose="oversight",
                pattern=odd.pattern, count=odd.count,
            )  # fmt: skip
            new += 1
        elif row.state == "new" and len(odd.entries) > len(row.entries):
            OversightFinding.objects.using("passenger").filter(id=id_).update(**values)
    return new


def the_mark() -> OversightMark:
    """How far the ledger was looked through; locked until the transaction ends."""
    marks = OversightMark.objects.using("passenger")
    marks.get_or_create(id=1)
    return marks.select_for_update().get(id=1)
