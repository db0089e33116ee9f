"""Whether the owner of a list is asked before a hit on it leaves for another state (EXC-18).

It stands apart from the declaration, so that no import and no new declaration takes it away unseen.
"""

from datetime import datetime

from openpiu.core.law.permissions import Act, check_may
from openpiu.core.law.roles import Actor
from openpiu.duties.acting import enter, in_one_transaction
from openpiu.errors import OfficerError
from openpiu.store.passenger.models import AlertList


def consult_owner(list_name: str, *, asked: bool, actor: Actor, at: datetime) -> None:
    """Ask the owner of this list from now on, or no more."""
    check_may(actor, Act.IMPORT_ALERTS)
    with in_one_transaction():
        if not AlertList.objects.using("passenger").filter(name=list_name).update(consult=asked):
            raise OfficerError("there is no such list; `openpiu alerts lists` shows them")
        enter("list.declared", actor=actor, at=at, subject=f"list:{list_name}", consult=asked)
