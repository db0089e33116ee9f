"""What a closed request told of persons is erased after the profile's time (result_days): its texts, what was looked
for, the ids of what was found, the approver's text and the package that left.

What stays is the register (PNR-13.4): who asked, about which case and offence, what was decided, when and by whom.
"""

from datetime import datetime, timedelta

from openpiu.core.law.profiles import Profile
from openpiu.core.law.roles import MACHINE
from openpiu.duties.acting import enter, in_one_transaction
from openpiu.store.passenger.models import Request, RequestAnswer, RequestDecision

EMPTY: dict[str, object] = {"found": []}  # the other columns are texts


def erase_closed(*, profile: Profile, at: datetime) -> int:
    """Erase what is due; returns of how many requests. Doing it again erases none."""
    with in_one_transaction():
        due = Request.objects.using("passenger").filter(
            closed_at__lte=at - timedelta(days=profile.result_days.value), erased_at=None
        )
        rows = list(due.select_for_update().order_by("closed_at", "id"))
        for row in rows:
            _erase(row, at)
            enter(
                "request.erased", actor=MACHINE, at=at, subject=f"request:{row.id}", **profile.basis("result_days")
            )  # fmt: skip
    return len(rows)


def _erase(row: Request, at: datetime) -> None:
    for name in Request.PERSONAL:
        setattr(row, name, EMPTY.get(name, ""))
    row.erased_at = at
    row.save(update_fields=[*Request.PERSONAL, "erased_at"])
    RequestDecision.objects.using("passenger").filter(request=row).update(text="")
    RequestAnswer.objects.using("passenger").filter(request=row).update(signed="")
