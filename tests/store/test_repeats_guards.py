"""What the database itself holds about suppressed hits, by the program's role and even past it."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, IntegrityError, connections, transaction

from openpiu.core.law.reasons import REJECT_REASONS
from openpiu.core.law.repeats import LONGEST, OTHER_PERSON
from openpiu.store.passenger.models import Alert, Disclosure, FlightRecord, Hit, Parting, Review, TravellerRecord

AT = datetime(2026, 11, 23, 5, 31, tzinfo=UTC)
IDENTITY = UUID(int=7)
Pair = tuple[Hit, Hit]

pytestmark = pytest.mark.usefixtures("stores")


def traveller(number: int, **changes: Any) -> TravellerRecord:
    """One record on a flight of its own."""
    flight = FlightRecord.objects.using("passenger").create(id=uuid4(), carrier="ZQ", number=str(number))
    values = {"digest": "0", "received_at": AT, "changed_at": AT, "identity": IDENTITY}
    return TravellerRecord.objects.using("passenger").create(id=uuid4(), flight=flight, **{**values, **changes})


def reject(hit: Hit, officer: str = "w.officer", **changes: Any) -> Review:
    """One officer's negative, and the state that it makes."""
    number = Review.objects.using("passenger").filter(hit=hit).count() + 1
    values = {
        "evidence": hit.evidence, "alert_version": 1, "role": "officer", "decision": "reject", "reasons": ["R2"],
        "state_before": "raised", "state_after": "rejected", "decided_at": AT,
    }  # fmt: skip
    review = Review(id=uuid4(), hit=hit, number=number, officer=officer, **{**values, **changes})
    review.save(using="passenger", force_insert=True)
    Hit.objects.using("passenger").filter(id=hit.id).update(state="rejected")
    return review


def hit(on: TravellerRecord, alert: Alert) -> Hit:
    """A raised hit."""
    return Hit.objects.using("passenger").create(
        id=uuid4(), traveller=on, alert=alert, score=80, band="review", profile="p", evidence="e",
        officers=2 if alert.action == "arrest" else 1, raised_at=AT, updated_at=AT,
    )  # fmt: skip


def pair(action: str = "inform", documents: object = (), **changes: Any) -> Pair:
    """Two raised hits of one person on one alert; `changes` go to the second record."""
    alert = Alert.objects.using("passenger").create(
        id=uuid4(), reference="X-1", list_name="wanted", owner="BE", legal_basis="Specimen Act", action=action,
        person={"surname": "X", "documents": documents}, name="X", digest="0", imported_at=AT, imported_by="s",
    )  # fmt: skip
    return hit(traveller(1), alert), hit(traveller(2, **changes), alert)


def suppress(repeat: Hit, review: Review, until: datetime = AT + LONGEST) -> None:
    """What the program does when it suppresses."""
    with transaction.atomic(using="passenger"):
        Hit.objects.using("passenger").filter(id=repeat.id).update(
            state="suppressed", rests_on=review, rests_until=until
        )


def state(of: Hit) -> str:
    """Where it stands now."""
    return Hit.objects.using("passenger").get(id=of.id).state


def test_a_repeat_of_a_negative_is_suppressed() -> None:
    """PNR-12.9: the one case in which the database agrees."""
    first, repeat = pair()
    suppress(repeat, reject(first))
    assert state(repeat) == "suppressed"


@pytest.mark.parametrize("identity", [UUID(int=8), None])
def test_it_is_the_same_person_to_the_letter(identity: UUID | None) -> None:
    """PNR-12.9: whatever the program says; two unknown identities are not the same one."""
    first, repeat = pair(identity=identity)
    if identity is None:
        TravellerRecord.objects.using("passenger").update(identity=None)
    with pytest.raises(DatabaseError, match=r"PNR-12\.9"):
        suppress(repeat, reject(first))


@pytest.mark.parametrize(("has_document", "agrees"), [(True, True), (False, False)])
def test_an_alert_with_a_document_wants_a_document(has_document: bool, agrees: bool) -> None:
    """PNR-12.9: the same document, and not only the same name."""
    first, repeat = pair(documents=[{"number": "ZZ1"}], has_document=has_document)
    review = reject(first)
    if agrees:
        suppress(repeat, review)
    else:
        with pytest.raises(DatabaseError, match=r"PNR-12\.9"):
            suppress(repeat, review)


@pytest.mark.parametrize("code", sorted(REJECT_REASONS))
def test_the_database_knows_the_same_reasons_as_the_law_s_table(code: str) -> None:
    """PNR-12.9: core.law.repeats.OTHER_PERSON and sql/repeats.sql agree."""
    first, repeat = pair()
    review = reject(first, reasons=[code])
    if code in OTHER_PERSON:
        suppress(repeat, review)
    else:
        with pytest.raises(DatabaseError, match=r"PNR-12\.9"):
            suppress(repeat, review)


def test_an_arrest_wants_two_officers() -> None:
    """PNR-6.9: counted from the reviews and the alert."""
    first, repeat = pair("arrest")
    review = reject(first)
    with pytest.raises(DatabaseError, match=r"PNR-12\.9"):
        suppress(repeat, review)
    suppress(repeat, reject(first, "i.second"))


def test_a_confirmation_among_the_decisions_spoils_the_negative() -> None:
    """docs/adr/0011."""
    first, repeat = pair("arrest")
    reject(first, "a", decision="confirm", reasons=["C1"])
    reject(first, "b")
    with pytest.raises(DatabaseError, match=r"PNR-12\.9"):
        suppress(repeat, reject(first, "c"))


def test_the_version_of_the_alert_is_that_of_the_review() -> None:
    """PNR-12.9: an older word is about another alert."""
    first, repeat = pair()
    review = reject(first)
    Alert.objects.using("passenger").update(version=2)
    with pytest.raises(DatabaseError, match=r"PNR-12\.9"):
        suppress(repeat, review)


def test_no_longer_than_the_law_allows() -> None:
    """PNR-12.9, CJ-14: counted from the receipt of the rejected record."""
    first, repeat = pair()
    review = reject(first)
    with pytest.raises(DatabaseError, match=r"PNR-12\.9"):
        suppress(repeat, review, AT + LONGEST + timedelta(seconds=1))


def test_a_hit_cannot_rest_on_itself_or_on_a_decision_that_does_not_stand() -> None:
    """PNR-6.9, CJ-9."""
    first, repeat = pair()
    review = reject(first)
    with pytest.raises(DatabaseError, match=r"PNR-12\.9"):
        suppress(first, review)
    Hit.objects.using("passenger").filter(id=first.id).update(state="raised")
    with pytest.raises(DatabaseError, match=r"PNR-12\.9"):
        suppress(repeat, review)


def test_only_what_nobody_has_looked_at_is_suppressed() -> None:
    """PNR-12.9: a human word is never overruled."""
    first, repeat = pair()
    reject(repeat)
    with pytest.raises(DatabaseError, match="nobody has looked at"):
        suppress(repeat, reject(first))


def test_a_suppressed_hit_names_what_it_rests_on() -> None:
    """PNR-12.9: visible, never silent."""
    _, repeat = pair()
    with pytest.raises(IntegrityError, match="hit_rests_on_a_review"), transaction.atomic(using="passenger"):
        Hit.objects.using("passenger").filter(id=repeat.id).update(state="suppressed")


@pytest.fixture
def suppressed() -> Pair:
    """A negative and its suppressed repeat."""
    first, repeat = pair()
    suppress(repeat, reject(first))
    return first, repeat


@pytest.mark.parametrize("forced", ["confirmed", "released"])
def test_a_suppressed_hit_does_not_become_a_match(suppressed: Pair, forced: str) -> None:
    """PNR-6.9: by the program's role, past every duty."""
    with pytest.raises(DatabaseError, match=r"PNR-6\.9"), transaction.atomic(using="passenger"):
        Hit.objects.using("passenger").filter(id=suppressed[1].id).update(state=forced, rests_on=None, rests_until=None)


def test_a_suppressed_hit_is_not_disclosed(suppressed: Pair) -> None:
    """PNR-6.10: by the program's role, past every duty."""
    with pytest.raises(DatabaseError, match=r"PNR-6\.10"), transaction.atomic(using="passenger"):
        Disclosure(
            id=uuid4(), hit=suppressed[1], evidence="e", recipient="UTO-FED", purpose="6.2a", offence="1",
            is_serious=True, link="means", gravity="serious", code="0", released_by="x", released_at=AT,
        ).save(using="passenger", force_insert=True)  # fmt: skip


@pytest.mark.parametrize("decision", ["confirm", "reject", "needs_information"])
def test_a_suppressed_hit_takes_no_decision(suppressed: Pair, decision: str) -> None:
    """PNR-12.9: to look again comes first."""
    with pytest.raises(DatabaseError, match=r"PNR-12\.9"), transaction.atomic(using="passenger"):
        reject(suppressed[1], decision=decision)


def test_only_a_suppressed_hit_is_looked_at_again(suppressed: Pair) -> None:
    """PNR-12.9."""
    with pytest.raises(DatabaseError, match=r"PNR-12\.9"), transaction.atomic(using="passenger"):
        reject(suppressed[0], decision="look_again", reasons=["L1"])


def test_a_suppression_ends_when_its_review_is_deleted(suppressed: Pair) -> None:
    """PNR-12.9: while the underlying data are not deleted; whoever deletes, the database raises the hit."""
    with connections["passenger"].cursor() as cursor:
        cursor.execute("SELECT has_table_privilege('passenger_review', 'DELETE')")
        assert cursor.fetchone() == (False,)
    Hit.objects.using("passenger").filter(id=suppressed[1].id).update(rests_on=None)  # what ON DELETE SET NULL does
    found = Hit.objects.using("passenger").get(id=suppressed[1].id)
    assert (found.state, found.rests_on_id, found.rests_until) == ("raised", None, None)


def test_traces_go_with_their_record_and_a_parting_too() -> None:
    """PNR-12.5: there is no place but the record in which a trace stands."""
    with connections["passenger"].cursor() as cursor:
        cursor.execute(
            "SELECT confdeltype FROM pg_constraint WHERE conname IN ('parting_one', 'parting_other', 'hit_rests_on') "
            "ORDER BY conname"
        )
        assert [row[0] for row in cursor.fetchall()] == ["n", "c", "c"]


def test_a_parting_is_of_two_records_and_stays() -> None:
    """PNR-13.9: rows are only ever added."""
    one, other = traveller(1), traveller(2)
    with pytest.raises(IntegrityError), transaction.atomic(using="passenger"):
        Parting(id=uuid4(), one=one, other=one, officer="w", reason="A1", parted_at=AT).save(
            using="passenger", force_insert=True
        )
    Parting(id=uuid4(), one=one, other=other, officer="w", reason="A1", parted_at=AT).save(
        using="passenger", force_insert=True
    )
    with pytest.raises(DatabaseError), transaction.atomic(using="passenger"):
        Parting.objects.using("passenger").update(officer="x")
