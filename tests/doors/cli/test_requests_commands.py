"""`openpiu requests` as real processes: the list, one request, the register, which agrees with the ledger."""

from typing import Any

import pytest


def test_the_register_of_a_period_agrees_with_the_ledger(piu: Any) -> None:
    """PNR-13.4: counts as JSON; exit code 0."""
    words = ("requests", "register", "--from", "2026-11-01", "--to", "2026-11-30", "--as", "s.super")
    done = piu(*words, "--json")
    assert done.code == 0, done.err
    assert done.rows()[-1]["agrees"] is True
    assert done.rows()[-1]["counts"]["request.registered"] == 0
    assert "request.answered" in piu(*words).err


def test_the_list_and_one_request(piu: Any) -> None:
    """An empty list is no error; what is not there is said so."""
    assert piu("requests", "list", "--as", "w.officer", "--json").rows() == []
    unknown = piu("requests", "show", "nowhere", "--as", "w.officer")
    assert (unknown.code, "no such request" in unknown.err) == (2, True)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("register", "--from", "soon", "--to", "2026-11-30", "--as", "s.super"), 2),
        (("list", "--as", "w.officer", "--view", "all"), 2),
        (("approve", "x"), 2),
        (("answer", "x"), 2),
    ],
)
def test_what_cannot_be_asked_is_said_in_words(piu: Any, words: tuple[str, ...], code: int) -> None:
    """CJ-11: there is no command that approves or answers."""
    done = piu("requests", *words)
    assert (done.code, "Traceback" in done.err) == (code, False)
