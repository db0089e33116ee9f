"""Approval outside the unit, urgency with its duty afterwards, the opening: what leaves, and what does not."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from django.db import DatabaseError, transaction

from openpiu.core.envelope import verify_package
from openpiu.core.law.masking import mask_traveller
from openpiu.core.law.packages import HANDLING
from openpiu.core.law.profiles import DEFAULT, Profile
from openpiu.core.law.roles import Actor, Role
from openpiu.duties import requests
from openpiu.duties.requests.exporting import Period
from openpiu.errors import OfficerError, Refused
from openpiu.store.passenger.models import LedgerEntry, Opening, Request, RequestAnswer, TravellerRecord, Vault
from openpiu.store.sealed import kept_name
from tests.duties.requests.conftest import UNIT, Bench, request_of

pytestmark = pytest.mark.usefixtures("landed")
HOURS = timedelta(hours=1)


def count(act: str) -> int:
    """How often it stands in the ledger."""
    return LedgerEntry.objects.using("passenger").filter(act=act).count()


def answers() -> int:
    """How many left."""
    return RequestAnswer.objects.using("passenger").count()


def record() -> str:
    """The one record on file."""
    return str(TravellerRecord.objects.using("passenger").get(joined_into=None).id)


@pytest.mark.parametrize("submitted", [False, True])
def test_nothing_leaves_before_the_approval(bench: Bench, at: datetime, submitted: bool) -> None:
    """CJ-11: refused, the refusal stands in the ledger, no answer is there."""
    id_ = bench.submitted(at) if submitted else bench.register(at)
    if not submitted:
        bench.search(id_, at)
    with pytest.raises(Refused) as refusal:
        bench.answer(id_, at)
    assert refusal.value.rule == "CJ-11"
    assert LedgerEntry.objects.using("passenger").get(act="request.answer_refused").detail["rule"] == "CJ-11"
    assert (answers(), count("request.answered")) == (0, 0)


def test_an_approved_request_is_answered_with_the_fewest_fields(bench: Bench, at: datetime) -> None:
    """CJ-11, PNR-7.2: signed, with purpose, offence, approval and terms; nothing that was not asked."""
    id_ = bench.approved(at)
    bench.answer(id_, at)
    package = verify_package(requests.open_answer(id_, actor=bench.officer, at=at))
    (told,) = package["records"]
    assert set(told) == {"surname", "given_names", "flight", "route", "arrival"}
    assert told["surname"] == "TSFAROUNI"
    assert (package["purpose"], package["offence"], package["handling"]) == ("6.2b", "4", HANDLING)
    assert package["approval"]["authority"] == "Court of First Instance"
    assert request_of(id_).state == "answered"
    with pytest.raises(Refused, match="cannot be answered now"):
        bench.answer(id_, at)


def test_a_partner_unit_is_answered_under_its_own_article(bench: Bench, at: datetime) -> None:
    """PNR-9.2."""
    id_ = bench.approved(at, requester="ARC-PIU", wanted=("identity", "contact"))
    bench.answer(id_, at)
    package = verify_package(requests.open_answer(id_, actor=bench.officer, at=at))
    assert package["legal_basis"] == "2016/681 Art. 9(2)"
    assert package["records"][0]["document"] == "P ZZ0419773 UTO"


HEADS = [
    Actor(id="h.head", role=Role.SUPERVISOR, authority="Utopia PIU"),
    Actor(id="t.dpo", role=Role.DATA_PROTECTION, authority="Court of First Instance"),
    Actor(id="n.admin", role=Role.ADMINISTRATOR, authority="Court of First Instance"),
    Actor(id="w.officer", role=Role.OFFICER, authority="Court of First Instance"),
    Actor(id="i.inspector", role=Role.INSPECTOR, authority="Court of First Instance"),
    Actor(id="j.judge", role=Role.APPROVER, authority=""),
    Actor(id="j.judge", role=Role.APPROVER, authority=UNIT),
    Actor(id="j.judge", role=Role.APPROVER, authority="Federal Police"),
    Actor(id="j.judge", role=Role.APPROVER, authority="UTO-FED"),
    Actor(id="j.judge", role=Role.APPROVER, authority="Customs of Utopia, investigations"),
    Actor(id="w.officer", role=Role.APPROVER, authority="Court of First Instance"),
]


@pytest.mark.parametrize("who", HEADS, ids=lambda who: f"{who.role}-{who.authority}")
def test_nobody_of_the_unit_or_of_an_authority_that_asks_approves(bench: Bench, at: datetime, who: Actor) -> None:
    """CJ-11, RGT-15: the unit's head, its data protection officer, who asked, approvers who are not outside."""
    id_ = bench.submitted(at)
    with pytest.raises(Refused) as refusal:
        bench.approve(id_, at, actor=who)
    assert refusal.value.rule in {"CJ-11", "RGT-15"}
    assert (request_of(id_).state, count("request.approved")) == ("awaiting_approval", 0)
    with pytest.raises(Refused):
        bench.answer(id_, at)
    assert answers() == 0


def test_an_approver_s_refusal_ends_the_request(bench: Bench, at: datetime) -> None:
    """CJ-11: with a code; nothing is open."""
    id_ = bench.submitted(at)
    bench.refuse(id_, at)
    row = request_of(id_)
    assert (row.state, row.refusal) == ("turned_down", "F7")
    assert not Opening.objects.using("passenger").exists()
    with pytest.raises(Refused):
        bench.answer(id_, at)


def test_an_approval_opens_its_records_for_one_officer_and_some_hours(
    bench: Bench, second: Actor, at: datetime
) -> None:
    """PNR-12.6: that record set only, that officer only, until profile.opened_hours; without approval nothing."""
    id_ = bench.submitted(at)
    assert not requests.is_open_for(record(), actor=bench.officer, at=at)
    bench.approve(id_, at)
    until = at + 24 * HOURS
    assert requests.is_open_for(record(), actor=bench.officer, at=at)
    assert requests.is_open_for(record(), actor=bench.officer, at=until - timedelta(seconds=1))
    assert not requests.is_open_for(record(), actor=bench.officer, at=until)
    assert not requests.is_open_for(record(), actor=bench.officer, at=at - timedelta(seconds=1))
    assert not requests.is_open_for(record(), actor=second, at=at)
    assert not requests.is_open_for(record(), actor=bench.approver, at=at)
    assert not requests.is_open_for("00000000-0000-0000-0000-000000000001", actor=bench.officer, at=at)


def test_another_officer_does_not_answer_with_what_is_not_open_for_them(
    bench: Bench, second: Actor, at: datetime
) -> None:
    """PNR-12.6."""
    id_ = bench.approved(at)
    with pytest.raises(Refused, match="not open for you") as refusal:
        bench.answer(id_, at, actor=second)
    assert refusal.value.rule == "PNR-12.6"
    assert requests.open_request(id_, actor=second, at=at).records == ()
    assert answers() == 0


def test_an_expired_opening_gives_nothing_and_is_asked_for_anew(bench: Bench, at: datetime) -> None:
    """PNR-12.6: time-boxed; a new approval opens it again."""
    id_ = bench.approved(at)
    with pytest.raises(OfficerError, match="still open"):
        requests.submit(id_, actor=bench.officer, at=at)
    later = at + 24 * HOURS
    with pytest.raises(Refused, match="not open for you"):
        bench.answer(id_, later)
    assert requests.open_request(id_, actor=bench.officer, at=later).records == ()
    requests.submit(id_, actor=bench.officer, at=later)
    with pytest.raises(Refused, match="cannot be answered now"):
        bench.answer(id_, later)
    bench.approve(id_, later)
    bench.answer(id_, later)
    assert answers() == 1


def test_an_answer_ends_the_opening(bench: Bench, at: datetime) -> None:
    """PNR-12.6: only as long as it is needed."""
    bench.answer(bench.approved(at), at)
    assert not requests.is_open_for(record(), actor=bench.officer, at=at)


def test_a_masked_record_is_read_whole_through_an_opening_and_never_without(
    bench: Bench, protector: Actor, at: datetime
) -> None:
    """PNR-12.6: whole for the officer who holds the approval; the data protection officer sees how many."""
    row = TravellerRecord.objects.using("passenger").get(joined_into=None)
    vault = Vault(traveller=row, masked_at=at)
    vault.seal({"traveller": row.content}, under=kept_name(row.id))
    vault.save(using="passenger", force_insert=True)
    row.seal(mask_traveller(row.content), under=kept_name(row.id))
    row.masked_at = at
    row.save()
    id_ = bench.register(at, elements={"locator": "K7MTRA"})
    assert bench.search(id_, at).count == 1
    requests.submit(id_, actor=bench.officer, at=at)
    assert "TSFAROUNI" not in str(requests.open_request(id_, actor=bench.officer, at=at))
    bench.approve(id_, at)
    bench.answer(id_, at)
    package = verify_package(requests.open_answer(id_, actor=bench.officer, at=at))
    assert package["records"][0]["surname"] == "TSFAROUNI"
    assert requests.list_openings(actor=protector)[0].masked == 1


def test_the_data_protection_officer_is_told_of_an_opening_and_reviews_it_once(
    bench: Bench, protector: Actor, at: datetime
) -> None:
    """PNR-12.6: a row in their list, a task, and the verdict in the ledger."""
    bench.approved(at)
    (row,) = requests.list_openings(actor=protector)
    assert (row.officer, row.records, row.verdict) == ("w.officer", 1, "")
    with pytest.raises(OfficerError, match="choose whether"):
        requests.review_opening(row.opening, verdict="fine", actor=protector, at=at)
    requests.review_opening(row.opening, verdict="doubtful", actor=protector, at=at)
    assert requests.list_openings(actor=protector)[0].verdict == "doubtful"
    assert count("opening.reviewed") == 1
    with pytest.raises(OfficerError, match="reviewed already"):
        requests.review_opening(row.opening, verdict="lawful", actor=protector, at=at)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.DATA_PROTECTION])
def test_nobody_else_reviews_openings(bench: Bench, at: datetime, role: Role) -> None:
    """PNR-12.6."""
    bench.approved(at)
    opening = str(Opening.objects.using("passenger").get().id)
    who = Actor(id="x", role=role)
    with pytest.raises(Refused):
        requests.review_opening(opening, verdict="lawful", actor=who, at=at)
    with pytest.raises(Refused):
        requests.list_openings(actor=who)


def test_an_urgent_request_is_answered_at_once_and_owes_a_decision(bench: Bench, at: datetime) -> None:
    """CJ-11: released, with a duty of as many hours as the profile says."""
    id_ = bench.answered_at_once(at)
    row = request_of(id_)
    assert (row.state, row.ex_post_due) == ("answered_at_once", at + 24 * HOURS)
    package = verify_package(requests.open_answer(id_, actor=bench.officer, at=at))
    assert package["approval"] is None
    assert package["ex_post_due"] == "2026-11-24T05:31:00+00:00"
    (entry,) = LedgerEntry.objects.using("passenger").filter(act="request.answered")
    assert (entry.detail["at_once"], entry.detail["profile"]) == (True, "eu-strict")


def test_only_an_urgent_request_is_answered_at_once(bench: Bench, at: datetime) -> None:
    """CJ-11."""
    id_ = bench.register(at)
    bench.search(id_, at)
    with pytest.raises(Refused, match="only an urgent request"):
        bench.answer(id_, at, at_once=True)
    assert answers() == 0


def test_an_urgent_answer_stands_when_it_is_approved_in_time(bench: Bench, at: datetime) -> None:
    """CJ-11: and nothing escalates any more."""
    id_ = bench.answered_at_once(at)
    bench.approve(id_, at + HOURS)
    assert request_of(id_).state == "answered"
    assert requests.escalate(at=at + 100 * HOURS) == 0


def test_an_overdue_decision_escalates_exactly_once(
    bench: Bench, supervisor: Actor, protector: Actor, at: datetime
) -> None:
    """CJ-11: listed to the supervisor, the data protection officer and the approver; one entry in the ledger."""
    id_, late = bench.answered_at_once(at), at + 24 * HOURS
    assert requests.escalate(at=late - timedelta(seconds=1)) == 0
    assert [requests.escalate(at=late + n * HOURS) for n in range(3)] == [1, 0, 0]
    assert count("request.overdue") == 1
    for who in (supervisor, protector, bench.approver):
        (row,) = requests.list_requests(actor=who, at=late + HOURS, view="overdue")
        assert (row.request, row.is_escalated) == (id_, True)
    bench.approve(id_, late + HOURS)
    assert requests.escalate(at=late + 9 * HOURS) == 0


def test_a_refusal_afterwards_makes_the_answer_unlawful_and_recalls_it(bench: Bench, at: datetime) -> None:
    """CJ-11: the opening closes, and the recipient owes its return until that is confirmed."""
    id_ = bench.answered_at_once(at)
    assert requests.is_open_for(record(), actor=bench.officer, at=at)
    bench.refuse(id_, at + HOURS, reason="F9")
    assert (request_of(id_).state, request_of(id_).refusal) == ("unlawful", "F9")
    assert not requests.is_open_for(record(), actor=bench.officer, at=at + HOURS)
    (row,) = requests.list_requests(actor=bench.officer, at=at + HOURS)
    assert (row.state, row.requester) == ("unlawful", "UTO-FED")
    requests.confirm_recall(id_, actor=bench.officer, at=at + 2 * HOURS)
    assert LedgerEntry.objects.using("passenger").get(act="request.recalled").detail["recipient"] == "UTO-FED"
    assert request_of(id_).closed_at == at + 2 * HOURS


def _profile(months: int) -> Profile:
    return replace(DEFAULT, approval_months=replace(DEFAULT.approval_months, value=months))


@pytest.mark.parametrize(("days", "leaves"), [(0, True), (180, True), (181, False)])
def test_a_profile_may_ask_for_approval_from_an_age_only(bench: Bench, at: datetime, days: int, leaves: bool) -> None:
    """CJ-11: records of six months need it under such a profile; with 0 months all do. 23 May is the day."""
    bench, later = replace(bench, profile=_profile(6)), at + timedelta(days=days)
    id_ = bench.register(later)
    bench.search(id_, later)
    if leaves:
        assert bench.answer(id_, later)
    else:
        with pytest.raises(Refused, match="before the external approver"):
            bench.answer(id_, later)
    assert answers() == leaves


def test_when_the_records_are_gone_there_is_no_answer(bench: Bench, at: datetime) -> None:
    """F6 says the same of what is not there and what is not told."""
    id_ = bench.approved(at)
    requests.turn_down(id_, code="F6", actor=bench.officer, at=at)
    assert request_of(id_).refusal == "F6"
    assert not requests.is_open_for(record(), actor=bench.officer, at=at)


def test_what_a_closed_request_told_is_erased_after_its_time(bench: Bench, at: datetime) -> None:
    """Its texts, what was looked for, the approver's text and the package; the register stays."""
    id_ = bench.approved(at)
    bench.answer(id_, at)
    assert requests.erase_closed(profile=bench.profile, at=at + timedelta(days=30) - timedelta(seconds=1)) == 0
    assert [requests.erase_closed(profile=bench.profile, at=at + timedelta(days=30)) for _ in range(2)] == [1, 0]
    row = request_of(id_)
    assert [getattr(row, name) for name in Request.PERSONAL] == ["", "", "", "", "", "", "", []]
    assert (row.case_reference, row.found_count) == ("FED-2026-118", 1)
    assert row.answer.signed == ""
    with pytest.raises(OfficerError, match="does not come back"):
        requests.open_answer(id_, actor=bench.officer, at=at)
    assert count("request.erased") == 1


def test_what_is_not_closed_is_not_erased(bench: Bench, at: datetime) -> None:
    """While somebody still owes something, all is there."""
    bench.answered_at_once(at)
    assert requests.erase_closed(profile=bench.profile, at=at + timedelta(days=3650)) == 0


def test_an_approver_sees_what_was_put_to_an_approver_only(bench: Bench, at: datetime) -> None:
    """CJ-11."""
    id_ = bench.register(at)
    assert requests.list_requests(actor=bench.approver, at=at) == ()
    with pytest.raises(Refused):
        requests.open_request(id_, actor=bench.approver, at=at)
    bench.search(id_, at)
    requests.submit(id_, actor=bench.officer, at=at)
    page = requests.open_request(id_, actor=bench.approver, at=at)
    assert page.moves == ("approve", "refuse")
    assert dict(page.texts)["suspicion"]


def test_all_or_nothing(bench: Bench, at: datetime) -> None:
    """PNR-13.5: an answer that is rolled back leaves neither row nor entry."""
    id_ = bench.approved(at)
    with transaction.atomic(using="passenger"):
        bench.answer(id_, at)
        transaction.set_rollback(True, using="passenger")
    assert (answers(), count("request.answered"), request_of(id_).state) == (0, 0, "approved")


def _use(bench: Bench, at: datetime) -> None:
    """One of each: answered, answered at once and stood, unlawful and recalled, overdue, refused, turned down, back."""
    bench.answer(bench.approved(at), at)
    bench.approve(bench.answered_at_once(at + HOURS), at + 2 * HOURS)
    id_ = bench.answered_at_once(at + 2 * HOURS)
    bench.refuse(id_, at + 3 * HOURS, reason="F8")
    requests.confirm_recall(id_, actor=bench.officer, at=at + 4 * HOURS)
    bench.answered_at_once(at + 3 * HOURS)
    requests.escalate(at=at + 40 * HOURS)
    bench.refuse(bench.submitted(at + 4 * HOURS), at + 5 * HOURS)
    requests.turn_down(bench.register(at + 5 * HOURS), code="F6", actor=bench.officer, at=at + 6 * HOURS)
    requests.take_back(bench.register(at + 6 * HOURS), actor=bench.officer, at=at + 7 * HOURS)


def test_the_register_counts_what_the_ledger_counts(bench: Bench, protector: Actor, at: datetime) -> None:
    """PNR-13.4: for any period, from the records and from the entries."""
    _use(bench, at)
    opening = str(Opening.objects.using("passenger").order_by("opened_at")[0].id)
    requests.review_opening(opening, verdict="lawful", actor=protector, at=at + 8 * HOURS)
    whole = requests.export_register(Period(since=at, until=at + 48 * HOURS), actor=protector, at=at)
    assert dict(whole.counts) == dict(whole.counts_of_ledger) == {
        "request.registered": 7, "request.turned_down": 1, "request.taken_back": 1, "request.approved": 2,
        "request.refused": 2, "request.answered": 4, "request.overdue": 1, "request.recalled": 1,
        "opening.made": 4, "opening.reviewed": 1,
    }  # fmt: skip
    assert whole.agrees
    assert len(whole.entries) == 7
    for start in range(9):
        part = Period(since=at + start * HOURS, until=at + (start + 2) * HOURS)
        assert requests.export_register(part, actor=protector, at=at).agrees


def test_a_request_that_vanished_is_missed_by_the_ledger(bench: Bench, protector: Actor, at: datetime) -> None:
    """PNR-13.4: the comparison can fail."""
    id_ = bench.register(at)
    requests.take_back(id_, actor=bench.officer, at=at)
    with pytest.raises(DatabaseError, match="not changed afterwards"), transaction.atomic(using="passenger"):
        Request.objects.using("passenger").filter(id=id_).update(registered_at=at - 9 * HOURS)
    Request.objects.using("passenger").filter(id=id_).update(closed_at=at - 9 * HOURS)
    period = Period(since=at, until=at + HOURS)
    assert not requests.export_register(period, actor=protector, at=at).agrees
