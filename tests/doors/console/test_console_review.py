"""The inbox and the review page: what is shown, what a decision does, what the second officer does not see."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from openpiu.conf import clock
from openpiu.duties.review.cards import InboxRow

SignedIn = Callable[[str], Client]
TWO_REASONS = ["C1", "C3"]


def version(client: Client, hit: InboxRow) -> str:
    """The version of the evidence that the page would send back."""
    page: Any = client.get(f"/hits/{hit.hit}/")
    return str(page.context["card"].evidence_version)


def decide(client: Client, hit: InboxRow, decision: str, *reasons: str, **changes: str) -> Any:
    """Send the form of one decision."""
    given = {"decision": decision, "reasons": list(reasons), "evidence_version": version(client, hit), **changes}
    return client.post(f"/hits/{hit.hit}/decision/", given)


def test_the_inbox_shows_why_and_when_but_no_name(signed_in: SignedIn, hit: InboxRow) -> None:
    """PNR-13.5: a name is shown only on the page that is logged."""
    page = signed_in("w.officer").get("/hits/").content.decode()
    assert "TSFAROUNI" not in page.upper()
    assert "BE-2291" in page
    assert ">00:4" in page
    assert "P1" in page


def test_the_comparison_is_one_table_with_signs_words_and_points(signed_in: SignedIn, hit: InboxRow) -> None:
    """PNR-13.6: the purpose stands on the page; relation by sign and word, differences marked inside the name."""
    answer: Any = signed_in("w.officer").get(f"/hits/{hit.hit}/")
    page = answer.content.decode()
    assert page.count("<table") == 1
    assert "T<mark>e</mark>sfarouni" in page
    assert "≈" in page
    assert "similar" in page
    assert "Purpose: 6.2a" in page
    for row in answer.context["card"].rows:
        assert f"{row.points:+d}".replace("-", "\N{MINUS SIGN}").replace("+0", "0") in page


def test_no_decision_is_chosen_in_advance(signed_in: SignedIn, hit: InboxRow) -> None:
    """PNR-6.9: the officer decides, not the form."""
    page = signed_in("w.officer").get(f"/hits/{hit.hit}/").content.decode()
    assert 'name="reasons"' in page
    assert " checked" not in page.split('class="decide"')[1].split("</aside>")[0]
    assert '<details class="answer answer-confirm" name="answer">' in page


def test_a_decision_leads_on_and_can_be_undone(signed_in: SignedIn, hit: InboxRow) -> None:
    """The message offers the way back; undoing it shows the hit as it was."""
    client = signed_in("w.officer")
    assert decide(client, hit, "confirm", *TWO_REASONS)["Location"] == "/hits/"
    inbox = client.get("/hits/").content.decode()
    assert "Awaiting second officer" in inbox
    assert f'action="/hits/{hit.hit}/undo/"' in inbox
    assert client.post(f"/hits/{hit.hit}/undo/")["Location"] == f"/hits/{hit.hit}/"
    assert "The hit is now: New." in client.get(f"/hits/{hit.hit}/").content.decode()


def test_a_decision_without_reason_comes_back_with_what_was_written(signed_in: SignedIn, hit: InboxRow) -> None:
    """422, a summary of what to do, the note still there."""
    answer = decide(signed_in("w.officer"), hit, "reject", note="Another man, see his passport.")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Choose at least one reason" in page
    assert "Another man, see his passport." in page
    assert '<details class="answer answer-reject" name="answer" open>' in page


def test_a_decision_about_evidence_that_changed_is_not_taken(signed_in: SignedIn, hit: InboxRow) -> None:
    """The officer reads again."""
    answer = decide(signed_in("w.officer"), hit, "reject", "R1", evidence_version="old")
    assert answer.status_code == 422
    assert "The evidence changed while you were looking" in answer.content.decode()


def test_an_invented_decision_is_not_taken(signed_in: SignedIn, hit: InboxRow) -> None:
    """What the form does not offer is refused in words."""
    assert decide(signed_in("w.officer"), hit, "arrest", "C1").status_code == 422


def test_there_is_nothing_to_undo_for_another_officer(signed_in: SignedIn, hit: InboxRow) -> None:
    """Only one's own last decision."""
    decide(signed_in("w.officer"), hit, "confirm", "C1")
    answer = signed_in("i.second").post(f"/hits/{hit.hit}/undo/")
    assert answer.status_code == 422
    assert "There is nothing to undo" in answer.content.decode()


def test_the_second_officer_sees_no_first_decision(signed_in: SignedIn, hit: InboxRow) -> None:
    """PNR-6.9, docs/adr/0004: blind until decided; afterwards both are shown."""
    decide(signed_in("w.officer"), hit, "reject", "R4", note="Only the particle agrees.")
    second = signed_in("i.second")
    page = second.get(f"/hits/{hit.hit}/").content.decode()
    assert "Another officer has decided" in page
    assert "Only the particle agrees." not in page
    assert "w.officer" not in page
    decide(second, hit, "confirm", "C1")
    page = second.get(f"/hits/{hit.hit}/").content.decode()
    assert "Only the particle agrees." in page
    assert "w.officer" in page


def test_who_has_decided_is_told_who_decides_next(signed_in: SignedIn, hit: InboxRow) -> None:
    """No empty panel without a reason."""
    client = signed_in("w.officer")
    decide(client, hit, "confirm", "C1")
    assert "another officer decides next" in client.get(f"/hits/{hit.hit}/").content.decode()


def test_an_analyst_sees_the_inbox_but_opens_no_hit(signed_in: SignedIn, hit: InboxRow) -> None:
    """PNR-13.9: the negative side of the permission table."""
    client = signed_in("a.analyst")
    assert client.get("/hits/").status_code == 200
    assert client.get(f"/hits/{hit.hit}/").status_code == 403


@pytest.mark.parametrize(("minutes", "shown"), [(-5, "1 new hit"), (5, "")])
def test_fresh_hits_are_counted_without_moving_a_row(
    signed_in: SignedIn, hit: InboxRow, minutes: int, shown: str
) -> None:
    """The fragment is a bar with a number, or nothing."""
    since = (clock.now() + timedelta(minutes=minutes)).isoformat()
    page = signed_in("w.officer").get("/hits/fresh/", {"since": since}).content.decode()
    assert shown in page
    assert "<tr" not in page
    assert bool(page.strip()) is bool(shown)


def test_an_empty_inbox_says_that_the_queue_is_clear(signed_in: SignedIn) -> None:
    """Nothing to do is good news, not an empty table."""
    client = signed_in("w.officer")
    assert "Queue clear" in client.get("/hits/").content.decode()
    assert "No hits in this state" in client.get("/hits/?state=disputed").content.decode()
