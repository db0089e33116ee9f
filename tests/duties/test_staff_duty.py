"""Officers' accounts: strong passwords, one name once, closed accounts act no more."""

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from openpiu.core.law.roles import Actor, Role
from openpiu.duties import staff
from openpiu.errors import OfficerError, Refused
from openpiu.store.office.models import Officer
from openpiu.store.passenger.models import LedgerEntry

ROW = staff.StaffRow(id="w.officer", name="W. Officer", role="officer", authority="Federal Police", active=True)
PASSWORD = "a-long-specimen-word"

pytestmark = pytest.mark.usefixtures("stores")


def test_an_account_becomes_an_actor(at: datetime) -> None:
    """PNR-4.2, PNR-13.5: role and home authority; the making of it is entered without the name."""
    staff.add_officer(ROW, password=PASSWORD, at=at)
    assert staff.actor_of("w.officer") == Actor(
        id="w.officer", role=Role.OFFICER, authority="Federal Police", name="W. Officer"
    )
    entry = LedgerEntry.objects.using("passenger").get(act="staff.added")
    assert (entry.subject, entry.detail["role"], entry.actor) == ("staff:w.officer", "officer", "machine")


def test_the_password_is_stored_hashed_only(at: datetime) -> None:
    """PNR-13.9."""
    staff.add_officer(ROW, password=PASSWORD, at=at)
    officer = Officer.objects.get(username="w.officer")
    assert officer.check_password(PASSWORD)
    assert PASSWORD not in officer.password


@pytest.mark.parametrize("password", ["", "short", "password1234", "123456789012345", "w.officer"])
def test_a_weak_password_is_refused_with_what_to_do(at: datetime, password: str) -> None:
    """PNR-13.9: and nothing is made or entered."""
    with pytest.raises(OfficerError, match="choose another password"):
        staff.add_officer(ROW, password=password, at=at)
    assert staff.list_staff() == []
    assert not LedgerEntry.objects.using("passenger").exists()


def test_a_password_like_the_name_is_weak(at: datetime) -> None:
    """PNR-13.9: the first thing that anybody tries."""
    with pytest.raises(OfficerError, match="choose another password"):
        staff.add_officer(replace(ROW, id="wout.vandermoorle"), password="wout.vandermoorle1", at=at)


def test_a_name_is_taken_once(at: datetime) -> None:
    """RGT-15: two persons are two accounts."""
    staff.add_officer(ROW, password=PASSWORD, at=at)
    with pytest.raises(OfficerError, match=r"account 'w\.officer' already"):
        staff.add_officer(replace(ROW, name="Other"), password=PASSWORD, at=at)
    assert [row.name for row in staff.list_staff()] == ["W. Officer"]


@pytest.mark.parametrize("role", ["", "Officer", "root", "machine"])
def test_a_role_is_one_of_the_table(at: datetime, role: str) -> None:
    """PNR-13.3."""
    with pytest.raises(OfficerError, match="a role is one of: officer, second_officer, supervisor"):
        staff.add_officer(replace(ROW, role=role), password=PASSWORD, at=at)


@pytest.mark.parametrize("id_", ["", " ", "w officer", "x" * 61, "\x00", "Wout Vandermoorle <w@example.org>", ".w"])
def test_a_staff_id_is_short_and_plain(at: datetime, id_: str) -> None:
    """PNR-13.8: it stands in the ledger for good."""
    with pytest.raises(OfficerError, match="a staff id has"):
        staff.add_officer(replace(ROW, id=id_), password=PASSWORD, at=at)


@pytest.mark.parametrize("change", [{"name": ""}, {"name": "x" * 121}, {"authority": "x" * 121}])
def test_names_have_a_length(at: datetime, change: dict[str, Any]) -> None:
    """In words, not as an error of the database."""
    with pytest.raises(OfficerError, match="a name has"):
        staff.add_officer(replace(ROW, **change), password=PASSWORD, at=at)


def test_a_closed_account_acts_no_more(at: datetime) -> None:
    """PNR-13.9: it stays listed, for the reviews that carry its id."""
    staff.add_officer(ROW, password=PASSWORD, at=at)
    Officer.objects.filter(username="w.officer").update(is_active=False)
    with pytest.raises(OfficerError, match="no active account"):
        staff.actor_of("w.officer")
    assert [row.active for row in staff.list_staff()] == [False]


def test_nobody_is_not_an_actor() -> None:
    """OfficerError says where to look."""
    with pytest.raises(OfficerError, match="openpiu staff list"):
        staff.actor_of("nobody")


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMINISTRATOR])
def test_only_the_administrator_adds_staff(at: datetime, role: Role) -> None:
    """PNR-13.3."""
    with pytest.raises(Refused):
        staff.add_officer(ROW, password=PASSWORD, at=at, actor=Actor(id="x", role=role))
    staff.add_officer(ROW, password=PASSWORD, at=at, actor=Actor(id="a", role=Role.ADMINISTRATOR))


@pytest.mark.parametrize("role", ["approver", "inspector", "liaison"])
@pytest.mark.parametrize("home", ["", "Utopia PIU", "utopia piu "])
def test_who_must_come_from_outside_is_no_colleague(role: str, home: str, at: datetime) -> None:
    """No account of an approver, inspector or liaison officer without a home authority outside the unit."""
    with pytest.raises(Refused, match="another body"):
        staff.add_officer(replace(ROW, role=role, authority=home), password=PASSWORD, at=at, unit="Utopia PIU")
    staff.add_officer(replace(ROW, role=role, authority="Court"), password=PASSWORD, at=at, unit="Utopia PIU")
