"""Criteria at work: proposed, approved by another, firing on whole bookings, stopped by time and by their reviews."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from openpiu.adapters.keys.base import KeyStore
from openpiu.core.law.profiles import DEFAULT, PROFILES
from openpiu.core.law.roles import Actor, Role
from openpiu.duties import criteria, line, review
from openpiu.errors import OfficerError, Refused
from openpiu.store.passenger.models import Alert, CriterionRecord, CriterionStep, Hit, LedgerEntry
from tests.core.criteria.conftest import TEXT
from tests.duties.criteria.conftest import ANALYST, Approve, booking, push

Send = Callable[[bytes], None]
Propose = Callable[..., str]


def states() -> list[str]:
    """Of all hits, in the order of their travellers' seats on the push."""
    return sorted(Hit.objects.using("passenger").values_list("state", flat=True))


def state(id_: str, at: datetime) -> str:
    """Where a version stands."""
    return criteria.criterion_page(id_, profile=DEFAULT, actor=ANALYST, at=at).row.state


def decide(hit: Hit, officer: Actor, at: datetime, decision: str = "reject", reason: str = "R10") -> None:
    """The officer looks and decides; by default, that there is an innocent explanation."""
    card = review.open_hit(str(hit.id), actor=officer, at=at)
    review.decide(
        card.hit, decision=decision, reasons=[reason], note="", evidence_version=card.evidence_version, actor=officer,
        at=at,
    )  # fmt: skip


def test_it_fires_on_whom_it_describes_and_on_nobody_else(send: Send, approve: Approve) -> None:
    """PNR-6.6, CJ-13: a hit like any other, with its signs; who pays by card is left alone."""
    approve()
    send(push(booking("AAA111"), booking("BBB222", form="CC", number=2, phone="32470000002")))
    [hit] = Hit.objects.using("passenger").all()
    assert (hit.state, hit.score, hit.band) == ("raised", 70, "review")
    points = {row["field"]: row["points"] for row in hit.explanation}
    assert points == {
        "only.to": 0, "only.booked": 0, "points.payment": 40, "points.one_way": 30, "points.contact": 0,
        "unless.children": 0,
    }  # fmt: skip


def test_stored_travellers_are_weighed_when_a_criterion_comes_into_force(send: Send, approve: Approve) -> None:
    """PNR-6.2: whichever comes first."""
    send(push(booking("AAA111")))
    approve()
    assert states() == ["raised"]


def test_what_comes_later_about_others_of_the_flight_counts(send: Send, approve: Approve) -> None:
    """A telephone is shared only once the second booking is there; nothing of the first one changed."""
    approve(TEXT.replace("threshold 70", "threshold 100"))
    send(push(booking("AAA111")))
    assert states() == []
    send(push(booking("AAA111"), booking("BBB222", form="CC", number=2), control="P2"))
    assert states() == ["raised"]


def test_an_exonerating_sign_that_comes_later_lets_the_hit_lapse(send: Send, approve: Approve) -> None:
    """CJ-6: the booking turns out to hold a child."""
    approve()
    send(push(booking("AAA111")))
    child = "TIF+SPECIMEN1:C+EVA:C:2'\nSSR+CHLD:HK:1:ZQ'\n"
    send(push(booking("AAA111").replace("FOP+", f"{child}FOP+"), control="P2"))
    assert states() == ["lapsed"]


def test_nothing_fires_before_another_person_has_approved(
    send: Send, propose: Propose, supervisor: Actor, keys: KeyStore, at: datetime
) -> None:
    """PNR-6.6, RGT-15, CJ-5: author is not approver."""
    id_ = propose(actor=supervisor)
    send(push(booking("AAA111")))
    assert (states(), state(id_, at)) == ([], "waiting")
    with pytest.raises(Refused, match="does not decide"):
        criteria.approve(id_, profile=DEFAULT, actor=supervisor, at=at, keys=keys)
    with pytest.raises(Refused, match="may not approve"):
        criteria.approve(id_, profile=DEFAULT, actor=ANALYST, at=at, keys=keys)


@pytest.mark.parametrize(
    ("before", "after", "rule"),
    [
        ("offence 2", "offence 26", "PNR-6.6"), ("offence 2", "offence shoplifting", "PNR-6.6"),
        ("offence 2\n", "", "PNR-6.6"), ("owner Passenger Information Unit of UTO\n", "", "PNR-6.6"),
        ("reviewer Federal Police of UTO, FP/2026/77\n", "", "PNR-6.6"),
        ("expires 2027-03-01\n", "", "PNR-6.6"), ("expires 2027-03-01", "expires 2027-11-24", "PNR-6.6"),
        ("review 2026-12-31", "review 2027-05-24", "CJ-7"), ("action specific_check", "action arrest", "PNR-6.10"),
        ("unless\n  travels with a child\n", "", "CJ-6"), ("40 paid by cash", "40 meal is HNML", "PNR-6.7"),
        ("arrives at BRU, CRL", "nationality is UTO", ""),
    ],
)  # fmt: skip
def test_what_the_law_stands_against_is_refused_when_proposed(
    propose: Propose, before: str, after: str, rule: str
) -> None:
    """PNR-6.6, PNR-6.7, CJ-6, CJ-7: and nothing is stored."""
    text = TEXT.replace(before, after)
    if not rule:  # nationality as the only thing it looks for
        text, rule = text.replace("  booked at most 24 hours before departure\n", ""), "PNR-6.6"
    with pytest.raises(Refused) as refused:
        propose(text)
    assert refused.value.rule == rule
    assert not CriterionRecord.objects.using("passenger").exists()


def test_an_approval_follows_the_law_of_its_day(
    propose: Propose, supervisor: Actor, keys: KeyStore, at: datetime
) -> None:
    """PROF-1: what was lawful when it was proposed may be so no more."""
    id_ = propose()
    stricter = PROFILES["eu-strict"]
    with pytest.raises(OfficerError, match="over"):
        line.approve_criterion(id_, profile=stricter, actor=supervisor, at=at + timedelta(days=99), keys=keys)
    assert states() == []


@pytest.mark.parametrize(("last", "why"), [("review 2026-12-31", "overdue"), ("expires 2027-03-01", "expired")])
def test_past_its_review_or_end_it_fires_no_more_by_itself(
    approve: Approve, keys: KeyStore, stores: None, last: str, why: str, at: datetime
) -> None:
    """PNR-6.6, CJ-7: nobody has to do anything."""
    day = date.fromisoformat(last.split()[1])
    text = TEXT if why == "overdue" else TEXT.replace("review 2026-12-31", "review 2027-03-01")
    id_ = approve(text)
    evening = datetime(day.year, day.month, day.day, 23, 59, tzinfo=UTC)
    line.take_in(push(booking("AAA111")), source="a.edi", at=evening, keys=keys)
    assert (states(), state(id_, evening)) == (["raised"], "active")
    later = evening + timedelta(minutes=2)
    line.take_in(push(booking("CCC333", number=3), control="P3"), source="b.edi", at=later, keys=keys)
    assert states().count("raised") <= 1
    assert not Hit.objects.using("passenger").filter(raised_at=later).exists()
    assert state(id_, later) == why


def test_one_that_errs_too_often_is_suspended_and_its_open_hits_lapse(
    send: Send, approve: Approve, officer: Actor, keys: KeyStore, at: datetime
) -> None:
    """CJ-7: 20 decided hits, 3 of them confirmed: below a fifth."""
    id_ = approve()
    send(push(*(booking(f"L{number:05}", number=number, phone=f"3247{number:07}") for number in range(21))))
    rows = list(Hit.objects.using("passenger").order_by("id"))
    for hit in rows[:20]:
        decide(hit, officer, at, *(("confirm", "C5") if hit in rows[:3] else ("reject", "R10")))
        assert line.stop_criteria(profile=DEFAULT, at=at, keys=keys) == (hit == rows[19])
    assert state(id_, at) == "suspended"
    assert states() == ["confirmed"] * 3 + ["lapsed"] + ["rejected"] * 17
    step = CriterionStep.objects.using("passenger").get(step="suspended")
    assert (step.actor, step.reason) == ("machine", "precision 3/20")


def test_another_text_replaces_the_one_in_force_and_opens_its_hits_again(
    send: Send, approve: Approve, officer: Actor, at: datetime
) -> None:
    """CJ-5: what was decided about the old text does not count for the new one; both stay to be read."""
    first = approve()
    send(push(booking("AAA111")))
    [hit] = Hit.objects.using("passenger").all()
    decide(hit, officer, at)
    second = approve(TEXT.replace("40 paid by cash", "50 paid by cash"))
    assert (state(first, at), state(second, at)) == ("replaced", "active")
    hit.refresh_from_db(using="passenger")
    assert (hit.state, hit.score, hit.changed) == ("raised", 80, True)
    page = criteria.criterion_page(first, profile=DEFAULT, actor=ANALYST, at=at)
    assert "40 paid by cash" in page.text
    assert [row.version for row in page.versions] == [2]


def test_a_rejected_hit_of_a_criterion_spares_nobody_the_next_one(
    send: Send, approve: Approve, officer: Actor, at: datetime
) -> None:
    """PNR-12.9 is about who somebody is not; signs are of one journey."""
    approve()
    send(push(booking("AAA111")))
    [hit] = Hit.objects.using("passenger").all()
    with pytest.raises(OfficerError, match="R10"):
        decide(hit, officer, at, reason="R1")  # the reasons about a person are not offered
    decide(hit, officer, at)
    later = push(booking("ZZZ999"), control="P9").replace(b"231126", b"241126").replace(b"261123", b"261124")
    send(later.replace(b"221126:0912", b"231126:0912"))
    assert states() == ["raised", "rejected"]


def test_an_ended_one_lets_its_open_hits_lapse(
    send: Send, approve: Approve, supervisor: Actor, keys: KeyStore, at: datetime
) -> None:
    """CJ-9."""
    id_ = approve()
    send(push(booking("AAA111")))
    with pytest.raises(OfficerError, match="why"):
        line.end_criterion(id_, reason=" ", actor=supervisor, at=at, keys=keys)
    line.end_criterion(id_, reason="The threat has passed", actor=supervisor, at=at, keys=keys)
    assert (states(), state(id_, at)) == (["lapsed"], "ended")
    with pytest.raises(OfficerError, match="over already"):
        line.end_criterion(id_, reason="again", actor=supervisor, at=at, keys=keys)


def test_traffic_and_reviews_change_nothing_in_a_criterion(
    send: Send, approve: Approve, officer: Actor, at: datetime
) -> None:
    """CJ-5: the same text, digest and alert before and after, whatever officers decide."""
    approve()
    before = list(CriterionRecord.objects.using("passenger").values())
    alerts = list(Alert.objects.using("passenger").values("digest", "version", "expires_on", "person"))
    for number in range(60):
        send(push(booking("AAA111", phone=f"3247{number:07}"), control=f"P{number}"))
        hit = Hit.objects.using("passenger").get()
        if hit.state == "raised":
            decide(hit, officer, at)
    assert list(CriterionRecord.objects.using("passenger").values()) == before
    assert list(Alert.objects.using("passenger").values("digest", "version", "expires_on", "person")) == alerts


def test_acts_stand_in_the_ledger_without_the_text(approve: Approve, send: Send) -> None:
    """PNR-13.5, PNR-13.8."""
    approve()
    entries = {entry.act: entry for entry in LedgerEntry.objects.using("passenger").all()}
    assert {"criterion.proposed", "criterion.approved"} <= set(entries)
    assert entries["criterion.approved"].detail["proposed_by"] == "a.analyst"
    assert "cash" not in str([entry.detail for entry in entries.values()]).lower()


def test_no_list_can_pass_for_a_criterion(want: Callable[..., None]) -> None:
    """PNR-6.5, CJ-4: the class is for approved criteria alone."""
    with pytest.raises(AssertionError, match="sought or under alert"):
        want(**{"class": "criterion"})


@pytest.mark.parametrize("role", [role for role in Role if role not in (Role.ANALYST, Role.SUPERVISOR)])
def test_only_who_the_table_names_may_propose(propose: Propose, role: Role) -> None:
    """PNR-6.6."""
    with pytest.raises(Refused):
        propose(actor=Actor(id="x.x", role=role, authority="Elsewhere"))
