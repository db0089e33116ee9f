"""Officers' accounts. What an account may do is its role's row in `core.law.permissions`."""

import re
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from openpiu.core.law.conditions import check_home
from openpiu.core.law.permissions import Act, check_may
from openpiu.core.law.roles import MACHINE, Actor, Role
from openpiu.duties.acting import enter, in_one_transaction
from openpiu.errors import OfficerError
from openpiu.store.office.models import Officer

LONGEST = 120  # letters of a name
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,59}")  # it stands in the ledger for good


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffRow:
    """One account."""

    id: str
    name: str
    role: str
    authority: str
    active: bool


def add_officer(row: StaffRow, *, password: str, at: datetime, actor: Actor = MACHINE, unit: str = "") -> None:
    """A new account; OfficerError where name, role or password cannot be taken; Refused where its home cannot."""
    if actor is not MACHINE:
        check_may(actor, Act.MANAGE_STAFF)
    role = _role(row.role)
    _check(row)
    check_home(Actor(id=row.id, role=role, authority=row.authority), unit)
    try:
        validate_password(password, user=Officer(username=row.id, display_name=row.name))
    except ValidationError as error:
        raise OfficerError(f"choose another password: {' '.join(error.messages)}") from error
    with in_one_transaction():  # entered first: an account that cannot be entered is not made
        enter("staff.added", actor=actor, at=at, subject=f"staff:{row.id}", role=role.value)
        Officer.objects.add(
            username=row.id, password=password, display_name=row.name, role=role, home_authority=row.authority
        )


def list_staff() -> list[StaffRow]:
    """All accounts by name."""
    return [
        StaffRow(
            id=officer.username,
            name=officer.display_name,
            role=officer.role,
            authority=officer.home_authority,
            active=officer.is_active,
        )
        for officer in Officer.objects.order_by("username")
    ]


def actor_of(id_: str) -> Actor:
    """The actor behind an active account; OfficerError where there is none."""
    officer = Officer.objects.filter(username=id_, is_active=True).first()
    if officer is None:
        raise OfficerError(f"there is no active account {id_!r}; see: openpiu staff list")
    return Actor(
        id=officer.username, role=Role(officer.role), authority=officer.home_authority, name=officer.display_name
    )


def _check(row: StaffRow) -> None:
    if not _ID.fullmatch(row.id):
        raise OfficerError("a staff id has 1 to 60 letters, digits, points, hyphens or underscores, such as w.officer")
    if not row.name.strip() or len(row.name) > LONGEST or len(row.authority) > LONGEST:
        raise OfficerError(f"a name has 1 to {LONGEST} letters, an authority at most {LONGEST}")
    if Officer.objects.filter(username=row.id).exists():
        raise OfficerError(f"there is an account {row.id!r} already; choose another name")


def _role(text: str) -> Role:
    try:
        return Role(text)
    except ValueError as error:
        raise OfficerError(f"a role is one of: {', '.join(role.value for role in Role)}") from error
