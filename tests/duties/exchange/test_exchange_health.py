"""How the exchange with a partner stands, and what to do about it (EXC-16, PNR-9.7)."""

from datetime import UTC, datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from openpiu.doors.console.words_exchange_health import ADVICE
from openpiu.duties.exchange import partners, reconciling
from openpiu.duties.exchange.health import Health, health_of
from tests.duties.exchange.conftest import Desk, resigned
from tests.duties.exchange.ways import first_left


def health(desk: Desk, at: datetime | None = None) -> Health:
    """The partner's."""
    return health_of("ARC-PIU", actor=desk.officer, at=at or desk.at)


def compared(desk: Desk, differences: int) -> None:
    """The partner answers a comparison."""
    id_ = reconciling.ask(desk.post, "ARC-PIU", actor=desk.officer, at=desk.at)
    desk.take(desk.abroad.send("reconcile.answer", body={"of": id_, "differences": differences}))
    for message in desk.deliver():
        desk.take(desk.abroad.receipt(message))


def test_nothing_to_do_once_lists_were_compared_and_all_is_receipted(desk: Desk) -> None:
    """EXC-16: each code that there is has its words."""
    assert health(desk).advice == ("compare",)
    compared(desk, 0)
    found = health(desk)
    assert (found.advice, found.lanes, found.differences) == ((), (), 0)
    assert (found.last_contact, found.compared_at) == (desk.at, desk.at)
    assert health(desk, desk.at + timedelta(days=31)).advice == ("compare",)


def test_what_waits_is_counted_by_lane_with_its_oldest_and_becomes_advice(desk: Desk) -> None:
    """EXC-16: stuck after hours, silent after a day."""
    compared(desk, 2)
    first_left(desk)
    (lane,) = health(desk).lanes
    assert (lane.lane, lane.waiting, lane.oldest, lane.missing) == ("requests", 1, desk.at, None)
    assert health(desk).advice == ("differ",)
    assert health(desk, desk.at + timedelta(hours=5)).advice == ("stuck", "differ")
    assert health(desk, desk.at + timedelta(days=2)).advice == ("silent", "differ")


def test_a_gap_names_the_missing_number_and_a_contradiction_is_an_alarm(desk: Desk) -> None:
    """EXC-15, EXC-16."""
    compared(desk, 0)
    first = desk.abroad.message()
    desk.take(desk.abroad.send())
    (lane,) = health(desk).lanes
    assert (lane.lane, lane.held, lane.missing) == ("requests", 1, 1)
    assert health(desk).advice == ("gap",)
    desk.take(desk.abroad.envelope(first))
    assert health(desk).advice == ()
    desk.take(desk.abroad.envelope({**first, "body": {**first["body"], "outcome": "not-found"}}))
    assert health(desk).advice == ("alarm", "kept-out")
    assert health(desk).kept_out == 1
    assert health(desk, desk.at + timedelta(days=8)).advice == ("alarm",)


def certificate(until: datetime) -> str:
    """A carrier's certificate, DER in hexadecimal."""
    key = Ed25519PrivateKey.from_private_bytes(bytes(32))
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "arc")])
    made = x509.CertificateBuilder(
        name, name, key.public_key(), 1, datetime(2020, 1, 1, tzinfo=UTC), until
    )  # fmt: skip
    return made.sign(key, None).public_bytes(Encoding.DER).hex()


def test_a_certificate_that_ends_soon_or_has_ended_is_said(desk: Desk) -> None:
    """EXC-16: before nothing goes by wire any more."""
    compared(desk, 0)
    until = (desk.at + timedelta(days=29)).replace(microsecond=0)
    card = resigned(desk.abroad.card, version=2, previous=desk.abroad.card.digest, tls=certificate(until))
    partners.take_card(desk.post, card.text, actor=desk.supervisor, at=desk.at)
    assert (health(desk).advice, health(desk).certificate_until) == (("certificate-soon",), until)
    assert health(desk, until).advice == ("certificate-over",)


def test_every_advice_has_words() -> None:
    """In words, with what to do."""
    said = {"alarm", "silent", "stuck", "gap", "kept-out", "differ", "compare", "certificate-over", "certificate-soon"}
    assert set(ADVICE) == said
