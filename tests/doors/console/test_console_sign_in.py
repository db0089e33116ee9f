"""Signing in and out."""

from collections.abc import Callable
from typing import Any

from django.test import Client

SignedIn = Callable[[str], Client]
PASSWORD = "a long specimen password"


def sign_in(name: str, password: str) -> Any:
    """Fill in the form of the sign-in page."""
    return Client().post("/sign-in/", {"username": name, "password": password, "next": "/hits/"})


def test_the_right_password_leads_to_where_the_officer_wanted_to_go(signed_in: SignedIn) -> None:
    """And to the flight board otherwise."""
    signed_in("w.officer")
    assert sign_in("w.officer", PASSWORD)["Location"] == "/hits/"


def test_a_wrong_password_and_a_wrong_name_get_the_same_answer(signed_in: SignedIn) -> None:
    """Nobody learns which names exist."""
    signed_in("w.officer")
    known, unknown = sign_in("w.officer", "wrong"), sign_in("nobody", "wrong")
    assert (known.status_code, unknown.status_code) == (422, 422)
    for answer in (known, unknown):
        assert "The user name or the password is wrong." in answer.content.decode()


def test_the_fifth_wrong_password_locks_the_account_in_words(signed_in: SignedIn) -> None:
    """Also for the right password, until the time is over."""
    signed_in("w.officer")
    answers = [sign_in("w.officer", "wrong") for _ in range(5)]
    assert "This account is locked for now" in answers[-1].content.decode()
    assert "locked" in sign_in("w.officer", PASSWORD).content.decode()


def test_signing_out_needs_the_button_and_ends_the_session(signed_in: SignedIn) -> None:
    """A link cannot sign anybody out."""
    client = signed_in("w.officer")
    assert client.get("/sign-out/").status_code == 405
    assert client.post("/sign-out/")["Location"] == "/sign-in/"
    assert client.get("/").status_code == 302


def test_a_signed_in_officer_does_not_see_the_sign_in_page(signed_in: SignedIn) -> None:
    """They are led on."""
    assert signed_in("w.officer").get("/sign-in/")["Location"] == "/"
