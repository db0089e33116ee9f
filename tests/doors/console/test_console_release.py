"""Release, disclosures and their notice on the pages."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from openpiu.duties.review.cards import InboxRow

SignedIn = Callable[[str], Client]
CHOICE = {"recipient": "UTO-FED", "purpose": "6.2a", "offence": "T", "link": "target", "gravity": "serious"}


@pytest.fixture
def confirmed(signed_in: SignedIn, hit: InboxRow) -> str:
    """The hit, confirmed by two officers."""
    for name in ("w.officer", "i.second"):
        client = signed_in(name)
        page: Any = client.get(f"/hits/{hit.hit}/")
        given = {"decision": "confirm", "reasons": ["C1"], "evidence_version": page.context["card"].evidence_version}
        assert client.post(f"/hits/{hit.hit}/decision/", given).status_code == 302
    return hit.hit


def release(client: Client, hit: str, **changes: str) -> Any:
    """Send the form of the release page."""
    page: Any = client.get(f"/hits/{hit}/release/")
    version = page.context["preview"].evidence_version
    return client.post(f"/hits/{hit}/release/", {**CHOICE, "evidence_version": version, **changes})


def test_nothing_can_be_released_before_two_officers_confirmed(signed_in: SignedIn, hit: InboxRow) -> None:
    """PNR-6.10: the page itself is refused, with the rule."""
    answer = signed_in("w.officer").get(f"/hits/{hit.hit}/release/")
    assert answer.status_code == 403
    assert "PNR-6.10" in answer.content.decode()


def test_the_preview_shows_what_leaves_and_what_stays(signed_in: SignedIn, confirmed: str) -> None:
    """PNR-7.2: exactly the fields of the package, and the names of those withheld."""
    page = signed_in("w.officer").get(f"/hits/{confirmed}/release/").content.decode()
    leaves, stays = page.split("What stays here")
    assert "TSFAROUNI" in leaves
    assert "Phone numbers" in stays
    assert "A release cannot be undone." in stays


@pytest.mark.parametrize("field", ["recipient", "purpose", "offence", "link", "gravity"])
def test_a_release_wants_recipient_purpose_and_offence(signed_in: SignedIn, confirmed: str, field: str) -> None:
    """PNR-7.1: the summary links to the field."""
    answer = release(signed_in("w.officer"), confirmed, **{field: ""})
    assert answer.status_code == 422
    assert f'<a href="#id_{field}">' in answer.content.decode()


def test_a_release_about_evidence_that_changed_is_not_made(signed_in: SignedIn, confirmed: str) -> None:
    """The officer reads the preview again; the form then carries what is on screen now."""
    answer = release(signed_in("w.officer"), confirmed, evidence_version="old")
    assert answer.status_code == 422
    assert "The evidence changed while you were looking" in answer.content.decode()
    assert 'name="evidence_version" value="old"' not in answer.content.decode()


def test_a_release_ends_in_a_notice_with_code_and_signed_package(signed_in: SignedIn, confirmed: str) -> None:
    """The notice, its verification code in the list, the package as a file."""
    client = signed_in("w.officer")
    address = release(client, confirmed)["Location"]
    answer: Any = client.get(address)
    notice = answer.context["notice"]
    page = answer.content.decode()
    assert "Notice of a reviewed hit" in page
    assert page.index("Surname") < page.index("Birth date") < page.index("Owner of the alert")
    assert notice.code in client.get("/disclosures/").content.decode()
    package = client.get(f"{address}package/")
    assert package["Content-Disposition"] == f'attachment; filename="openpiu-{notice.code}.json"'
    assert json.loads(package.content)["package"]["values"]["surname"] == "TSFAROUNI"


def test_a_hit_is_released_once(signed_in: SignedIn, confirmed: str) -> None:
    """The second attempt is refused and names the disclosure as the place to look."""
    client = signed_in("w.officer")
    release(client, confirmed)
    answer = client.get(f"/hits/{confirmed}/release/")
    assert answer.status_code == 403
    assert "see its disclosure" in answer.content.decode()
