"""Who may receive what: the list with its classes and days, and the matrix of classes and offences."""

from datetime import date
from itertools import product

import pytest

from openpiu.core.law.offences import OFFENCES
from openpiu.core.law.profiles import PROFILES, Profile
from openpiu.core.law.recipients import AUTHORITIES, THIRD_COUNTRIES, Authority, RecipientClass, may_receive

DAY = date(2026, 11, 23)
# Annex II nos. 23, 24 and 26, by profile and class: written by hand from the law, not from the profiles.
CLOSED = {
    "eu-strict": {"europol", "third", "agreement"},
    "fr": {"europol"},
    "be": set[str](),
}
CELLS = list(product(PROFILES.values(), RecipientClass, OFFENCES))


@pytest.mark.parametrize(
    ("profile", "kind", "offence"), CELLS, ids=[f"{profile.id}-{kind}-{offence}" for profile, kind, offence in CELLS]
)
def test_the_matrix_of_classes_and_offences(profile: Profile, kind: RecipientClass, offence: str) -> None:
    """PNR-10.1, PNR-11.1: every cell."""
    is_closed = kind.value in CLOSED[profile.id] and offence in {"23", "24", "26"}
    assert may_receive(kind, offence, profile) is not is_closed


def test_every_recipient_is_known_by_its_code_and_every_class_has_one() -> None:
    """PNR-7.1, PNR-11.4: the class is data; nothing is derived from Schengen."""
    assert all(code == row.code and row.name for code, row in AUTHORITIES.items())
    assert {row.kind for row in AUTHORITIES.values()} == set(RecipientClass)
    assert {row.code for row in AUTHORITIES.values() if row.is_third_country} == {"LAP-PIU", "LIL-POL"}
    assert {RecipientClass.AGREEMENT, RecipientClass.THIRD} == THIRD_COUNTRIES


def test_one_is_a_recipient_on_its_days_only() -> None:
    """PNR-7.1."""
    row = Authority(code="X", name="X", since=DAY, until=date(2026, 12, 1))
    days = (date(2026, 11, 22), DAY, date(2026, 11, 30), date(2026, 12, 1))
    assert [row.is_notified(day) for day in days] == [False, True, True, False]
    assert not AUTHORITIES["UTO-POR"].is_notified(DAY)
