"""The handling matrix over received messages: every code for every class of partner, and no way around it."""

from datetime import date, timedelta
from itertools import product
from uuid import UUID

import pytest

from openpiu.core.envelope.cards import CLASSES
from openpiu.core.law.handling_table import MATRIX, Code, RecipientKind, Verb, Verdict
from openpiu.core.law.sharing import RECIPIENT_OF
from openpiu.duties.exchange import matrix, passing
from openpiu.duties.exchange.viewing import open_received
from openpiu.errors import Refused
from openpiu.store.passenger.models import LedgerEntry, Partner, ReceivedMessage
from tests.duties.exchange.conftest import Desk
from tests.duties.exchange.ways import first_left, third

DAY = date(2026, 11, 23)
ROW = ReceivedMessage(message=UUID(int=7), originator="ARC-PIU")


@pytest.mark.parametrize(("code", "kind", "consented"), [*product(Code, CLASSES, (False, True))])
def test_a_message_goes_on_as_the_matrix_says(code: Code, kind: str, consented: bool) -> None:
    """EXC-3: asked of its originator, its word for this message and this partner unlocks it; nothing else does."""
    fields = {"handling": code.value, "handling_text": "ask by phone" if code is Code.H3 else "", "grading": "B2"}
    partner = Partner(code="LAP-PIU", kind=kind)
    cell = MATRIX[code][Verb.FORWARD, RecipientKind(RECIPIENT_OF[kind].value)]
    found = matrix.passed_on(ROW, fields, partner, consented=consented, day=DAY)
    assert found.verdict is (Verdict.ALLOWED if consented and cell is Verdict.ASK else cell)
    assert matrix.shown_here(ROW, fields, day=DAY).is_allowed
    back = matrix.passed_on(ROW, fields, Partner(code="ARC-PIU", kind=kind), consented=False, day=DAY)
    assert back.is_allowed  # its originator has it anyway


@pytest.mark.parametrize("consented", [False, True])
def test_what_nobody_graded_goes_to_nobody(consented: bool) -> None:
    """EXC-4: read here, passed on to no partner."""
    fields = {"handling": "H0", "handling_text": "", "grading": None}
    found = matrix.passed_on(ROW, fields, Partner(code="LAP-PIU", kind="eu-piu"), consented=consented, day=DAY)
    assert (found.verdict, found.rule) == (Verdict.NEVER, "EXC-4")
    assert matrix.shown_here(ROW, fields, day=DAY).is_allowed


def test_past_its_last_day_it_is_neither_shown_nor_passed_on(desk: Desk) -> None:
    """EXC-3, EXC-11: also before a sweep has erased it, with consent and in an emergency."""
    third(desk)
    first_left(desk, "LAP-PIU")
    ends = (desk.at + timedelta(days=2)).replace(hour=0, minute=0, second=0, microsecond=0)
    desk.take(desk.abroad.send("spontaneous", legal_basis="9(1)", expires=f"{ends:%Y-%m-%dT%H:%M:%S.%fZ}"))
    given = str(ReceivedMessage.objects.using("passenger").get().id)
    last = ends - timedelta(minutes=1)
    assert open_received(given, actor=desk.officer, at=last)["type"] == "spontaneous"
    late = ends + timedelta(minutes=1)
    with pytest.raises(Refused) as refused:
        open_received(given, actor=desk.officer, at=late)
    assert refused.value.rule == "EXC-11"
    threat = "a bomb on a flight that takes off at noon"
    with pytest.raises(Refused) as refused:
        passing.pass_on(desk.post, given, "LAP-PIU", emergency=threat, actor=desk.officer, at=late)
    assert refused.value.rule == "EXC-11"
    assert LedgerEntry.objects.using("passenger").filter(act="exchange.viewed").count() == 1
    assert not LedgerEntry.objects.using("passenger").filter(act="exchange.passed_on").exists()
