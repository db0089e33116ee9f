"""Art. 9(2), 12(3): a unit asks for a record that is masked."""

from datetime import datetime, timedelta

import pytest
from django.db import transaction

from openpiu.adapters.keys.base import KeyStore
from openpiu.core.law.profiles import DEFAULT
from openpiu.core.law.roles import Actor, Role
from openpiu.duties import requests, review
from openpiu.duties.exchange import answering, inbox
from openpiu.duties.exchange.inbox import AskedRow
from openpiu.duties.requests.approving import Decision
from openpiu.duties.retain.masking import mask
from openpiu.duties.review.cards import InboxRow
from openpiu.store.passenger.models import (
    Hit,
    Request,
    TravellerRecord,
)
from tests.duties.exchange.conftest import Desk
from tests.duties.exchange.ways import ask, release

FORGES = True  # a record is masked past the clocks, so that no tally is told


@pytest.fixture
def approver() -> Actor:
    """A judge."""
    return Actor(id="j.judge", role=Role.APPROVER, authority="Court of First Instance", name="J. Judge")


@pytest.fixture
def confirmed(hit: InboxRow, officer: Actor, second: Actor, at: datetime) -> Hit:
    """The specimen hit, confirmed by two officers. Its flight goes from Istanbul to Brussels."""
    row = Hit.objects.using("passenger").get(id=hit.hit)
    for person in (officer, second):
        review.decide(
            hit.hit, decision="confirm", reasons=["C1"], note="", evidence_version=row.evidence, actor=person, at=at
        )
    return Hit.objects.using("passenger").get(id=hit.hit)


def row_of(desk: Desk, at: datetime) -> AskedRow:
    """The one request of the partner, as the list shows it."""
    (row,) = inbox.list_asked(actor=desk.officer, at=at)
    return row


def test_masked_records_are_answered_with_approval_pending_and_nothing_else(
    desk: Desk, confirmed: Hit, keys: KeyStore, approver: Actor
) -> None:
    """PNR-9.4, EXC-2: half a year later; after the approval they leave, a part first, read by people, not before."""
    late = desk.at + timedelta(days=200)
    with transaction.atomic(using="passenger"):
        mask(list(TravellerRecord.objects.using("passenger").filter(joined_into=None)), at=late)
    assert ask(desk, elements={"locator": "K7MTRA"})["outcome"] == "applied"
    id_ = str(Request.objects.using("passenger").get().id)
    assert requests.search(id_, actor=desk.officer, at=late, keys=keys).count == 1
    assert answering.answer_partner(desk.post, id_, actor=desk.officer, at=late) == ""
    (pending,) = desk.deliver(at=late)
    assert (pending.body["outcome"], pending.body["scope"]) == ("pending", "data exist, approval pending")
    assert (pending.body["records"], b"TSFAROUNI" in pending.payload) == ([], False)

    assert dict(row_of(desk, late).steps)["approval"] == "now"
    requests.submit(id_, actor=desk.officer, at=late)
    assert [how for _, how in row_of(desk, late).steps[2:]] == ["waits", "later"]
    requests.approve(id_, Decision(reason="V1"), profile=DEFAULT, actor=approver, at=late, keys=keys)
    assert answering.answer_partner(desk.post, id_, actor=desk.officer, at=late) == ""
    requests.answer(id_, profile=DEFAULT, actor=desk.officer, at=late, keys=keys)
    part = answering.answer_partner(desk.post, id_, still_open="another flight", actor=desk.officer, at=late)
    assert row_of(desk, late).letter == part
    assert release(desk, part)
    part_left = desk.deliver(at=late)[-1]
    assert (part_left.type, part_left.body["open"], len(part_left.body["records"])) == ("partial", "another flight", 1)
    assert dict(row_of(desk, late).steps)["answer"] == "now"
    assert release(desk, answering.answer_partner(desk.post, id_, actor=desk.officer, at=late))
    assert inbox.list_asked(actor=desk.officer, at=late) == ()
    answer = desk.deliver(at=late)[-1]
    assert (answer.body["outcome"], answer.body["records"][0]["surname"]) == ("data", "TSFAROUNI")
