"""Selecting flights inside the Union: decided, reviewed by another, active for its days, and over by itself."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.db.utils import ProgrammingError

from openpiu.adapters.keys.base import KeyStore
from openpiu.core.law.clocks import add_months
from openpiu.core.law.profiles import PROFILES, Profile
from openpiu.core.law.roles import Actor, Role
from openpiu.duties import selection
from openpiu.duties.selection.rows import SelectionRow
from openpiu.errors import OfficerError, OpenpiuError, Refused
from openpiu.store.passenger.models import LedgerEntry, Selection, SelectionStep

BE, FR, STRICT = PROFILES["be"], PROFILES["fr"], PROFILES["eu-strict"]
APPROVER = Actor(id="j.judge", role=Role.APPROVER, authority="Court of Utopia")
ROUTES = selection.Proposal(
    reach="routes", patterns=("MAD-BRU", "zq:lis-bru"), begins=date(2026, 11, 23), ends=date(2027, 1, 1),
    grounds="Routes named in the threat assessment of November", evidence="OCAM/2026/114", evidence_digest="a" * 64,
)  # fmt: skip
ALL = replace(ROUTES, reach="all", patterns=(), body="Coordination unit of Utopia", body_reference="CUU/2026/9")
Propose = Callable[..., str]


@pytest.fixture
def propose(stores: None, keys: KeyStore, supervisor: Actor, at: datetime) -> Propose:
    """Decide a selection under a profile."""
    return lambda proposal=ROUTES, profile=BE: selection.propose(
        proposal, profile=profile, actor=supervisor, at=at, keys=keys
    )


def approve(id_: str, at: datetime, *, actor: Actor = APPROVER, profile: Profile = BE) -> None:
    """The other person's word."""
    selection.review(id_, approve=True, note="", profile=profile, actor=actor, at=at)


def row(at: datetime, profile: Profile = BE, actor: Actor = APPROVER) -> SelectionRow:
    """The one decision as the page shows it."""
    [found] = selection.selections_page(profile=profile, actor=actor, at=at).rows
    return found


def test_a_selection_is_active_only_after_another_person_approved_it_and_until_its_end(
    propose: Propose, at: datetime
) -> None:
    """CJ-3: time alone ends it."""
    id_ = propose()
    assert row(at).state == "waiting"
    approve(id_, at)
    assert row(at).state == "active"
    assert row(datetime.fromisoformat("2026-12-31T23:59:59+00:00")).state == "active"
    assert row(datetime.fromisoformat("2027-01-01T00:00:00+00:00")).state == "over"
    assert row(at, STRICT).state == "forbidden"


def test_one_that_begins_later_waits_for_its_day(propose: Propose, at: datetime) -> None:
    """CJ-3."""
    approve(propose(replace(ROUTES, begins=date(2026, 12, 1))), at)
    assert row(at).state == "planned"
    assert row(at + timedelta(days=8)).state == "active"


@pytest.mark.parametrize("proposal", [ROUTES, ALL])
def test_the_strictest_profile_selects_nothing(propose: Propose, proposal: selection.Proposal) -> None:
    """CJ-3, PNR-2.1: the refusal names the article."""
    with pytest.raises(Refused, match=r"eu-strict.*C-817/19, 161-175"):
        propose(proposal, STRICT)


def test_a_profile_of_routes_does_not_select_all(propose: Propose, at: datetime) -> None:
    """API-13.1."""
    approve(propose(ROUTES, FR), at, profile=FR)
    with pytest.raises(Refused, match="all flights") as refusal:
        propose(ALL, FR)
    assert refusal.value.rule == "API-13.1"


@pytest.mark.parametrize(
    ("proposal", "rule"),
    [
        (replace(ALL, body=" "), "CJ-3"),
        (replace(ALL, body_reference=""), "CJ-3"),
        (replace(ROUTES, grounds=" "), "API-13.2"),
        (replace(ROUTES, evidence=""), "API-13.2"),
        (replace(ROUTES, evidence_digest="b" * 63), "API-13.2"),
        (replace(ROUTES, ends=date(2027, 5, 24)), "CJ-3"),  # a day more than six months
        (replace(ROUTES, ends=ROUTES.begins), None),
        (replace(ROUTES, begins=date(2026, 11, 22)), None),
        (replace(ROUTES, patterns=()), None),
        (replace(ROUTES, patterns=("*-*",)), None),
        (replace(ALL, patterns=("MAD-BRU",)), None),
        (replace(ROUTES, reach="some"), None),
    ],
)
def test_a_decision_without_body_end_or_evidence_is_no_decision(
    propose: Propose, proposal: selection.Proposal, rule: str | None
) -> None:
    """CJ-3, API-13.1, API-13.2."""
    with pytest.raises(OpenpiuError) as error:
        propose(proposal)
    assert getattr(error.value, "rule", None) == rule
    assert not Selection.objects.using("passenger").exists()


def test_its_author_does_not_review_it(propose: Propose, supervisor: Actor, at: datetime) -> None:
    """RGT-15: whatever role they hold meanwhile."""
    id_ = propose()
    with pytest.raises(Refused, match="may not review selection"):
        approve(id_, at, actor=supervisor)
    with pytest.raises(Refused) as refusal:
        approve(id_, at, actor=Actor(id=supervisor.id, role=Role.APPROVER))
    assert refusal.value.rule == "RGT-15"


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.SUPERVISOR])
def test_only_a_supervisor_decides(stores: None, keys: KeyStore, at: datetime, role: Role) -> None:
    """CJ-3: and the external approver reviews, who is of a body outside the unit."""
    with pytest.raises(Refused):
        selection.propose(ROUTES, profile=BE, actor=Actor(id="x", role=role), at=at, keys=keys)


def test_a_refused_or_ended_selection_stays_so(propose: Propose, at: datetime, supervisor: Actor) -> None:
    """CJ-3: it is decided anew."""
    id_ = propose()
    with pytest.raises(OfficerError, match="say why"):
        selection.review(id_, approve=False, note=" ", profile=BE, actor=APPROVER, at=at)
    selection.review(id_, approve=False, note="Too wide", profile=BE, actor=APPROVER, at=at)
    assert row(at).state == "refused"
    with pytest.raises(OfficerError, match="reviewed or ended"):
        approve(id_, at)
    with pytest.raises(OfficerError, match="over already"):
        selection.end(id_, reason="x", actor=supervisor, at=at)


def test_it_can_be_ended_at_any_time(propose: Propose, at: datetime, supervisor: Actor) -> None:
    """PNR-2.1: by a further row; the decision itself stays readable."""
    id_ = propose()
    approve(id_, at)
    with pytest.raises(OfficerError, match="say why"):
        selection.end(id_, reason="", actor=supervisor, at=at)
    selection.end(id_, reason="The threat has passed", actor=supervisor, at=at + timedelta(hours=1))
    assert row(at).state == "ended"
    assert [step.step for step in row(at).steps] == ["approved", "ended"]
    with pytest.raises(OfficerError, match="over already"):
        selection.end(id_, reason="again", actor=supervisor, at=at)


def test_a_selection_that_is_over_or_that_the_profile_forbids_is_not_approved(propose: Propose, at: datetime) -> None:
    """CJ-3."""
    id_ = propose()
    with pytest.raises(OfficerError, match="over"):
        approve(id_, at + timedelta(days=60))
    with pytest.raises(Refused, match="eu-strict"):
        approve(id_, at, profile=STRICT)


def test_every_step_stands_in_the_ledger_with_its_article(propose: Propose, at: datetime, supervisor: Actor) -> None:
    """PNR-13.5, API-13.2: who decided, who reviewed, on what."""
    id_ = propose()
    approve(id_, at)
    selection.end(id_, reason="Over", actor=supervisor, at=at)
    entries = LedgerEntry.objects.using("passenger").filter(subject=f"selection:{id_}").order_by("sequence")
    assert [entry.act for entry in entries] == ["selection.proposed", "selection.approved", "selection.ended"]
    assert entries[0].detail["patterns"] == ["MAD-BRU", "ZQ:LIS-BRU"]
    assert entries[0].detail["evidence"] == "a" * 64
    assert entries[1].detail["article"] == BE.intra_eu.article
    assert entries[1].actor == "j.judge"


@pytest.mark.parametrize("role", [Role.SUPERVISOR, Role.APPROVER, Role.DATA_PROTECTION, Role.INSPECTOR])
def test_those_who_decide_review_and_oversee_read_them(propose: Propose, at: datetime, role: Role) -> None:
    """API-13.2: documented and kept."""
    propose()
    page = selection.selections_page(profile=BE, actor=Actor(id="y", role=role), at=at)
    [found] = page.rows
    assert (found.may_review, found.may_end) == (role is Role.APPROVER, role in (Role.SUPERVISOR, Role.APPROVER))
    assert page.may_propose is (role is Role.SUPERVISOR)
    assert not selection.selections_page(profile=STRICT, actor=Actor(id="y", role=role), at=at).may_propose


def raw(**changes: object) -> Selection:
    """A decision past all duties, not saved."""
    values = {
        "id": uuid4(), "reach": "routes", "patterns": ["MAD-BRU"], "grounds": "x", "evidence": "x",
        "evidence_digest": "a" * 64, "begins": date(2026, 8, 31), "ends": date(2027, 2, 28), "decided_by": "s.super",
        "decided_at": datetime.fromisoformat("2026-08-31T00:00:00+00:00"), "profile": "be", "profile_version": "x",
        "article": "x",
    }  # fmt: skip
    return Selection(**{**values, **changes})


@pytest.mark.parametrize(
    "change",
    [
        {"ends": date(2026, 8, 31)}, {"ends": date(2027, 3, 1)}, {"grounds": ""}, {"evidence": ""},
        {"evidence_digest": "A" * 64}, {"decided_by": ""}, {"patterns": []}, {"reach": "some"},
        {"reach": "all"}, {"reach": "all", "patterns": []}, {"reach": "all", "patterns": [], "body": "OCAM"},
    ],
)  # fmt: skip
@pytest.mark.usefixtures("stores")
def test_the_database_holds_the_decision_s_form(change: dict[str, object]) -> None:
    """CJ-3, API-13.2."""
    raw().save(using="passenger", force_insert=True)
    with pytest.raises(IntegrityError), transaction.atomic(using="passenger"):
        raw(**change).save(using="passenger", force_insert=True)


@pytest.mark.usefixtures("stores")
def test_the_database_s_longest_life_is_the_longest_of_all_profiles() -> None:
    """CJ-3: a looser profile needs a migration."""
    longest = max(profile.selection_months.value for profile in PROFILES.values())
    ends = add_months(date(2026, 8, 31), longest)
    raw(ends=ends).save(using="passenger", force_insert=True)
    with pytest.raises(IntegrityError), transaction.atomic(using="passenger"):
        raw(ends=ends + timedelta(days=1)).save(using="passenger", force_insert=True)


def step(of: Selection, name: str, **changes: object) -> SelectionStep:
    """A step past all duties, not saved."""
    values = {
        "id": uuid4(), "selection": of, "step": name, "actor": "j.judge", "role": "approver",
        "at": datetime.fromisoformat("2026-09-01T00:00:00+00:00"),
    }  # fmt: skip
    return SelectionStep(**{**values, **changes})


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("approved", {"actor": "s.super"}), ("refused", {"actor": "s.super"}), ("approved", {"role": "supervisor"}),
        ("approved", {"at": datetime.fromisoformat("2027-02-28T00:00:00+00:00")}), ("extended", {}),
        ("ended", {"actor": ""}),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("stores")
def test_the_database_refuses_a_step_that_the_law_does_not_know(name: str, change: dict[str, object]) -> None:
    """CJ-3, RGT-15: author and reviewer differ."""
    decided = raw()
    decided.save(using="passenger", force_insert=True)
    with pytest.raises(IntegrityError), transaction.atomic(using="passenger"):
        step(decided, name, **change).save(using="passenger", force_insert=True)


@pytest.mark.usefixtures("stores")
def test_the_database_takes_one_review_and_no_step_after_the_end() -> None:
    """CJ-3."""
    decided = raw()
    decided.save(using="passenger", force_insert=True)
    step(decided, "approved").save(using="passenger", force_insert=True)
    for second in ("approved", "refused"):
        with pytest.raises(IntegrityError), transaction.atomic(using="passenger"):
            step(decided, second).save(using="passenger", force_insert=True)
    step(decided, "ended").save(using="passenger", force_insert=True)
    with pytest.raises(IntegrityError), transaction.atomic(using="passenger"):
        step(decided, "ended").save(using="passenger", force_insert=True)


@pytest.mark.usefixtures("stores")
def test_no_decision_and_no_step_is_changed_or_deleted() -> None:
    """API-13.2: kept as it was made."""
    decided = raw()
    decided.save(using="passenger", force_insert=True)
    step(decided, "approved").save(using="passenger", force_insert=True)
    for rows in (Selection.objects.using("passenger"), SelectionStep.objects.using("passenger")):
        with pytest.raises((IntegrityError, ProgrammingError)), transaction.atomic(using="passenger"):
            rows.update(id=uuid4())
        with pytest.raises((IntegrityError, ProgrammingError)), transaction.atomic(using="passenger"):
            rows.filter(id=rows.get().id).delete()
