"""The catalogue of offences."""

import pytest

from openpiu.core.law.offences import OFFENCES, is_serious


def test_the_catalogue_is_annex_ii_and_terrorism() -> None:
    """ANX-2: 26 codes, and terrorist offences as a code of their own."""
    assert set(OFFENCES) == {"T", *map(str, range(1, 27))}


@pytest.mark.parametrize(("code", "serious"), [("T", True), ("4", True), ("19", True), ("17", False), ("26", False)])
def test_an_offence_is_serious_by_its_national_maximum(code: str, serious: bool) -> None:
    """PNR-3.3: below three years, or without a maximum told, it is no ground."""
    assert is_serious(code, least_years=3) is serious


def test_an_unknown_offence_is_no_ground() -> None:
    """PNR-1.1."""
    assert not is_serious("27", least_years=3)
    assert not is_serious("", least_years=3)
