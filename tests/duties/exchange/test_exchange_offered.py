"""Alerts that partners share: a person takes them into a list, a recall withdraws them (PNR-6.5, EXC-11)."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from openpiu.adapters.keys.base import KeyStore
from openpiu.core.envelope.rejections import Rejected
from openpiu.duties import line
from openpiu.duties.exchange import offered
from openpiu.errors import OfficerError, Refused
from openpiu.store.passenger.models import Alert, Hit, ItemCopy, Recall, ReceivedMessage
from tests.duties.conftest import WANTED, paxlst
from tests.duties.exchange.conftest import Desk, acts

LATER = "2026-11-24T05:31:00.000000Z"
PERSON = {name: WANTED[name] for name in ("surname", "given_names", "birth_date", "documents")}


@pytest.fixture
def taking(desk: Desk) -> Desk:
    """A node whose recalls reach its alerts, as `conf.exchange` wires it."""
    away = {offered.COPY: lambda reference, mode: offered.take_away(reference, mode, at=desk.at)}
    desk.post = replace(desk.post, removers=away)
    return desk


def offer(desk: Desk, **changes: Any) -> ReceivedMessage:
    """The partner shares an alert; our row of it."""
    body = {"alert": PERSON, "action": "inform", "reason": "sought", **changes.pop("body", {})}
    desk.take(desk.abroad.send("alert", legal_basis="9(1)", body=body, **changes))
    return ReceivedMessage.objects.using("passenger").filter(type="alert").latest("seq")


def recall(desk: Desk, row: ReceivedMessage, mode: str) -> None:
    """The partner takes it back."""
    body = {"targets": [str(row.message)], "reason": "wrong person", "mode": mode, "deadline": LATER}
    desk.take(desk.abroad.send("recall", body=body))


UNTIL = date(2026, 12, 20)


class TestTaking:
    """PNR-6.5: nobody is screened for before a person says so."""

    def test_it_is_an_offer_until_a_supervisor_takes_it_in(self, taking: Desk, keys: KeyStore) -> None:
        """PNR-6.5: then the partner owns it, the message's article is its basis, and it is screened for."""
        line.take_in(paxlst(), source="test.edi", at=taking.at, keys=keys)
        row = offer(taking)
        assert not Alert.objects.using("passenger").exists()
        assert [one.alert for one in offered.list_offered(actor=taking.officer)] == [""]
        with pytest.raises(Refused):
            offered.take_alert(taking.post, str(row.id), until=UNTIL, actor=taking.officer, at=taking.at)
        run = line.take_partners_alert(taking.post, str(row.id), until=UNTIL, actor=taking.supervisor, at=taking.at)
        alert = Alert.objects.using("passenger").get()
        assert (alert.owner, alert.list_name) == ("Unit ARC-PIU", "partner ARC-PIU")
        assert alert.legal_basis == "Directive (EU) 2016/681 Art. 9(1)"
        assert (alert.expires_on, alert.action, alert.name) == (UNTIL, "inform", "Tesfarouni Mahmoud Abd al-Rahim")
        assert (run.raised, Hit.objects.using("passenger").count()) == (1, 1)
        assert [one.alert for one in offered.list_offered(actor=taking.officer)] == [str(alert.id)]
        assert acts("exchange.alert_taken") == 1
        with pytest.raises(OfficerError, match="already"):
            offered.take_alert(taking.post, str(row.id), until=UNTIL, actor=taking.supervisor, at=taking.at)

    @pytest.mark.parametrize(
        ("changes", "until", "says"),
        [
            ({}, date(2026, 11, 23), "to come"),
            ({"expires": "2026-12-01T00:00:00.000000Z"}, UNTIL, "earlier last day"),
            ({"body": {"action": "vanish"}}, UNTIL, "does not know"),
            ({"body": {"alert": {"given_names": "Anna"}}}, UNTIL, "lacks"),
        ],
    )
    def test_one_that_lacks_what_a_list_needs_is_not_taken(
        self, taking: Desk, changes: dict[str, Any], until: date, says: str
    ) -> None:
        """PNR-6.5, EXC-11: and leaves nothing behind."""
        row = offer(taking, **changes)
        with pytest.raises((OfficerError, Rejected), match=says):
            offered.take_alert(taking.post, str(row.id), until=until, actor=taking.supervisor, at=taking.at)
        assert not Alert.objects.using("passenger").exists()
        assert not ItemCopy.objects.using("passenger").exists()


class TestRecalled:
    """EXC-11: the partner takes its alert back."""

    def taken(self, desk: Desk) -> tuple[ReceivedMessage, Alert]:
        """An alert in force."""
        row = offer(desk)
        offered.take_alert(desk.post, str(row.id), until=UNTIL, actor=desk.supervisor, at=desk.at)
        return row, Alert.objects.using("passenger").get()

    @pytest.mark.parametrize(("mode", "name"), [("erase", ""), ("restrict", "Tesfarouni Mahmoud Abd al-Rahim")])
    def test_it_is_withdrawn_at_once_and_erased_where_that_is_asked(self, taking: Desk, mode: str, name: str) -> None:
        """EXC-11: the answer lists the copy."""
        row, _ = self.taken(taking)
        recall(taking, row, mode)
        alert = Alert.objects.using("passenger").get()
        assert (alert.withdrawn, alert.name) == (True, name)
        assert name or "Tesfarouni" not in str(alert.person)
        answer = next(one for one in taking.deliver() if one.type == "recall.answer").body
        copies = {one["kind"]: one["done"] for one in answer["targets"][0]["copies"]}
        assert copies == {"alert": "erased" if mode == "erase" else "restricted",
                          "item": "erased" if mode == "erase" else "restricted"}  # fmt: skip

    def test_where_a_hit_rests_on_it_a_person_settles_the_copy(self, taking: Desk, keys: KeyStore) -> None:
        """EXC-11: withdrawn at once all the same; its open hit lapses."""
        line.take_in(paxlst(), source="test.edi", at=taking.at, keys=keys)
        row, alert = self.taken(taking)
        line.catch_up(at=taking.at, keys=keys)
        recall(taking, row, "erase")
        assert Alert.objects.using("passenger").get().withdrawn
        assert ItemCopy.objects.using("passenger").get(reference=str(alert.id)).done == ""
        assert Recall.objects.using("passenger").get().answered_at is None
        line.catch_up(at=taking.at + timedelta(minutes=1), keys=keys)
        assert Hit.objects.using("passenger").get().state == "lapsed"
