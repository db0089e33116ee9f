"""How one invented name is spelled in another way."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openpiu.core.synth.names import (
    CULTURES,
    culture_named,
    reported_form,
    romanised,
    skeleton,
    truncated,
    with_typo,
)


@pytest.mark.parametrize(
    ("true", "written"),
    [
        ("de Sá-Nogueira", "DE SA NOGUEIRA"),
        ("Çağlar Kılıç", "CAGLAR KILIC"),
        ("Đorđe", "DORDE"),
        ("Abd al-Rahim", "ABD AL RAHIM"),
        ("O'Hartley", "OHARTLEY"),
    ],
)
def test_carriers_write_plain_capitals(true: str, written: str) -> None:
    assert reported_form(true) == written


def test_every_name_of_the_tables_is_written_in_letters_a_to_z() -> None:
    names = [name for c in CULTURES for table in (c.men, c.women, c.surnames) for name in table.names]
    assert len(names) > 3000
    assert all(reported_form(name).replace(" ", "").isascii() for name in names)
    assert all(reported_form(name).replace(" ", "").isalpha() for name in names)


def test_two_romanisations_of_one_name_mostly_keep_its_consonants() -> None:
    rng = Random("romanisations")
    culture = culture_named("arabic")
    names = [name for name in culture.surnames.names if romanised(name, culture, rng) != name]
    assert len(names) > 100
    assert skeleton("Tesfarouni") == skeleton("TSFAROUNI") == "TSFRN"


def test_a_name_without_any_rule_stays_as_it_is() -> None:
    assert romanised("Bo", culture_named("flemish"), Random("same")) == "Bo"


@given(st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=1, max_size=20), st.integers())
def test_a_slip_of_a_typist_changes_the_name_by_little(name: str, seed: int) -> None:
    slipped = with_typo(name, Random(seed))
    assert slipped != name
    assert abs(len(slipped) - len(name)) <= 1


@given(
    st.text("ABCDEFGHIJ", min_size=1, max_size=40),
    st.text("KLMNOPQRST ", min_size=1, max_size=60).filter(lambda text: text.strip() == text),
)
def test_a_cut_name_keeps_a_given_name_and_the_limit(surname: str, given_names: str) -> None:
    kept, given_kept = truncated(surname, given_names, 24)
    assert surname.startswith(kept)
    assert given_names.startswith(given_kept)
    assert given_kept
    assert len(kept) + len(given_kept) <= 24
