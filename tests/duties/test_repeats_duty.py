"""Known-not-to-match: a repeat is suppressed, visibly and within the law, and raised again when its basis goes."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from openpiu.adapters.keys.base import KeyStore
from openpiu.conf.clocks import law_clocks
from openpiu.core.law.repeats import LONGEST
from openpiu.core.law.roles import Actor, Role
from openpiu.duties import audit, disclose, line, receive, review, screen
from openpiu.errors import OfficerError, Refused
from openpiu.store.passenger.models import Alert, Hit, LedgerEntry

Make = Callable[..., bytes]
Send = Callable[[bytes], None]
Want = Callable[..., None]
Decide = Callable[..., str]


def on(flight: str, content: bytes, *, sent: str = "0400") -> bytes:
    """The same message about another flight, a week later; `sent` at another time of that day."""
    moved = content.replace(b"ZQ214", flight.encode()).replace(b"ZQ+214", f"ZQ+{flight[2:]}".encode())
    moved = moved.replace(b"261123", b"261130").replace(b"231126", b"301126").replace(b"K7MTRA", b"Q2WXYZ")
    return later(moved, flight, sent)


def later(content: bytes, control: str, sent: str) -> bytes:
    """The same message in another interchange, sent at another time."""
    numbered = content.replace(b"+A1'", f"+{control}{sent}'".encode()).replace(b"+P1'", f"+{control}{sent}'".encode())
    return numbered.replace(b":0400+", f":{sent}+".encode())


def hit_on(flight: str) -> Hit:
    """The one hit on a flight."""
    return Hit.objects.using("passenger").get(traveller__flight__number=flight[2:])


def acts(name: str) -> list[LedgerEntry]:
    """The ledger's entries of one act."""
    return list(LedgerEntry.objects.using("passenger").filter(act=name).order_by("sequence"))


@pytest.fixture
def decide(at: datetime) -> Decide:
    """Decide the hit on a flight in the name of somebody."""

    def act(flight: str, actor: Actor, decision: str = "reject", *reasons: str) -> str:
        hit = hit_on(flight)
        return review.decide(
            str(hit.id), decision=decision, reasons=reasons or ("R2",), note="", evidence_version=hit.evidence,
            actor=actor, at=at,
        )  # fmt: skip

    return act


@pytest.fixture
def rejected(send: Send, want: Want, api: Make, decide: Decide, officer: Actor) -> Hit:
    """A namesake on ZQ214, rejected by the one officer that the alert needs."""
    want(action="inform")
    send(api())
    decide("ZQ214", officer)
    return hit_on("ZQ214")


def test_a_repeat_is_suppressed_and_says_what_it_rests_on(
    rejected: Hit, send: Send, api: Make, officer: Actor, at: datetime
) -> None:
    """PNR-12.9, BEN-4: the same person, document and alert version on another flight."""
    send(on("ZQ215", api()))
    repeat = hit_on("ZQ215")
    assert (repeat.state, repeat.rests_on and repeat.rests_on.hit_id) == ("suppressed", rejected.id)
    shown = review.inbox(actor=officer, at=at, state="suppressed")
    assert ([row.hit for row in shown.rows], shown.counts["suppressed"]) == ([str(repeat.id)], 1)
    assert review.inbox(actor=officer, at=at).rows == ()
    card = review.open_hit(str(repeat.id), actor=officer, at=at)
    assert card.precedent is not None
    assert (card.precedent.hit, card.precedent.flight, card.precedent.officers, card.precedent.reasons) == (
        str(rejected.id), "ZQ214", (officer.id,), ("R2",),
    )  # fmt: skip
    assert card.may == ("look_again",)


def test_a_suppression_stands_in_the_ledger_without_a_name(rejected: Hit, send: Send, api: Make) -> None:
    """PNR-13.5, PNR-13.8: which hit, on which review, until when."""
    send(on("ZQ215", api()))
    [entry] = acts("hit.suppressed")
    assert entry.subject == f"hit:{hit_on('ZQ215').id}"
    assert entry.detail["rests_on"] == str(rejected.id)
    assert "TSFAROUNI" not in str(entry.detail)
    assert acts("travellers.screened")[-1].detail["suppressed"] == 1


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("ZZ0419773", "ZZ0419774"),  # the document
        ("DTM+329:880419", "DTM+329:880420"),  # the birth date
        ("MAHMUD ABDULRAHEEM", "MAHMOUD ABDULRAHEEM"),  # the name
        ("ATT+2++M'", "ATT+2++F'"),  # the sex
        ("LOC+91+UTO", "LOC+91+XXA"),  # the issuer
        ("DOC+P:110:111+ZZ0419773'DTM+36:290303'LOC+91+UTO'", ""),  # no document at all
    ],
)
def test_any_other_fact_raises_the_hit(rejected: Hit, send: Send, api: Make, before: str, after: str) -> None:
    """PNR-12.9: exact facts, never likeness."""
    content = api().replace(b"\n", b"")
    assert before.encode() in content
    send(on("ZQ215", content.replace(before.encode(), after.encode())))
    assert hit_on("ZQ215").state == "raised"


def test_a_name_without_a_document_raises_the_hit_until_the_document_is_there(
    rejected: Hit, send: Send, pnr: Make, api: Make
) -> None:
    """PNR-8.4, PNR-12.9: the booking is a new question; the manifest shows that it is the old one."""
    send(on("ZQ215", pnr()))
    assert hit_on("ZQ215").state == "raised"
    send(on("ZQ215", api()))
    assert hit_on("ZQ215").state == "suppressed"


@pytest.mark.parametrize("reason", ["R5", "R6", "R7", "R8", "R9"])
def test_a_negative_that_is_not_about_the_person_suppresses_nothing(
    send: Send, want: Want, api: Make, decide: Decide, officer: Actor, reason: str
) -> None:
    """PNR-12.9: whoever was not on board yesterday may be today."""
    want(action="inform")
    send(api())
    decide("ZQ214", officer, "reject", reason)
    send(on("ZQ215", api()))
    assert hit_on("ZQ215").state == "raised"


def test_an_arrest_needs_two_officers_who_reject(
    send: Send, want: Want, api: Make, decide: Decide, officer: Actor, second: Actor
) -> None:
    """PNR-6.9, PNR-12.9, docs/adr/0011: half a negative is none."""
    want()
    send(api())
    decide("ZQ214", officer)
    send(on("ZQ215", api()))
    assert hit_on("ZQ215").state == "raised"
    decide("ZQ214", second, "reject", "R1")
    send(on("ZQ216", api()))
    assert hit_on("ZQ216").state == "suppressed"


def test_a_dispute_that_a_supervisor_settled_suppresses_no_arrest(
    send: Send, want: Want, api: Make, decide: Decide, officer: Actor, second: Actor, supervisor: Actor
) -> None:
    """docs/adr/0011: somebody trained believed that it is the person."""
    want()
    send(api())
    decide("ZQ214", officer, "confirm", "C1")
    decide("ZQ214", second)
    assert decide("ZQ214", supervisor) == "rejected"
    send(on("ZQ215", api()))
    assert hit_on("ZQ215").state == "raised"


@pytest.mark.parametrize("change", [{"reason": "other words"}, {"action": "discreet_check"}, {"birth_date": "1988"}])
def test_another_version_of_the_alert_raises_it_again(
    rejected: Hit, send: Send, want: Want, api: Make, change: dict[str, str]
) -> None:
    """PNR-12.9: the alert's version is part of what was reviewed, whatever changed in it."""
    send(on("ZQ215", api()))
    want(**{"action": "inform", **change})
    assert hit_on("ZQ215").state == "raised"
    assert len(acts("hit.suppression_ended")) == 1
    send(on("ZQ216", api()))
    assert hit_on("ZQ216").state == "raised"


def test_a_changed_document_of_the_repeat_raises_it_again(rejected: Hit, send: Send, api: Make) -> None:
    """PNR-12.9: another document is another person until somebody has looked."""
    send(on("ZQ215", api()))
    send(on("ZQ215", api(number="ZZ0419737"), sent="0500"))
    repeat = hit_on("ZQ215")
    assert (repeat.state, repeat.rests_on) == ("raised", None)
    assert [entry.detail["why"] for entry in acts("hit.suppression_ended")] == ["evidence"]


def test_a_changed_record_behind_the_negative_raises_it_again(rejected: Hit, send: Send, api: Make) -> None:
    """PNR-12.9: the facts that were rejected are no longer those of the repeat."""
    send(on("ZQ215", api()))
    send(later(api(number="ZZ0419737"), "A", "0500"))
    assert hit_on("ZQ215").state == "raised"


def test_undoing_the_negative_raises_the_repeat_at_once(
    rejected: Hit, send: Send, api: Make, officer: Actor, at: datetime
) -> None:
    """PNR-12.9: in the same transaction, so that nothing rests on a decision that does not stand."""
    send(on("ZQ215", api()))
    review.undo(str(rejected.id), actor=officer, at=at)
    assert hit_on("ZQ215").state == "raised"
    assert [entry.detail["why"] for entry in acts("hit.suppression_ended")] == ["review"]


def test_a_withdrawn_alert_lets_the_repeat_lapse(
    rejected: Hit, send: Send, api: Make, supervisor: Actor, at: datetime, keys: KeyStore
) -> None:
    """CJ-9: and an alert that returns is a new version: raised."""
    send(on("ZQ215", api()))
    line.withdraw_alert(str(rejected.alert_id), reason="error", actor=supervisor, at=at, keys=keys)
    assert (hit_on("ZQ215").state, hit_on("ZQ215").rests_on) == ("lapsed", None)
    line.restore_alert(str(rejected.alert_id), reason="no error", actor=supervisor, at=at, keys=keys)
    assert hit_on("ZQ215").state == "raised"


def test_the_law_s_time_ends_it(rejected: Hit, send: Send, api: Make, at: datetime, officer: Actor) -> None:
    """PNR-12.9, CJ-14: counted from the first receipt of the record that was rejected."""
    send(on("ZQ215", api()))
    assert hit_on("ZQ215").rests_until == rejected.traveller.received_at + LONGEST
    line.sweep(clocks=law_clocks(), at=at + LONGEST - timedelta(seconds=1))
    assert hit_on("ZQ215").state == "suppressed"
    line.sweep(clocks=law_clocks(), at=at + LONGEST)
    assert hit_on("ZQ215").state == "raised"
    assert [entry.detail["why"] for entry in acts("hit.suppression_ended")] == ["time"]


def test_an_old_negative_suppresses_nothing(rejected: Hit, api: Make, at: datetime, keys: KeyStore) -> None:
    """PNR-12.9, CJ-14."""
    line.take_in(on("ZQ215", api()), source="late.edi", at=at + LONGEST, keys=keys)
    assert hit_on("ZQ215").state == "raised"


def test_an_officer_looks_again_with_a_reason_and_decides_after_all(
    rejected: Hit, send: Send, api: Make, decide: Decide, second: Actor
) -> None:
    """PNR-12.9, PNR-6.9: what is suppressed can be reviewed, by the ordinary way."""
    send(on("ZQ215", api()))
    with pytest.raises(OfficerError, match="reasons for this decision"):
        decide("ZQ215", second, "look_again", "R1")
    assert decide("ZQ215", second, "look_again", "L2") == "raised"
    assert acts("hit.decided")[-1].detail["reasons"] == ["L2"]
    assert decide("ZQ215", second, "confirm", "C1") == "confirmed"


def test_whoever_looked_again_is_not_overruled_by_the_next_message(
    rejected: Hit, send: Send, api: Make, decide: Decide, second: Actor
) -> None:
    """PNR-12.9: the machine suppresses only what nobody has looked at."""
    send(on("ZQ215", api()))
    decide("ZQ215", second, "look_again", "L1")
    send(on("ZQ215", api().replace(b"12A", b"14C"), sent="0500"))
    send(on("ZQ215", api(number="ZZ0419737"), sent="0600"))
    send(on("ZQ215", api(), sent="0700"))
    assert hit_on("ZQ215").state == "raised"


def test_a_doubt_about_the_person_raises_the_other_repeats(
    rejected: Hit, send: Send, api: Make, decide: Decide, second: Actor
) -> None:
    """docs/adr/0011: while somebody looks again, or has confirmed, nothing on this person and alert is suppressed."""
    for flight in ("ZQ215", "ZQ216"):
        send(on(flight, api()))
    decide("ZQ215", second, "look_again", "L1")
    assert hit_on("ZQ216").state == "raised"
    assert acts("hit.suppression_ended")[-1].detail["why"] == "doubt"
    send(on("ZQ217", api()))
    assert hit_on("ZQ217").state == "raised"
    decide("ZQ215", second)
    send(on("ZQ218", api()))
    assert hit_on("ZQ218").state == "suppressed"


@pytest.mark.parametrize("decision", [("confirm", "C1"), ("reject", "R1"), ("needs_information", "N1")])
def test_a_suppressed_hit_takes_no_other_decision(
    rejected: Hit, send: Send, api: Make, decide: Decide, second: Actor, decision: tuple[str, str]
) -> None:
    """PNR-12.9: first it is raised."""
    send(on("ZQ215", api()))
    with pytest.raises(OfficerError, match="suppressed and takes no such decision"):
        decide("ZQ215", second, *decision)


def test_an_ordinary_hit_is_not_looked_at_again(rejected: Hit, decide: Decide, second: Actor) -> None:
    """PNR-6.9: a rejected hit is changed by undo or by new evidence."""
    with pytest.raises(OfficerError, match="takes no such decision"):
        decide("ZQ214", second, "look_again", "L1")


@pytest.mark.parametrize("role", [Role.ANALYST, Role.ADMINISTRATOR, Role.DATA_PROTECTION])
def test_only_who_decides_looks_again(rejected: Hit, send: Send, api: Make, decide: Decide, role: Role) -> None:
    """PNR-5.1."""
    send(on("ZQ215", api()))
    with pytest.raises(Refused):
        decide("ZQ215", Actor(id="x", role=role), "look_again", "L1")


def test_nothing_leaves_on_a_suppressed_hit(
    rejected: Hit, send: Send, api: Make, officer: Actor, at: datetime, keys: KeyStore
) -> None:
    """PNR-6.10, CJ-9: refused by the duty, and by the database whoever asks."""
    send(on("ZQ215", api()))
    hit = hit_on("ZQ215")
    choice = disclose.Choice(recipient="UTO-FED", purpose="6.2a", offence="1", evidence_version=hit.evidence)
    with pytest.raises(Refused, match="suppressed"):
        disclose.release(str(hit.id), choice=choice, unit="U", actor=officer, at=at, keys=keys)
    assert "PNR-6.10" in str(audit.refusal_of_unreviewed_disclosure(str(hit.id)))


def test_a_hit_that_stood_before_the_negative_is_reviewed_by_a_person(
    send: Send, want: Want, api: Make, decide: Decide, officer: Actor
) -> None:
    """PNR-6.9, docs/adr/0011: one decision is about one hit; only hits of later are repeats."""
    want(action="inform")
    send(api())
    send(on("ZQ215", api()))
    decide("ZQ214", officer)
    assert hit_on("ZQ215").state == "raised"


def test_another_alert_about_the_same_person_is_another_question(
    rejected: Hit, send: Send, want: Want, api: Make
) -> None:
    """PNR-12.9: the pair of person and alert, not the person."""
    want(id="BE-3000", action="inform")
    send(on("ZQ215", api()))
    states = {hit.alert.reference: hit.state for hit in Hit.objects.using("passenger").filter(
        traveller__flight__number="215").select_related("alert")}  # fmt: skip
    assert states == {"BE-2291": "suppressed", "BE-3000": "raised"}


def test_screening_again_changes_nothing(rejected: Hit, send: Send, api: Make, at: datetime, keys: KeyStore) -> None:
    """MSG-21: an interrupted run is simply run again."""
    send(on("ZQ215", api()))
    before = Hit.objects.using("passenger").order_by("id").values_list("id", "state", "rests_on", "updated_at")
    stood = list(before)
    Alert.objects.using("passenger").update(screened_version=0)
    assert screen.screen_alerts(at=at + timedelta(hours=1), keys=keys).suppressed == 0
    receive.receive(on("ZQ215", api()), source="again", at=at, keys=keys)
    assert list(before.all()) == stood
