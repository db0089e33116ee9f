"""The office store: accounts with a known role, passwords hashed only."""

import pytest
from django.db import IntegrityError, transaction

from openpiu.core.law.roles import Role
from openpiu.store.office.models import Officer

pytestmark = pytest.mark.usefixtures("stores")


def add(username: str = "w.one") -> Officer:
    """One account."""
    return Officer.objects.add(
        username=username, password="a-long-specimen-word", display_name="W", role=Role.OFFICER, home_authority=""
    )


def test_a_password_is_kept_as_a_slow_hash_only() -> None:
    """RGT-11: what is stored does not open the account."""
    officer = add()
    assert officer.check_password("a-long-specimen-word")
    assert "specimen" not in officer.password
    assert officer.password.startswith("pbkdf2_sha256$")


def test_the_database_knows_only_the_roles_of_the_table() -> None:
    """PNR-13.3: no account with a role that the table of permissions does not have."""
    officer = add()
    officer.role = "superuser"
    with pytest.raises(IntegrityError), transaction.atomic():
        officer.save()


def test_a_staff_id_is_given_once() -> None:
    """PNR-13.6: a ledger entry names one person."""
    add()
    with pytest.raises(IntegrityError), transaction.atomic():
        add()
