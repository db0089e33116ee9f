"""What was taken back, or is over by its terms, is erased here: hidden first, then its key destroyed (EXC-11)."""

from datetime import datetime
from uuid import UUID

from openpiu.adapters.keys.base import RecordKeys
from openpiu.core.cases.folding import replay
from openpiu.core.cases.parting import gone
from openpiu.core.law.roles import MACHINE
from openpiu.duties.acting import enter, in_one_transaction
from openpiu.duties.cases.book import instant, joint_events, take_turn
from openpiu.store.passenger.models import CaseContent
from openpiu.store.sealed import CASE


def erase_all_gone(*, at: datetime, keys: RecordKeys) -> int:
    """The same for every case of the unit; called with the other clocks."""
    cases = CaseContent.objects.using("passenger").order_by("case").values_list("case", flat=True).distinct()
    return sum(erase_gone(case, at=at, keys=keys) for case in list(cases))


def erase_gone(case: str, *, at: datetime, keys: RecordKeys) -> int:
    """Erase what was taken back in `erase` mode, or is over; returns how many contents. Again, it erases none.

    Readers do not see it from the event on, erased or not: they ask the state first.
    """
    with in_one_transaction():
        take_turn(case)
        events = joint_events(case)
        taken = gone(replay(events).state, events, day=instant(at)[:10]).contents
        due = CaseContent.objects.using("passenger").filter(case=case, hash__in=list(taken), erased_at=None)
        ids = sorted(str(row.id) for row in due)
        if ids:
            due.update(sealed=b"", erased_at=at)
            enter("case.erased", actor=MACHINE, at=at, subject=f"case:{case}", contents=ids)
    destroy_keys(keys)  # after the commit: a crash in between leaves keys that the next run destroys
    return len(ids)


def take_away(reference: str, mode: str, *, at: datetime) -> str:
    """What a recall of the message that brought a content does to it; see `duties.exchange.post.Remover`.

    Inside the transaction of the recall. Restricted: it stays, and is shown to nobody.
    """
    if mode != "erase":
        return "restricted"
    rows = CaseContent.objects.using("passenger").filter(id=UUID(reference), erased_at=None)
    for row in rows.defer("sealed"):
        rows.update(sealed=b"", erased_at=at)
        enter("case.erased", actor=MACHINE, at=at, subject=f"case:{row.case}", contents=[reference])
    return "erased"


def destroy_keys(keys: RecordKeys) -> int:
    """Destroy the keys of all contents that are erased and still have one; returns how many."""
    erased = CaseContent.objects.using("passenger").exclude(erased_at=None)
    left = set(keys.names(CASE)) & set(erased.values_list("sealed_under", flat=True))
    return sum(keys.destroy(name) for name in sorted(left))
