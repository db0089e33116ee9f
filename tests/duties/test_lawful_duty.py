"""The profile in force, as a page shows it."""

import pytest

from openpiu.core.law.profiles import PROFILES, Profile
from openpiu.core.law.roles import MACHINE, Actor, Role
from openpiu.duties.lawful import profile_page
from openpiu.errors import Refused


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("profile", PROFILES.values(), ids=lambda profile: profile.id)
def test_every_role_may_read_the_law_in_force(role: Role, profile: Profile) -> None:
    """CJ-13: how the programs work is nobody's secret."""
    rows = profile_page(profile, actor=Actor(id="x", role=role))
    assert [row.key for row in rows] == [key for key, _ in profile.provisions()]
    assert all(row.value and row.article for row in rows)


def test_the_machine_asks_no_page() -> None:
    """PNR-7.4."""
    with pytest.raises(Refused):
        profile_page(PROFILES["be"], actor=MACHINE)
