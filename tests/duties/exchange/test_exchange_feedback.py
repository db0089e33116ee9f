"""What became of what was shared, both ways, and in the figures (EXC-17)."""

from collections import Counter
from datetime import datetime

import pytest

from openpiu.core.envelope.kinds import SIGHTINGS
from openpiu.core.law.roles import Actor
from openpiu.core.law.statistics.events import Kind
from openpiu.duties import review
from openpiu.duties.exchange import feedback, sharing
from openpiu.duties.review.cards import InboxRow
from openpiu.errors import OfficerError, Refused
from openpiu.store.passenger.models import Hit, Partner, ReceivedMessage, TallyLine
from tests.core.envelope import specimens
from tests.duties.exchange.conftest import Desk, acts
from tests.duties.exchange.ways import release


@pytest.fixture
def confirmed(hit: InboxRow, officer: Actor, second: Actor, at: datetime) -> Hit:
    """Reviewed by two officers."""
    row = Hit.objects.using("passenger").get(id=hit.hit)
    for person in (officer, second):
        review.decide(
            hit.hit, decision="confirm", reasons=["C1"], note="", evidence_version=row.evidence, actor=person, at=at
        )
    return Hit.objects.using("passenger").get(id=hit.hit)


def shared(desk: Desk, hit: Hit) -> str:
    """The hit has gone to the partner and is settled; the message's id."""
    Partner.objects.using("passenger").filter(code="ARC-PIU").update(state="BEL")
    what = sharing.Sharing(offence="T", link="journey", gravity="serious", evidence_version=hit.evidence)
    release(desk, sharing.share(desk.post, str(hit.id), "ARC-PIU", what, actor=desk.officer, at=desk.at))
    (message,) = desk.deliver()
    desk.take(desk.abroad.receipt(message))
    return message.id


def counted(kind: Kind) -> Counter[tuple[str, str]]:
    """Code and list of what stands in the tally."""
    sums: Counter[tuple[str, str]] = Counter()
    for line in TallyLine.objects.using("passenger").filter(kind=kind):
        sums[line.code, line.list_name] += line.number
    return +sums


def test_what_a_partner_says_stands_with_the_hit_and_in_the_figures(desk: Desk, confirmed: Hit) -> None:
    """EXC-17, PNR-20.1: by list; the last word counts; until then it is missing."""
    message = shared(desk, confirmed)
    assert counted(Kind.EXCHANGED) == {("ARC-PIU", ""): 1}
    (row,) = feedback.list_shared(actor=desk.officer)
    assert (row.message, row.hit, row.outcome) == (message, str(confirmed.id), "")
    for outcome in ("found", "found", "wrong-person"):
        desk.take(desk.abroad.send("sighting", body={"of": message, "outcome": outcome}))
    (row,) = feedback.list_shared(actor=desk.officer)
    assert row.outcome == "wrong-person"
    assert counted(Kind.FEEDBACK) == {("wrong-person", "wanted"): 1}
    assert feedback.by_list(actor=desk.officer) == (feedback.ListRow(list_name="wanted", right=0, wrong=1),)
    assert acts("exchange.feedback") == 3


def test_a_share_is_told_from_five_on() -> None:
    """EXC-17: of fewer it says nothing."""
    assert feedback.ListRow(list_name="wanted", right=3, wrong=1).percent is None
    assert feedback.ListRow(list_name="wanted", right=4, wrong=1).percent == 80


def test_what_is_said_of_something_never_shared_counts_nothing(desk: Desk, confirmed: Hit) -> None:
    """EXC-17: it is kept and receipted, no more."""
    shared(desk, confirmed)
    desk.take(desk.abroad.send("sighting", body={"of": specimens.ID.format(9), "outcome": "found"}))
    assert counted(Kind.FEEDBACK) == {}
    assert feedback.list_shared(actor=desk.officer)[0].outcome == ""


@pytest.mark.parametrize("outcome", SIGHTINGS)
def test_an_officer_says_what_became_of_what_a_partner_shared(desk: Desk, outcome: str) -> None:
    """EXC-17: by code alone; once, unless it is corrected."""
    desk.take(desk.abroad.send("spontaneous", legal_basis="9(1)"))
    (row,) = feedback.list_got(actor=desk.officer)
    assert row.outcome == ""
    feedback.say_what_became(desk.post, row.message, outcome=outcome, actor=desk.officer, at=desk.at)
    (left,) = desk.deliver()
    about = ReceivedMessage.objects.using("passenger").get(id=row.message).message
    assert (left.type, left.body) == ("sighting", {"of": str(about), "outcome": outcome})
    assert feedback.list_got(actor=desk.officer)[0].outcome == outcome
    with pytest.raises(OfficerError, match="already"):
        feedback.say_what_became(desk.post, row.message, outcome=outcome, actor=desk.officer, at=desk.at)


def test_only_of_a_shared_hit_or_alert_and_only_by_who_may_write_abroad(desk: Desk, other: Actor) -> None:
    """EXC-17: neither of a request, nor another code, nor by another role."""
    desk.take(desk.abroad.send("permission.ask"), desk.abroad.send("spontaneous", legal_basis="9(1)"))
    ask = ReceivedMessage.objects.using("passenger").get(type="permission.ask")
    item = ReceivedMessage.objects.using("passenger").get(type="spontaneous")
    with pytest.raises(OfficerError, match="shared hit"):
        feedback.say_what_became(desk.post, str(ask.id), outcome="found", actor=desk.officer, at=desk.at)
    with pytest.raises(OfficerError, match="choose"):
        feedback.say_what_became(desk.post, str(item.id), outcome="lost", actor=desk.officer, at=desk.at)
    analyst = Actor(id="a.analyst", role=None, authority="Police", name="A.")
    with pytest.raises(Refused):
        feedback.say_what_became(desk.post, str(item.id), outcome="found", actor=analyst, at=desk.at)
