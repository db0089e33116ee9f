"""Permission matrix, by state: every role x every decision x every state of a hit, by duty, page, REST and command.

What is possible is written here once more by hand, so that a slip in the product's table is found.
"""

from collections.abc import Callable
from functools import partial
from json import dumps
from typing import Any

import pytest
from django.test import Client

from openpiu.adapters.keys.base import KeyStore
from openpiu.core.law.conditions import Ask, answer
from openpiu.core.law.hit_states import Decision, HitState
from openpiu.core.law.permissions import Act
from openpiu.core.law.roles import Role
from openpiu.duties import disclose, review
from openpiu.errors import OfficerError, Refused
from openpiu.store.passenger.models import Disclosure, Review
from tests.doors.matrix.people import Things, clients, person, undone
from tests.doors.matrix.test_matrix_commands import call

DECIDERS = {Role.OFFICER, Role.SECOND_OFFICER, Role.SUPERVISOR}
RELEASERS = {Role.OFFICER, Role.SUPERVISOR}
_WORDS = {"confirm", "reject", "needs_information"}
POSSIBLE: dict[str, set[str]] = {
    "raised": _WORDS,
    "needs_information": _WORDS,
    "awaiting_second": {"confirm", "reject"},
    "disputed": {"confirm", "reject"},
    "confirmed": set(),
    "rejected": set(),
    "released": set(),
    "lapsed": set(),
    "suppressed": {"look_again"},
}
REASON = {"confirm": "C1", "reject": "R1", "needs_information": "N1", "look_again": "L1"}
CHOICE: dict[str, Any] = {
    "recipient": "UTO-FED",
    "purpose": "6.2a",
    "offence": "1",
    "link": "means",
    "gravity": "serious",
}


def may_decide(state: str, decision: str, role: Role) -> bool:
    """The law in three lines."""
    if state == "disputed" and role is not Role.SUPERVISOR:
        return False
    return role in DECIDERS and decision in POSSIBLE[state]


@pytest.fixture
def bring(things: Things, keys: KeyStore) -> Callable[[str], None]:
    """Bring the hit into a state."""

    def to(state: str) -> None:
        things.bring_to(state)
        if state == "released":
            release(things, Role.SUPERVISOR, keys)
        assert things.row().state == state

    return to


def release(things: Things, role: Role, keys: KeyStore) -> None:
    """By the duty."""
    choice = disclose.Choice(**CHOICE, evidence_version=things.evidence)
    disclose.release(things.hit, choice=choice, unit="Utopia PIU", actor=person(role), at=things.at, keys=keys)


def passed(act: Callable[[], object]) -> bool:
    """Whether it was done; both kinds of no count as one."""
    try:
        act()
    except (Refused, OfficerError):
        return False
    return True


@pytest.mark.parametrize("state", list(HitState))
def test_every_decision_by_every_role_in_every_state(things: Things, bring: Callable[[str], None], state: str) -> None:
    """PNR-6.9, PNR-7.4, RGT-15: 0 decisions that the table does not grant; what is refused leaves no review."""
    bring(state)
    before = Review.objects.using("passenger").count()
    for role in Role:
        for decision in Decision:
            with undone():
                done = passed(partial(decide, things, role, decision.value))
                assert done is may_decide(state, decision.value, role), (role, decision)
                assert Review.objects.using("passenger").count() == before + done


def decide(things: Things, role: Role, decision: str) -> None:
    """By the duty."""
    review.decide(
        things.hit, decision=decision, reasons=[REASON[decision]], note="", evidence_version=things.evidence,
        actor=person(role), at=things.at,
    )  # fmt: skip


@pytest.mark.parametrize("state", list(HitState))
def test_release_by_every_role_in_every_state_by_every_way_in(
    things: Things, bring: Callable[[str], None], keys: KeyStore, state: str
) -> None:
    """PNR-6.10: 0 disclosures that the table does not grant, by duty, page, REST and command."""
    bring(state)
    before, browsers = Disclosure.objects.using("passenger").count(), clients()
    for role in Role:
        allowed = state == "confirmed" and role in RELEASERS
        asked = Ask(actor=person(role), act=Act.RELEASE, purpose="6.2a", state=state)
        assert answer(asked).allowed is allowed
        for way in (by_duty, by_page, by_rest, by_command):
            with undone():
                way(things, role, browsers[role], keys)
                made = Disclosure.objects.using("passenger").count() - before
                assert made == allowed, (state, role, way.__name__)


def by_duty(things: Things, role: Role, browser: Client, keys: KeyStore) -> None:
    """The duty itself."""
    passed(partial(release, things, role, keys))


def by_page(things: Things, role: Role, browser: Client, keys: KeyStore) -> None:
    """The form of the release page."""
    browser.post(f"/hits/{things.hit}/release/", {**CHOICE, "evidence_version": things.evidence})


def by_rest(things: Things, role: Role, browser: Client, keys: KeyStore) -> None:
    """The machine interface."""
    body = dumps({**CHOICE, "evidence_version": things.evidence})
    browser.post(f"/rest/v1/hits/{things.hit}/disclosures", body, content_type="application/json")


def by_command(things: Things, role: Role, browser: Client, keys: KeyStore) -> None:
    """The command line."""
    answers = "--link means --gravity serious"
    words = f"disclose release {things.hit} --recipient UTO-FED --offence 1 --evidence {things.evidence} {answers}"
    call([*words.split(), "--as", person(role).id])
