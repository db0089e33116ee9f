"""What may leave, for which action, why and to whom: closed tables without holes."""

import pytest

from openpiu.core.law.actions import ACTIONS, Action
from openpiu.core.law.hit_states import Decision
from openpiu.core.law.packages import HANDLING, KNOWN_FIELDS, PACKAGE_FIELDS, fields_for, withheld_for
from openpiu.core.law.purposes import PURPOSES
from openpiu.core.law.reasons import ASK_REASONS, CONFIRM_REASONS, REJECT_REASONS

NEVER = {"emails", "phones", "payment", "itinerary", "locator"}
ORDERS = ("refuse entry", "deny entry", "deny boarding", "turn back")


@pytest.mark.parametrize("action", list(Action))
def test_every_action_has_its_rule_and_its_package(action: Action) -> None:
    """A confirmed hit can always leave, and only as its row says."""
    assert ACTIONS[action].priority in {"P1", "P2", "P3", "P4"}
    assert fields_for(action) == PACKAGE_FIELDS[action]


@pytest.mark.parametrize("action", list(Action))
def test_every_field_of_a_package_is_known_and_named_once(action: Action) -> None:
    """PNR-7.2."""
    fields = fields_for(action)
    assert set(fields) <= set(KNOWN_FIELDS)
    assert len(fields) == len(set(fields))


@pytest.mark.parametrize("action", list(Action))
def test_what_does_not_leave_is_shown_as_withheld(action: Action) -> None:
    """The officer sees both halves, and they are the whole."""
    assert set(fields_for(action)) | set(withheld_for(action)) == set(KNOWN_FIELDS)
    assert not set(fields_for(action)) & set(withheld_for(action))


@pytest.mark.parametrize("action", list(Action))
def test_contacts_payment_and_itinerary_never_leave(action: Action) -> None:
    """PNR-7.2, proportionality: no action needs them."""
    assert set(withheld_for(action)) >= NEVER


@pytest.mark.parametrize("action", list(Action))
def test_every_package_says_on_what_ground_it_rests(action: Action) -> None:
    """PNR-7.2."""
    assert {"alert_reference", "alert_owner", "alert_subject", "alert_basis", "action", "instruction"} <= set(
        fields_for(action)
    )


def test_only_actions_that_need_the_document_get_it() -> None:
    """A discreet check and a report to the owner do not."""
    with_document = {action for action in Action if "document" in fields_for(action)}
    assert with_document == {Action.ARREST, Action.SPECIFIC_CHECK, Action.SEIZE_DOCUMENT}


def test_a_discreet_check_carries_no_word_of_arrest() -> None:
    """SIS-1: the person must not notice, and nobody may take it for a warrant."""
    rule = ACTIONS[Action.DISCREET_CHECK]
    assert not {"arrest", "warrant", "detain", "seize"} & set((rule.label + " " + rule.instruction).lower().split())
    assert "Do not let the person notice" in rule.instruction


@pytest.mark.parametrize("action", list(Action))
def test_no_instruction_orders_to_refuse_entry(action: Action) -> None:
    """PNR-6.12: nobody's right of entry is decided here."""
    assert not [order for order in ORDERS if order in ACTIONS[action].instruction.lower()]


def test_the_most_serious_action_comes_first() -> None:
    """Priority follows the action, not the score."""
    assert {action for action, rule in ACTIONS.items() if rule.priority == "P1"} == {Action.ARREST}


def test_terms_of_use_travel_with_every_package() -> None:
    """PNR-7.2: handling code, ban on reuse, consent for passing on, days of retention."""
    assert set(HANDLING) == {"code", "reuse", "onward", "keep_days"}
    assert isinstance(HANDLING["keep_days"], int)


def test_purposes_are_those_of_the_directive_and_oversight() -> None:
    """PNR-1.1: a closed list; a ledger column holds at most 20 letters."""
    assert set(PURPOSES) == {"6.2a", "6.2b", "6.2c", "oversight"}
    assert all(PURPOSES.values())


def test_no_reason_belongs_to_two_decisions() -> None:
    """CJ-8: the code alone says what was decided; statistics between nations rest on it."""
    tables = {Decision.REJECT: REJECT_REASONS, Decision.CONFIRM: CONFIRM_REASONS, Decision.ASK: ASK_REASONS}
    codes = [code for table in tables.values() for code in table]
    assert len(codes) == len(set(codes))
    for decision, letter in {Decision.REJECT: "R", Decision.CONFIRM: "C", Decision.ASK: "N"}.items():
        assert tables[decision]
        assert all(code.startswith(letter) for code in tables[decision])
