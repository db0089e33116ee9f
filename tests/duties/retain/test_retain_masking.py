"""With a ground a record stays, and after six months exactly what Art. 12(2) names is hidden of it."""

from collections.abc import Callable
from datetime import datetime, timedelta

import msgspec
import pytest

from openpiu.adapters.keys.base import KeyStore, RecordKeys
from openpiu.core.law.clocks import add_months
from openpiu.core.law.masking import TRAVELLER
from openpiu.core.law.profiles import DEFAULT
from openpiu.core.law.roles import Actor
from openpiu.duties import alerts, disclose, line, retain, review, trace
from openpiu.duties.review.cards import InboxRow
from openpiu.errors import KeyGone, OfficerError, Refused
from openpiu.store.passenger.models import (
    BookingRecord,
    Ground,
    Hit,
    LedgerEntry,
    Report,
    TravellerRecord,
    Vault,
)

Turn = Callable[..., retain.Run]
Keep = Callable[..., str]
SECRETS = ("TSFAROUNI", "MAHMUD", "1988-04-19", "ZZ0419773")


@pytest.fixture
def masked(hit: InboxRow, at: datetime, turn: Turn, keep: Keep) -> TravellerRecord:
    """The wanted man's record, kept for a case and six months old."""
    traveller = TravellerRecord.objects.using("passenger").get()
    keep(str(traveller.id), at + timedelta(days=100))
    done = turn(add_months(at, 6))
    assert (done.deleted, done.masked) == (0, 1)
    return TravellerRecord.objects.using("passenger").get()


def test_exactly_what_the_article_names_is_hidden(masked: TravellerRecord, at: datetime) -> None:
    """PNR-12.2: names, contacts, payment, frequent flyer, remarks and all advance passenger information."""
    content = masked.content
    assert all(not content[name] for name in TRAVELLER if name in content)
    assert (content["locator"], content["seats"], content["kind"]) == ("K7MTRA", ["12A"], "adult")
    booking = BookingRecord.objects.using("passenger").get().content
    assert booking["itinerary"]
    assert booking["locator"] == "K7MTRA"
    assert not booking["party_size"]
    assert masked.masked_at == add_months(at, 6)


def test_no_page_shows_what_is_hidden(masked: TravellerRecord, hit: InboxRow, officer: Actor, at: datetime) -> None:
    """PNR-3.4, PNR-12.2: the hit, the traveller and the package, for whoever may open them."""
    later = add_months(at, 6)
    card = review.open_hit(hit.hit, actor=officer, at=later)
    page = trace.open_traveller(str(masked.id), actor=officer, at=later)
    shown = msgspec.json.encode([card, page], enc_hook=str).decode()
    assert all(secret not in shown for secret in SECRETS)
    assert card.traveller.masked
    assert page.masked


def test_a_masked_record_is_not_found_by_what_is_hidden(masked: TravellerRecord) -> None:
    """PNR-12.5: no trace is left by which a name, a birth date or a document leads to it."""
    assert (masked.identity, masked.name_traces, masked.document_traces) == (None, [], [])
    assert not masked.has_birth_date
    assert "masked" in masked.digest


def test_a_masked_record_is_compared_with_no_alert(
    masked: TravellerRecord, supervisor: Actor, keys: KeyStore, at: datetime
) -> None:
    """PNR-12.5: the machine does not look behind the mask either."""
    wanted = msgspec.json.encode(
        {"id": "BE-1", "surname": "Tsfarouni", "given_names": "Mahmud Abdulraheem", "birth_date": "1988-04-19",
         "list": "x", "action": "inform", "legal_basis": "b", "owner": "BE", "reason": "r", "expires": "2029-12-31"}
    )  # fmt: skip
    line.add_alerts(
        wanted, form="jsonl", defaults=alerts.ListDefaults(), actor=supervisor, at=add_months(at, 6), keys=keys
    )
    assert Hit.objects.using("passenger").count() == 1


def test_history_and_reports_are_masked_too(masked: TravellerRecord) -> None:
    """PNR-12.4: what each message said is nowhere but in the vault."""
    assert not Report.objects.using("passenger").exists()
    assert all(
        line["traveller"] is None and line["alert"] is None for line in Hit.objects.using("passenger").get().explanation
    )


def test_every_older_copy_is_unreadable(masked: TravellerRecord, at: datetime, record_keys: RecordKeys) -> None:
    """PNR-12.4: the key of the day of receipt is gone, though one of its records is kept."""
    with pytest.raises(KeyGone):
        record_keys.existing(f"day/{at:%Y-%m-%d}")
    assert masked.sealed_under == f"kept/{masked.id}"


def test_an_opening_returns_the_full_values(masked: TravellerRecord) -> None:
    """PNR-3.4: hidden, not erased; who calls it holds an approval."""
    whole = retain.open_masked(masked.id)
    assert whole["traveller"]["surname"] == "TSFAROUNI"
    assert {report["surname"] for report in whole["reports"]} == {"TSFAROUNI"}
    [comparison] = whole["hits"].values()
    assert {line["field"]: line["traveller"] for line in comparison}["birth_date"] == "1988-04-19"


def test_a_masked_hit_is_not_released(
    masked: TravellerRecord, hit: InboxRow, officer: Actor, at: datetime, keys: KeyStore
) -> None:
    """What is hidden leaves by an approved request only."""
    with pytest.raises(Refused, match="masked"):
        disclose.preview(hit.hit, actor=officer, at=add_months(at, 6))


def test_a_late_message_brings_nothing_to_light(
    masked: TravellerRecord, pnr: Callable[..., bytes], keys: KeyStore, at: datetime
) -> None:
    """PNR-12.4: the same person on the same flight once more, after masking; and somebody new in the same booking."""
    later = add_months(at, 6) + timedelta(days=1)
    for number, content in enumerate((pnr(control="P9"), pnr(control="P8", surname="LATECOMER", given="INA"))):
        newer = content.replace(b"UTOGOV+261121:0930", b"UTOGOV+270524:0930")
        line.take_in(newer, source=f"late{number}.edi", at=later, keys=keys)
    other = TravellerRecord.objects.using("passenger").exclude(id=masked.id).get()
    assert (other.content["surname"], other.received_at) == ("LATECOMER", later)
    assert not BookingRecord.objects.using("passenger").get().content["party_size"]
    row = TravellerRecord.objects.using("passenger").get(id=masked.id)
    assert not row.content["surname"]
    assert row.masked_at == masked.masked_at


def test_when_the_ground_ends_the_record_and_its_vault_go(
    masked: TravellerRecord, supervisor: Actor, at: datetime, turn: Turn, record_keys: RecordKeys
) -> None:
    """CJ-15: only while necessary; its own key is destroyed with it."""
    later = add_months(at, 6) + timedelta(days=5)
    retain.end_ground(str(Ground.objects.using("passenger").get().id), actor=supervisor, at=later, profile=DEFAULT)
    done = turn(later)
    assert done.deleted == 1
    assert not TravellerRecord.objects.using("passenger").exists()
    assert not Vault.objects.using("passenger").exists()
    with pytest.raises(KeyGone):
        record_keys.existing(f"kept/{masked.id}")


def test_a_ground_that_nobody_reviews_keeps_nothing_longer(masked: TravellerRecord, at: datetime, turn: Turn) -> None:
    """CJ-15: its review date passes unanswered."""
    due = add_months(at + timedelta(days=100), 6)
    assert not turn(due - timedelta(seconds=1)).deleted
    assert turn(due).deleted == 1
    entry = LedgerEntry.objects.using("passenger").get(act="records.deleted")
    assert entry.detail["article"] == DEFAULT.ground_months.article


def test_a_reviewed_ground_stands_on_and_five_years_end_it(
    masked: TravellerRecord, supervisor: Actor, at: datetime, turn: Turn
) -> None:
    """PNR-12.1: reviewed in time again and again, and yet not longer than five years."""
    ground = str(Ground.objects.using("passenger").get().id)
    moment = add_months(at, 8)
    while moment < add_months(at, 60):
        retain.review_ground(ground, actor=supervisor, at=moment, profile=DEFAULT)
        assert not turn(moment).deleted
        moment = add_months(moment, 5)
    assert turn(add_months(at, 60)).deleted == 1


def test_nobody_confirms_a_ground_of_their_own(hit: InboxRow, supervisor: Actor, at: datetime) -> None:
    """RGT-15: by the duty in words; the database refuses it as well."""
    traveller = str(TravellerRecord.objects.using("passenger").get().id)
    wish = retain.Wish(kind="case", reference="UTO-1", reason="specimen")
    ground = retain.propose_ground(traveller, wish=wish, actor=supervisor, at=at, profile=DEFAULT)
    with pytest.raises(Refused, match="another person") as refusal:
        retain.confirm_ground(ground, actor=supervisor, at=at, profile=DEFAULT)
    assert refusal.value.rule == "RGT-15"


def test_a_proposal_that_nobody_confirmed_keeps_nothing(
    hit: InboxRow, officer: Actor, at: datetime, turn: Turn
) -> None:
    """CJ-15: reasoned is not enough, it is reviewed."""
    traveller = str(TravellerRecord.objects.using("passenger").get().id)
    wish = retain.Wish(kind="case", reference="UTO-1", reason="specimen")
    retain.propose_ground(traveller, wish=wish, actor=officer, at=at, profile=DEFAULT)
    assert turn(add_months(at, 6)).deleted == 1


@pytest.mark.parametrize("change", [{"kind": "curiosity"}, {"reference": " "}, {"reason": ""}, {"reason": "x" * 501}])
def test_a_ground_without_its_parts_is_refused(
    hit: InboxRow, officer: Actor, at: datetime, change: dict[str, str]
) -> None:
    """CJ-15: each part is named."""
    values = {"kind": "case", "reference": "UTO-1", "reason": "specimen"} | change
    traveller = str(TravellerRecord.objects.using("passenger").get().id)
    with pytest.raises((OfficerError, Refused)):
        retain.propose_ground(traveller, wish=retain.Wish(**values), actor=officer, at=at, profile=DEFAULT)


def test_a_ground_of_a_record_shows_its_reason_and_the_list_of_all_does_not(
    hit: InboxRow, keep: Keep, officer: Actor, at: datetime
) -> None:
    """PNR-13.6: a reason may tell of the person; it is read on the person's page only."""
    traveller = str(TravellerRecord.objects.using("passenger").get().id)
    keep(traveller, at)
    [row] = retain.grounds_of(traveller, actor=officer, at=at)
    assert (row.reason, row.state) == ("named in the specimen case", "stands")
    page = retain.retention_page(actor=officer, at=at, profile=DEFAULT)
    assert [one.reason for one in page.grounds] == [""]


def test_each_of_two_kept_travellers_has_their_booking_in_the_vault(
    keys: KeyStore, pnr: Callable[..., bytes], keep: Keep, at: datetime, turn: Turn
) -> None:
    """PNR-3.4: whoever of one booking is masked first hides it from nobody's approved opening."""
    line.take_in(pnr(), source="a", at=at, keys=keys)
    line.take_in(pnr(surname="OTHERONE", given="ADA", control="P2"), source="b", at=at, keys=keys)
    rows = list(TravellerRecord.objects.using("passenger").all())
    for row in rows:
        keep(str(row.id), at + timedelta(days=100))
    assert turn(add_months(at, 6)).masked == len(rows) == 2
    bookings = [retain.open_masked(row.id)["booking"] for row in rows]
    assert bookings[0] == bookings[1]
    assert bookings[0]["party_size"]
