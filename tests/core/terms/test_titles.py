"""Titles apart from names (MSG-14): a table that somebody who knows names can read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openpiu.core.terms import full_name, split_title
from openpiu.core.terms.name_table import GLUED, REAL_NAMES, TITLES

GLUED_TITLES = """
DRAGANMR DRAGAN MR          JOHNMR JOHN MR            SEJOONMR SEJOON MR        OMARMR OMAR MR
ALEXANDRAMRS ALEXANDRA MRS  LIZMISS LIZ MISS          TIMMSTR TIM MSTR          ANNAMS ANNA MS
ALEXANDRMR ALEXANDR MR      KUMRMR KUMR MR            JOHNDR JOHN DR            ZOECHD ZOE CHD
EMMAINF EMMA INF            MOHAMEDMR MOHAMED MR      AMRMR AMR MR              ADAMSMR ADAMS MR
JMR J MR                    BOMR BO MR                LIMS LI MS                YUMRS YU MRS
"""
KEPT = """
DRAGAN OMAR KUMR SIRAJ MRINAL ALEXANDR AMR UMR QAMR SAMR VLADIMR SHAMS TOMS ADAMS WILLIAMS BADR SANDR LEANDR CHANDR
RAJENDR MAHENDR ALEKSANDR MSTISLAV DREW MRUNAL INFANTA CHDIJA MISSAK DRAGOMIR SAMIR AMIR JASMIN MIRIAM TAMAR ESTHER
NASIR YASIR BASHIR ADIR KADIR NADIR VALDEMAR SIGMAR GUMERSINDO ROSEMARY FATIMA ABDULRAHMAN INDIRA CHANDRA HEATHER
MARS THOMAS LUCAS JAMES AGNES HERMES LAMES SOLOMON MRITYUNJAY PROFIRIO MASTANEH MISSOURI SIRVAN REVATHI DHRUV
"""
APART = [
    ("ALEXANDRA MRS", "ALEXANDRA", "MRS"),
    ("MR JOHN", "JOHN", "MR"),
    ("JOHN DR MR", "JOHN", "DR MR"),
    ("john paul mr.", "JOHN PAUL", "MR"),
    ("JEAN-AMR MR", "JEAN-AMR", "MR"),
    ("JEAN-AMR", "JEAN-AMR", None),
    ("MARIA DO CARMO ALBUQUERQUE VASCON", "MARIA DO CARMO ALBUQUERQUE VASCON", None),
    ("MARIA JOSEMRS", "MARIA JOSE", "MRS"),
    ("MR", None, "MR"),
    ("", None, None),
    ("  ", None, None),
]


def rows(table: str) -> list[tuple[str, str, str]]:
    words = table.split()
    return list(zip(words[::3], words[1::3], words[2::3], strict=True))


@pytest.mark.parametrize(("sent", "name", "title"), rows(GLUED_TITLES))
def test_a_glued_title_comes_off(sent: str, name: str, title: str) -> None:
    """MSG-14."""
    assert split_title(sent) == (name, title)


@pytest.mark.parametrize("name", KEPT.split())
def test_a_given_name_that_looks_like_a_title_keeps_everything(name: str) -> None:
    """MSG-14."""
    assert split_title(name) == (name, None)


@pytest.mark.parametrize(("sent", "name", "title"), APART)
def test_whole_tokens_are_titles_at_both_ends(sent: str, name: str | None, title: str | None) -> None:
    """MSG-14."""
    assert split_title(sent) == (name, title)


@pytest.mark.parametrize(
    ("surname", "given_names", "expected"),
    [
        ("MUSTER", "ANTONMR", ("MUSTER", "ANTON", "MR")),
        ("SUKARNO", "FNU", ("SUKARNO", None, None)),
        ("SUKARNO", "FNU MR", ("SUKARNO", None, "MR")),
        ("FNU", "SUKARNO", ("SUKARNO", None, None)),
        ("UNK", "SUKARNO MS", ("SUKARNO", None, "MS")),
        ("MUSTER/ANTON MR", "", ("MUSTER", "ANTON", "MR")),
        (" de la  cruz ", "ana", ("DE LA CRUZ", "ANA", None)),
        ("O'NEILL-SMITH", "PAT", ("O'NEILL-SMITH", "PAT", None)),
        ("", "SUKARNO", ("SUKARNO", None, None)),
        ("", "", ("", None, None)),
    ],
)
def test_single_names_fillers_and_blanks(surname: str, given_names: str, expected: tuple[str | None, ...]) -> None:
    """MSG-14."""
    assert full_name(surname, given_names) == expected


@given(st.sampled_from(sorted(REAL_NAMES)), st.sampled_from(GLUED))
def test_every_real_name_keeps_its_end_and_loses_only_the_title(name: str, title: str) -> None:
    """MSG-14."""
    assert split_title(name) == (name, None)
    assert split_title(f"{name} {title}") == (name, title)


@given(st.text(st.sampled_from("ABDEIMNORSTU "), max_size=12), st.sampled_from(sorted(TITLES)))
def test_no_letter_is_lost_between_name_and_title(name: str, title: str) -> None:
    """MSG-14."""
    sent = f"{name} {title}".split()

    given_names, found = split_title(" ".join(sent))

    assert sorted("".join(sent)) == sorted(f"{given_names or ''}{found or ''}".replace(" ", ""))
