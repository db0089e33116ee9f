"""Re-scoring: in whatever order things come, one hit a traveller and alert; only new evidence asks officers again."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from openpiu.adapters.keys.base import KeyStore
from openpiu.core.law.roles import Actor
from openpiu.core.matching import DEFAULT_PROFILE, Comparison, Contribution, Person, PersonName, compare
from openpiu.core.terms.ids import IdMaker
from openpiu.duties import line, review, screen
from openpiu.duties.screen.claims import Claims, evidence_of
from openpiu.store.passenger.models import Alert, Hit, LedgerEntry, TravellerRecord

Make = Callable[..., bytes]
Send = Callable[[bytes], None]
Want = Callable[..., None]
DOCS = "SSR+DOCS:HK:1:ZQ:::::/P/UTO/ZZ0419773/UTO/19APR88/M/03MAR29/TSFAROUNI/MAHMUD ABDULRAHEEM'\n"


def specimen(**changes: object) -> Alert:
    """An alert, not stored."""
    values = {"action": "inform", "legal_basis": "Specimen Act", "version": 1}
    return Alert(**{**values, **changes})


def claim(*points: int, relation: str = "similar", value: str = "A") -> Comparison:
    """A comparison whose rows have these points."""
    fields = ("name", "birth_date", "document")
    rows = tuple(
        Contribution(field=field, traveller=value, alert="B", relation=relation, points=worth)
        for field, worth in zip(fields, points, strict=False)
    )
    return Comparison(score=sum(points), band="review", explanation=rows, profile=str(points))


def test_points_alone_are_no_new_evidence() -> None:
    """PNR-12.9: a profile or the rarity of a name on the list changed; nobody has seen anything new."""
    assert evidence_of(claim(40, 20), specimen()) == evidence_of(claim(50, 30), specimen())
    turned = replace(claim(40, 20), explanation=claim(40, 20).explanation[::-1])
    assert evidence_of(turned, specimen()) == evidence_of(claim(40, 20), specimen())


@pytest.mark.parametrize(
    ("comparison", "alert"),
    [
        (claim(40, 20, relation="equal"), specimen()),
        (claim(40, 20, value="C"), specimen()),
        (claim(40, 20, 5), specimen()),
        (claim(40, 20), specimen(action="arrest")),
        (claim(40, 20), specimen(legal_basis="Another Act")),
    ],
)
def test_values_relations_and_what_the_alert_asks_are_evidence(comparison: Comparison, alert: Alert) -> None:
    """PNR-12.9, CJ-8."""
    assert evidence_of(comparison, alert) != evidence_of(claim(40, 20), specimen())


def test_the_real_matcher_with_other_points_gives_the_same_evidence() -> None:
    """PNR-12.9: on a comparison of `core.matching`, whatever its figures are."""
    one = Person(id="a", surname="TSFAROUNI", given_names="MAHMUD", aliases=(PersonName(surname="ALIAS"),))
    other = Person(id="b", surname="Tesfarouni", given_names="Mahmoud")
    found = compare(one, other)
    moved = tuple(replace(row, points=row.points + 3) for row in found.explanation)
    assert evidence_of(found, specimen()) == evidence_of(replace(found, score=1, explanation=moved), specimen())
    assert found.profile == DEFAULT_PROFILE.digest


def test_new_points_are_shown_and_the_decision_stands(
    send: Send, want: Want, api: Make, officer: Actor, at: datetime, keys: KeyStore
) -> None:
    """PNR-12.9: score and explanation are those of today, the state is the officers'."""
    want(action="inform")
    send(api())
    hit = Hit.objects.using("passenger").get()
    review.decide(
        str(hit.id), decision="reject", reasons=["R2"], note="", evidence_version=hit.evidence, actor=officer, at=at
    )
    hit = Hit.objects.using("passenger").select_related("traveller", "alert").get()
    rows = tuple(Contribution(**{**row, "points": row["points"] - 1}) for row in hit.explanation)
    claims = Claims(ids=IdMaker(keys.identity_key()), at=at + timedelta(hours=1))
    other = Comparison(score=hit.score - 4, band=hit.band, explanation=rows, profile="other")
    claims._renew(hit, hit.traveller, hit.alert, other, is_reviewed=True)
    claims.save()
    now = Hit.objects.using("passenger").get()
    assert (now.state, now.evidence, now.changed) == ("rejected", hit.evidence, False)
    assert (now.score, now.profile, len(claims.rescored), len(claims.renewed)) == (hit.score, "other", 1, 0)


def test_a_document_that_becomes_known_raises_a_rejected_hit(
    send: Send, want: Want, pnr: Make, api: Make, officer: Actor, at: datetime
) -> None:
    """PNR-8.4, PNR-12.9: the manifest brings what the booking could not say."""
    want(action="inform")
    send(pnr())
    hit = Hit.objects.using("passenger").get()
    review.decide(
        str(hit.id), decision="reject", reasons=["R4"], note="", evidence_version=hit.evidence, actor=officer, at=at
    )
    send(api())
    now = Hit.objects.using("passenger").get()
    assert (now.id, now.state, now.changed) == (hit.id, "raised", True)


def test_the_same_facts_once_more_leave_a_rejected_hit_alone(
    send: Send, want: Want, pnr: Make, api: Make, officer: Actor, at: datetime
) -> None:
    """PNR-12.9: another push with the same facts is no new evidence."""
    want(action="inform")
    send(api())
    hit = Hit.objects.using("passenger").get()
    review.decide(
        str(hit.id), decision="reject", reasons=["R2"], note="", evidence_version=hit.evidence, actor=officer, at=at
    )
    send(pnr(docs=DOCS))
    send(pnr(control="P2"))
    assert Hit.objects.using("passenger").get().state == "rejected"


STEPS = ("pnr", "pnr-docs", "api", "api-other", "alert", "alert-again", "reject", "again")


@pytest.fixture
def play(
    stores: None, want: Want, pnr: Make, api: Make, officer: Actor, at: datetime, keys: KeyStore
) -> Callable[[list[str]], list[tuple[object, ...]]]:
    """Play steps in an order, look at the hits, and forget everything."""

    def reject() -> None:
        for hit in Hit.objects.using("passenger").filter(state="raised"):
            review.decide(
                str(hit.id), decision="reject", reasons=["R2"], note="", evidence_version=hit.evidence,
                actor=officer, at=at,
            )  # fmt: skip

    def take(content: bytes) -> None:
        line.take_in(content, source="test.edi", at=at, keys=keys)

    acts: dict[str, Callable[[], object]] = {
        "pnr": lambda: take(pnr()),
        "pnr-docs": lambda: take(pnr(docs=DOCS, control="P2")),
        "api": lambda: take(api()),
        "api-other": lambda: take(api(number="ZZ0419737").replace(b":0400+A1", b":0500+A2")),
        "alert": lambda: want(action="inform"),
        "alert-again": lambda: want(action="inform", reason="other words"),
        "reject": reject,
        "again": lambda: line.catch_up(at=at, keys=keys),
    }

    def run(steps: list[str]) -> list[tuple[object, ...]]:
        with transaction.atomic(using="passenger"):
            want(action="inform")
            for step in steps:
                acts[step]()
            found = _hits()
            TravellerRecord.objects.using("passenger").update(screened_digest="")
            Alert.objects.using("passenger").update(screened_version=0)
            screen.screen_alerts(at=at + timedelta(hours=1), keys=keys)
            assert _hits() == found
            transaction.set_rollback(True, using="passenger")
        return found

    return run


def _hits() -> list[tuple[object, ...]]:
    rows = Hit.objects.using("passenger").order_by("id")
    return list(rows.values_list("traveller", "alert", "state", "score", "evidence", "changed", "updated_at"))


def test_random_sequences_leave_one_hit_and_converge(play: Callable[[list[str]], list[tuple[object, ...]]]) -> None:
    """PNR-8.4, MSG-21: bookings and manifests in any order and number, with decisions in between."""

    @settings(max_examples=40, database=None, deadline=None)
    @given(st.lists(st.sampled_from(STEPS), max_size=9))
    def holds(steps: list[str]) -> None:
        found = play(steps)
        pairs = [row[:2] for row in found]
        assert len(pairs) == len(set(pairs))
        assert len(found) == bool({"pnr", "pnr-docs", "api", "api-other"} & set(steps))

    holds()


def test_without_decisions_the_order_of_pushes_does_not_matter(
    play: Callable[[list[str]], list[tuple[object, ...]]],
) -> None:
    """PNR-8.4, MSG-8: the same set of messages ends in the same hit."""
    rng = Random(2016)
    steps = ["pnr", "pnr-docs", "api", "api-other", "again"]
    wanted = play(steps)
    for _ in range(12):
        rng.shuffle(steps)
        assert [row[:5] for row in play(steps)] == [row[:5] for row in wanted]
    assert LedgerEntry.objects.using("passenger").count() == 0
