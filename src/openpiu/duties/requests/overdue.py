"""What time alone brings about: an urgent answer that nobody outside decided upon in time escalates, once.

From then on it stands first in the lists of the supervisor, the data protection officer and the approver (CJ-11).
"""

from datetime import datetime

from openpiu.core.law.request_states import RequestState
from openpiu.core.law.roles import MACHINE
from openpiu.duties.acting import enter, in_one_transaction
from openpiu.store.passenger.models import Request


def escalate(*, at: datetime) -> int:
    """Mark those whose time has passed; returns how many there were. Doing it again marks none."""
    with in_one_transaction():
        due = Request.objects.using("passenger").filter(
            state=RequestState.AT_ONCE.value, ex_post_due__lte=at, escalated_at=None
        )
        rows = list(due.select_for_update().order_by("ex_post_due", "id"))
        for row in rows:
            row.escalated_at = at
            row.save(update_fields=["escalated_at"])
            enter("request.overdue", actor=MACHINE, at=at, subject=f"request:{row.id}", purpose="6.2b")
    return len(rows)
