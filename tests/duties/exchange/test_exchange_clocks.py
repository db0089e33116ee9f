"""What time alone brings about in the exchange, by the unit's own sweep (EXC-11)."""

from datetime import timedelta

import pytest

from openpiu.core.law.profiles import DEFAULT
from openpiu.duties import line
from openpiu.duties.exchange import viewing
from openpiu.duties.line import Clocks
from openpiu.errors import KeyGone, Refused
from openpiu.store.passenger.models import Quarantined, ReceivedMessage, SentMessage
from openpiu.store.sealed import POST, day_name
from tests.duties.exchange.conftest import Desk, acts
from tests.duties.exchange.ways import first_left


def sweep(desk: Desk, days: int) -> None:
    """The unit's sweep, so many days later."""
    clocks = Clocks(profile=DEFAULT, keys=desk.post.keys, record_keys=desk.post.record_keys)
    line.sweep(at=desk.at + timedelta(days=days), clocks=clocks)


def test_items_that_have_expired_go_with_the_sweep(desk: Desk) -> None:
    """EXC-11: whether or not anybody carries; once."""
    desk.take(desk.abroad.send("alert", legal_basis="9(1)", expires="2026-12-01T00:00:00.000000Z"))
    sweep(desk, 7)
    assert ReceivedMessage.objects.using("passenger").get().standing == "applied"
    sweep(desk, 8)
    sweep(desk, 9)
    assert ReceivedMessage.objects.using("passenger").get().standing == "erased"
    assert acts("exchange.expired") == 1


def test_quarantine_and_what_names_nobody_go_on_the_profiles_clock(desk: Desk) -> None:
    """EXC-11, PROF-1: with the key of the day; that it came, what it said as a code, and receipts stay."""
    desk.take(desk.abroad.send(), b"no envelope at all")
    row = ReceivedMessage.objects.using("passenger").get()
    days = DEFAULT.post_days.value
    sweep(desk, days - 1)
    assert viewing.open_received(str(row.id), actor=desk.officer, at=desk.at)["body"]["outcome"] == "found"
    sweep(desk, days)
    sweep(desk, days + 1)
    with pytest.raises(Refused, match="past its time"):
        viewing.open_received(str(row.id), actor=desk.officer, at=desk.at)
    with pytest.raises(KeyGone):
        str(Quarantined.objects.using("passenger").get().content)
    row = ReceivedMessage.objects.using("passenger").get()
    assert (row.standing, row.says, row.receipt != "") == ("applied", "found", True)
    assert acts("exchange.expired") == 1


def test_a_day_of_which_something_still_waits_is_left(desk: Desk) -> None:
    """EXC-11: nothing is erased that has not arrived."""
    first_left(desk)
    desk.deliver()
    desk.take(desk.abroad.send("alert", legal_basis="9(1)"))
    desk.abroad.message()
    desk.take(desk.abroad.send())  # held: one before it is missing
    assert ReceivedMessage.objects.using("passenger").get(type="sighting").standing == "held"
    sweep(desk, DEFAULT.post_days.value)
    assert desk.post.record_keys.existing(day_name(desk.at, POST))
    assert SentMessage.objects.using("passenger").exists()
