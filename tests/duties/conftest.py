"""A small unit at work: one flight, one wanted man, messages as a carrier sends them."""

from collections.abc import Callable, Iterator
from datetime import datetime

import msgspec
import pytest

from openpiu.adapters.keys.base import KeyStore
from openpiu.core.law.roles import Actor
from openpiu.duties import alerts, line, review
from openpiu.duties.review.cards import InboxRow
from tests.duties import reconciling

PNRGOV = (
    "UNA:+.? '\nUNB+IATA:1+ZQ+UTOGOV+261121:0930+{control}'\nUNH+1+PNRGOV:13:1:IA+ZQ214/261123'\nMSG+:22'\n"
    "ORG+ZQ:BRU'\nTVL+231126:0230:231126:0712+IST+BRU+ZQ+214'\nEQN+1'\nSRC'\nRCI+ZQ:K7MTRA::211126:0912'\n"
    "SSR+MOML:HK:1:ZQ'\nDAT+700:211126:0912'\nORG+ZQ:IST'\nTIF+{surname}:A+{given}:A:1'\n{docs}"
    "TVL+231126:0230:231126:0712+IST+BRU+ZQ+214:Y'\nRPI+1+HK'\nUNT+16+1'\nUNZ+1+{control}'\n"
)
PAXLST = (
    "UNA:+.? '\nUNB+UNOA:4+ZQ+UTOGOV+261123:0400+{control}'\nUNG+PAXLST+ZQ+UTOGOV+261123:0400+1+UN+D:05B'\n"
    "UNH+1+PAXLST:D:05B:UN:IATA+ZQ214/261123'\nBGM+745'\nTDT+20+ZQ214'\nLOC+125+IST'\nDTM+189:2611230230:201'\n"
    "LOC+87+BRU'\nDTM+232:2611230712:201'\nNAD+FL+++{surname}:{given}'\nATT+2++M'\nDTM+329:880419'\nLOC+178+IST'\n"
    "LOC+179+BRU'\nNAT+2+UTO'\nRFF+AVF:K7MTRA'\nRFF+SEA:12A'\nDOC+P:110:111+{number}'\nDTM+36:290303'\nLOC+91+UTO'\n"
    "CNT+42:1'\nUNT+20+1'\nUNE+1+1'\nUNZ+1+{control}'\n"
)
WANTED = {
    "id": "BE-2291",
    "surname": "Tesfarouni",
    "given_names": "Mahmoud Abd al-Rahim",
    "birth_date": "1988-04",
    "sex": "M",
    "nationalities": ["UTO"],
    "documents": [{"type": "P", "number": "ZZ0419737", "issuer": "UTO"}],
    "list": "wanted",
    "action": "arrest",
    "legal_basis": "Specimen Act, section 26",
    "owner": "BE",
    "reason": "specimen",
    "expires": "2027-12-31",
}


def pnrgov(
    *, surname: str = "TSFAROUNI", given: str = "MAHMUD ABDULRAHEEM", control: str = "P1", docs: str = ""
) -> bytes:
    """A full push with one traveller."""
    return PNRGOV.format(surname=surname, given=given, control=control, docs=docs).encode()


def paxlst(*, surname: str = "TSFAROUNI", given: str = "MAHMUD ABDULRAHEEM", number: str = "ZZ0419773") -> bytes:
    """A manifest with the same traveller."""
    return PAXLST.format(surname=surname, given=given, number=number, control="A1").encode()


Send = Callable[[bytes], None]
Want = Callable[..., None]


@pytest.fixture
def send(request: pytest.FixtureRequest, stores: None, keys: KeyStore, at: datetime) -> Iterator[Send]:
    """Take in one delivery. Whatever a test does afterwards, the tally must agree with the records at its end.

    A file whose tests change records past the duties says FORGES = True.
    """

    def take(content: bytes) -> None:
        line.take_in(content, source="test.edi", at=at, keys=keys)

    yield take
    assert getattr(request.module, "FORGES", False) or reconciling.differences() == []


@pytest.fixture
def want(stores: None, keys: KeyStore, at: datetime, supervisor: Actor) -> Want:
    """Import one alert; keyword arguments change fields of the specimen."""

    def put(**changes: object) -> None:
        content = msgspec.json.encode({**WANTED, **changes})
        report, _ = line.add_alerts(
            content, form="jsonl", defaults=alerts.ListDefaults(), actor=supervisor, at=at, keys=keys
        )
        assert report.refused == 0, report.rows

    return put


@pytest.fixture
def pnr() -> Callable[..., bytes]:
    """Makes a PNRGOV push."""
    return pnrgov


@pytest.fixture
def api() -> Callable[..., bytes]:
    """Makes a PAXLST manifest."""
    return paxlst


@pytest.fixture
def hit(send: Send, want: Want, officer: Actor, at: datetime) -> InboxRow:
    """One arrest-grade hit, raised."""
    want()
    send(pnrgov())
    send(paxlst())
    return review.inbox(actor=officer, at=at).rows[0]
