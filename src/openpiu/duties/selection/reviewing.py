"""What becomes of a decided selection: another person approves or refuses it, and it can be ended at any time."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from openpiu.core.law.permissions import Act, check_may
from openpiu.core.law.profiles import Profile
from openpiu.core.law.roles import Actor
from openpiu.duties.acting import enter, in_one_transaction
from openpiu.duties.selection.proposing import check_allowed
from openpiu.errors import OfficerError, Refused
from openpiu.store.passenger.models import Selection, SelectionStep


def review(selection_id: str, *, approve: bool, note: str, profile: Profile, actor: Actor, at: datetime) -> None:
    """Approve, and it is active from the day on which it begins; or refuse, and it never is (CJ-3, RGT-15)."""
    check_may(actor, Act.REVIEW_SELECTION)
    with in_one_transaction():
        row = _find(selection_id)
        if row.decided_by == actor.id:
            raise Refused("who decided a selection does not review it", rule="RGT-15")
        steps = _steps(row)
        if steps:
            raise OfficerError("this selection has been reviewed or ended already")
        if approve:
            check_allowed(row.reach, profile)
            if at.date() >= row.ends:
                raise OfficerError("this selection is over; let it be decided anew")
        elif not note.strip():
            raise OfficerError("say why the selection is refused")
        _add(row, "approved" if approve else "refused", note=note, actor=actor, at=at)
        if approve:
            enter(
                "selection.approved", actor=actor, at=at, subject=f"selection:{row.id}", decided_by=row.decided_by,
                **_basis(profile),
            )  # fmt: skip
        else:
            enter("selection.refused", actor=actor, at=at, subject=f"selection:{row.id}", decided_by=row.decided_by)


def end(selection_id: str, *, reason: str, actor: Actor, at: datetime) -> None:
    """End a selection before its day; from now on nothing more comes in under it (PNR-2.1)."""
    check_may(actor, Act.END_SELECTION)
    if not reason.strip():
        raise OfficerError("say why the selection ends")
    with in_one_transaction():
        row = _find(selection_id)
        if {"ended", "refused"} & _steps(row) or at.date() >= row.ends:
            raise OfficerError("this selection is over already")
        _add(row, "ended", note=reason, actor=actor, at=at)
        enter("selection.ended", actor=actor, at=at, subject=f"selection:{row.id}", decided_by=row.decided_by)


def _find(selection_id: str) -> Selection:
    try:
        return Selection.objects.using("passenger").get(id=UUID(selection_id))
    except (ValueError, Selection.DoesNotExist) as error:
        raise OfficerError("there is no such selection; go back to the list and choose it there") from error


def _steps(row: Selection) -> set[str]:
    return set(SelectionStep.objects.using("passenger").filter(selection=row).values_list("step", flat=True))


def _add(row: Selection, step: str, *, note: str, actor: Actor, at: datetime) -> None:
    SelectionStep.objects.using("passenger").create(
        id=uuid5(row.id, step), selection=row, step=step, actor=actor.id, role=str(actor.role),
        authority=actor.authority, note=note.strip()[:500], at=at,
    )  # fmt: skip


def _basis(profile: Profile) -> dict[str, Any]:
    return dict(profile.basis("intra_eu"))
