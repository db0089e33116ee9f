"""REST: who may call, what is refused and how it is said; nothing here decides a hit or releases several."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from openpiu import __version__
from openpiu.core.envelope import verify_package
from openpiu.core.law.roles import Actor
from openpiu.duties.review.cards import HitCard
from openpiu.store.passenger.models import Disclosure, Hit, LedgerEntry, Review

SignedIn = Callable[..., Client]
Confirm = Callable[[Actor], str]
ROOT = "/rest/v1"
DECIDING = re.compile(r"confirm|reject|decid|decision|approve|review|settle|undo|dismiss", re.IGNORECASE)
MANY = re.compile(r"bulk|batch|all\b|many", re.IGNORECASE)


def document(client: Client) -> dict[str, Any]:
    """The interface's description of itself."""
    answer = client.get(f"{ROOT}/openapi.json")
    assert answer.status_code == 200
    described: dict[str, Any] = answer.json()
    return described


def calls(described: dict[str, Any]) -> list[tuple[str, str]]:
    """Every method and path."""
    return [(method, path) for path, methods in described["paths"].items() for method in methods]


def wish(card: HitCard, **changes: str) -> dict[str, str]:
    """A lawful release; keyword arguments change it."""
    lawful = {
        "recipient": "UTO-FED", "purpose": "6.2a", "offence": "1", "evidence_version": card.evidence_version,
        "link": "means", "gravity": "serious",
    }  # fmt: skip
    return {**lawful, **changes}


def release(client: Client, card: HitCard, **changes: str) -> Any:
    """Ask for the release."""
    return client.post(f"{ROOT}/hits/{card.hit}/disclosures", wish(card, **changes), content_type="application/json")


@pytest.mark.usefixtures("stores")
def test_the_interface_describes_itself(client: Client) -> None:
    """The contract: openapi.json is the truth."""
    described = document(client)
    assert described["info"]["version"] == __version__
    assert {path for _, path in calls(described)} == {
        f"{ROOT}/health", f"{ROOT}/hits", f"{ROOT}/hits/{{hit}}/disclosures",
    }  # fmt: skip


@pytest.mark.usefixtures("stores")
def test_health_needs_no_sign_in_and_says_nothing_of_records(client: Client) -> None:
    """For the machine that watches the machine."""
    assert client.get(f"{ROOT}/health").json() == {"status": "ok", "version": __version__}


@pytest.mark.usefixtures("stores")
def test_every_other_call_needs_a_sign_in(client: Client) -> None:
    """PNR-13.9: walked from the description, so that a new call is tested too."""
    others = [(method, path) for method, path in calls(document(client)) if not path.endswith("/health")]
    assert others
    for method, path in others:
        answer = client.generic(method.upper(), path.format(hit="x"), "{}", content_type="application/json")
        assert answer.status_code in (401, 403), (method, path)


@pytest.mark.usefixtures("stores")
def test_no_call_decides_a_hit_and_none_releases_several(client: Client) -> None:
    """PNR-6.9, PNR-7.4: no bulk, no decision by a machine; each release names one hit in its path."""
    described = document(client)
    for method, path in calls(described):
        words = f"{path} {described['paths'][path][method].get('operationId', '')}"
        assert not DECIDING.search(words), words
        assert not MANY.search(words), words
        assert method == "get" or path == f"{ROOT}/hits/{{hit}}/disclosures", (method, path)
    body = described["components"]["schemas"]["ReleaseWish"]["properties"]
    assert {kind["type"] for kind in body.values()} == {"string"}


def test_hits_are_listed_without_names(signed_in: SignedIn, card: HitCard) -> None:
    """docs/adr/0005."""
    answer = signed_in("w.officer").get(f"{ROOT}/hits")
    [line] = answer.json()
    assert (line["hit"], line["priority"], line["state"], line["flight"]) == (card.hit, "P1", "raised", "ZQ214")
    assert "FAROUNI" not in answer.content.decode().upper()


def test_an_unreviewed_hit_is_not_released(signed_in: SignedIn, card: HitCard) -> None:
    """PNR-6.10: refused by rule, as a problem document, and the refusal is in the ledger."""
    answer = release(signed_in("w.officer"), card)
    assert (answer.status_code, answer["Content-Type"]) == (403, "application/problem+json")
    assert answer.json()["rule"] == "PNR-6.10"
    assert answer.json()["status"] == 403
    assert not Disclosure.objects.using("passenger").exists()
    assert LedgerEntry.objects.using("passenger").get(act="disclosure.refused").actor == "w.officer"


def test_one_of_two_reviews_is_not_enough(signed_in: SignedIn, card: HitCard, confirm: Confirm, officer: Actor) -> None:
    """PNR-6.9, PNR-6.10."""
    confirm(officer)
    assert release(signed_in("w.officer"), card).status_code == 403


def test_a_reviewed_hit_is_released_once(
    signed_in: SignedIn, card: HitCard, confirm: Confirm, officer: Actor, second: Actor
) -> None:
    """PNR-6.10: 201 with the disclosure, whose package verifies; the second call is refused."""
    confirm(officer)
    confirm(second)
    client = signed_in("w.officer")
    answer = release(client, card)
    assert answer.status_code == 201
    made = Disclosure.objects.using("passenger").get(id=answer.json()["disclosure"])
    assert (made.recipient, made.released_by) == ("UTO-FED", "w.officer")
    assert verify_package(made.signed)["id"] == str(made.id)
    assert release(client, card).status_code == 403
    assert Disclosure.objects.using("passenger").count() == 1


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"recipient": "TSFAROUNI"}, "PNR-7.1"),
        ({"purpose": "6.2c"}, "PNR-1.1"),
        ({"offence": "99"}, "ANX-2"),
    ],
)
def test_a_release_keeps_to_the_closed_lists(
    signed_in: SignedIn, card: HitCard, change: dict[str, str], rule: str
) -> None:
    """PNR-7.1, PNR-1.1: and what was written there is not repeated."""
    answer = release(signed_in("w.officer"), card, **change)
    assert (answer.status_code, answer.json()["rule"]) == (403, rule)
    assert "TSFAROUNI" not in answer.content.decode()


def test_what_stands_in_the_address_never_reaches_the_ledger_unless_it_is_an_id(
    signed_in: SignedIn, card: HitCard
) -> None:
    """PNR-13.8: somebody may put a name there."""
    answer = signed_in("w.officer").post(
        f"{ROOT}/hits/TSFAROUNI%00/disclosures", wish(card, recipient="x"), content_type="application/json"
    )
    assert answer.status_code == 403
    assert LedgerEntry.objects.using("passenger").get(act="disclosure.refused").subject == "hit:unknown"


def test_evidence_that_changed_is_the_caller_s_to_look_at(
    signed_in: SignedIn, card: HitCard, confirm: Confirm, officer: Actor, second: Actor
) -> None:
    """CJ-8: 422, and the hit stays confirmed."""
    confirm(officer)
    confirm(second)
    answer = release(signed_in("w.officer"), card, evidence_version="0" * 64)
    assert (answer.status_code, answer["Content-Type"]) == (422, "application/problem+json")
    assert Hit.objects.using("passenger").get().state == "confirmed"


def test_a_hit_that_is_not_there_is_said_in_words(signed_in: SignedIn, card: HitCard) -> None:
    """422 as a problem document."""
    answer = signed_in("w.officer").post(f"{ROOT}/hits/none/disclosures", wish(card), content_type="application/json")
    assert (answer.status_code, answer.json()["title"]) == (422, "OfficerError")


@pytest.mark.parametrize("name", ["a.admin", "a.analyst"])
def test_other_roles_do_not_release(signed_in: SignedIn, card: HitCard, name: str) -> None:
    """PNR-13.9: the same table as everywhere."""
    answer = release(signed_in(name), card)
    assert (answer.status_code, answer.json()["title"]) == (403, "Refused")
    assert signed_in("a.admin").get(f"{ROOT}/hits").status_code == 403


def test_a_page_elsewhere_cannot_release_with_the_officer_s_session(signed_in: SignedIn, card: HitCard) -> None:
    """PNR-13.9: a session alone is not enough, the token is asked for; with it the duty is reached."""
    client = signed_in("w.officer", check_csrf=True)
    answer = release(client, card)
    assert answer.status_code == 403
    assert not LedgerEntry.objects.using("passenger").filter(act="disclosure.refused").exists()
    client.get("/")
    token = client.cookies[settings.CSRF_COOKIE_NAME].value
    answer = client.post(
        f"{ROOT}/hits/{card.hit}/disclosures",
        wish(card),
        content_type="application/json",
        headers={"X-CSRFToken": token},
    )
    assert answer.json()["rule"] == "PNR-6.10"


def test_no_call_makes_a_review(signed_in: SignedIn, card: HitCard) -> None:
    """PNR-6.9: whatever is called, no review appears."""
    client = signed_in("w.officer")
    for method, path in calls(document(client)):
        client.generic(method.upper(), path.format(hit=card.hit), "{}", content_type="application/json")
    assert not Review.objects.using("passenger").exists()
    assert Hit.objects.using("passenger").get().state == "raised"
