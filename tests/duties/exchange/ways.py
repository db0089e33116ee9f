"""Ways that the tests of the exchange share: reading and releasing letters, other partners, a confirmed hit."""

from typing import Any

from openpiu.core.law.roles import Actor
from openpiu.duties.exchange import letters
from openpiu.duties.exchange.letters import Source
from openpiu.duties.exchange.writing import Note
from tests.core.envelope import specimens
from tests.duties.exchange.conftest import BASES, Abroad, Desk

ASKED = {
    "reference": "ARC-2026-7", "elements": {"phone": "+3225550123"}, "wanted": ["travel"], "suspicion": "on the label",
    "air_link": "checked baggage", "offence": "4",
}  # fmt: skip


def third(desk: Desk) -> Abroad:
    """Another partner."""
    card = specimens.signed_card("LAP-PIU", roster=(), bases=BASES)
    desk.trust(card)
    return Abroad(desk.abroad.home, "LAP-PIU", card)


def first_left(desk: Desk, partner: str = "ARC-PIU") -> None:
    """Something that two people read has gone to the partner before."""
    release(desk, letters.draft(desk.post, alert_note(partner), Source(), actor=desk.officer, at=desk.at))


def alert_note(partner: str = "ARC-PIU") -> Note:
    """A letter about a person."""
    body = {"alert": {"surname": "SPECIMEN"}, "action": "inform", "reason": "sought"}
    return Note(partner=partner, type="alert", body=body, basis="9(1)", grading="B2")


def release(desk: Desk, letter: str, *people: Actor) -> bool:
    """These people read it and let it go; without names, as many as it takes."""
    left = False
    for person in people or (desk.officer, desk.supervisor):
        if not left:
            shown = letters.preview(letter, actor=person, at=desk.at)
            left = letters.release(desk.post, letter, shown.digest, actor=person, at=desk.at)
    return left


def leave(desk: Desk, note: Note, source: Source) -> bool:
    """Draft it, read it, let it go."""
    return release(desk, letters.draft(desk.post, note, source, actor=desk.officer, at=desk.at))


def ask(desk: Desk, **body: Any) -> dict[str, Any]:
    """What the partner asks; its receipt's body."""
    desk.take(desk.abroad.send("request", legal_basis="9(2)", body={**ASKED, **body}))
    return dict(desk.abroad.receipts[-1].body)
