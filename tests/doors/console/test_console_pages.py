"""Who sees which page, under which headers, in which language and theme, and what failures look like."""

from collections.abc import Callable

import pytest
from django.test import Client, RequestFactory
from django.urls import reverse

from openpiu.core.law.permissions import may
from openpiu.core.law.roles import Actor, Role
from openpiu.doors.console.navigation import ENTRIES, Entry, visible_entries
from openpiu.doors.console.refusals import failure
from openpiu.doors.console.views import errors
from openpiu.duties.review.cards import InboxRow
from openpiu.errors import IntegrityError, OfficerError, OpenpiuError, OperatorError, OurError, Refused
from tests.doors.console.conftest import ROLES

SignedIn = Callable[[str], Client]
NAMES = {Role(role): name for name, role in reversed(list(ROLES.items()))}
PAGES = {entry.name: reverse(entry.view) for entry in ENTRIES}
INLINE = ("<style", " style=", "javascript:", " onclick=", " onload=")


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.name)
def test_a_page_opens_only_for_the_roles_of_the_table(signed_in: SignedIn, role: Role, entry: Entry) -> None:
    """PNR-13.9: what the navigation hides is refused as well."""
    answer = signed_in(NAMES[role]).get(PAGES[entry.name])
    allowed = may(Actor(id="x", role=role), entry.act)
    assert answer.status_code == (200 if allowed else 403)
    assert (entry in visible_entries(Actor(id="x", role=role))) is allowed


@pytest.mark.parametrize("address", [*PAGES.values(), "/hits/x/", "/alerts/import/", "/help/", "/audit/verify/"])
def test_nobody_sees_a_page_without_signing_in(stores: None, address: str) -> None:
    """PNR-13.9: every page but sign-in asks who is there, and remembers where they wanted to go."""
    answer = Client().get(address)
    assert (answer.status_code, answer["Location"]) == (302, f"/sign-in/?next={address}")


def test_a_refusal_names_its_rule(signed_in: SignedIn) -> None:
    """PNR-13.7: the reason and the rule stand on the page."""
    answer = signed_in("w.officer").get("/audit/")
    assert answer.status_code == 403
    assert (
        "Your role (Watch officer) may not do this. Allowed: Data protection officer, Inspector."
        in answer.content.decode()
    )
    assert "PNR-13.7" in answer.content.decode()


def test_the_content_policy_allows_nothing_inline_and_nothing_from_elsewhere(signed_in: SignedIn) -> None:
    """Scripts, styles and images come from the unit itself; pages hold neither."""
    client = signed_in("t.dpo")
    for address in PAGES.values():
        answer = client.get(address)
        policy = answer["Content-Security-Policy"]
        assert "script-src 'self';" in f"{policy};"
        assert "unsafe" not in policy
        assert [mark for mark in INLINE if mark in answer.content.decode()] == []


def test_no_cache_keeps_a_page(signed_in: SignedIn, hit: InboxRow) -> None:
    """PNR-13.9: what was on the screen is not left on the machine."""
    client = signed_in("w.officer")
    for address in ("/", "/hits/", f"/hits/{hit.hit}/", "/alerts/"):
        assert "no-store" in client.get(address)["Cache-Control"]


def test_a_hit_that_does_not_exist_is_not_found_in_words(signed_in: SignedIn) -> None:
    """A wrong address says what to do."""
    answer = signed_in("w.officer").get("/hits/8f9ee830-1396-8e35-91fa-8eb916f51c60/")
    assert answer.status_code == 404
    assert "go back to the inbox" in answer.content.decode()


def test_the_theme_is_kept_and_only_the_three_are(signed_in: SignedIn) -> None:
    """The choice works without a script; nothing else gets into the page, and nobody is led away by it."""
    client = signed_in("w.officer")
    answer = client.post("/theme/", {"theme": "dark", "next": "/hits/"})
    assert answer["Location"] == "/hits/"
    assert 'data-theme="dark"' in client.get("/hits/").content.decode()
    answer = client.post("/theme/", {"theme": "pink", "next": "https://example.org/"})
    assert answer["Location"] == "/"
    assert 'data-theme="dark"' in client.get("/hits/").content.decode()


@pytest.mark.parametrize(("language", "title"), [("fr", "Vols"), ("nl", "Vluchten"), ("en", "Flights")])
def test_the_language_is_chosen_and_kept(signed_in: SignedIn, language: str, title: str) -> None:
    """Each page says which language it speaks."""
    client = signed_in("w.officer")
    client.post("/language/", {"language": language, "next": "/"})
    page = client.get("/").content.decode()
    assert f'<html lang="{language}"' in page
    assert f"<h1>{title}</h1>" in page


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (Refused("no", rule="PNR-1.1"), 403),
        (OfficerError("no"), 404),
        (IntegrityError("no"), 500),
        (OperatorError("no"), 503),
        (OurError("no"), 500),
    ],
)
def test_each_kind_of_error_has_its_status(error: OpenpiuError, status: int) -> None:
    """By who must act."""
    assert failure(RequestFactory().get("/"), error).status_code == status


def test_failures_of_django_need_no_session() -> None:
    """400, 403, 404 and 500 can always be drawn."""
    request = RequestFactory().get("/")
    answers = [errors.bad_request(request, Exception()), errors.forbidden(request, Exception())]
    answers += [errors.not_found(request, Exception()), errors.server_error(request)]
    assert [answer.status_code for answer in answers] == [400, 403, 404, 500]
    assert all("</html>" in answer.content.decode() for answer in answers)


def test_an_unknown_address_is_answered_with_our_page(stores: None) -> None:
    """No bare error text."""
    answer = Client().get("/nowhere/")
    assert answer.status_code == 404
    assert "There is no such page" in answer.content.decode()


def test_a_form_without_its_token_is_refused_in_words(signed_in: SignedIn, hit: InboxRow) -> None:
    """Nothing is decided from another site."""
    client = Client(enforce_csrf_checks=True)
    client.cookies = signed_in("w.officer").cookies
    answer = client.post(f"/hits/{hit.hit}/decision/", {"decision": "reject", "reasons": "R1"})
    assert answer.status_code == 403
    assert "This form is too old" in answer.content.decode()
