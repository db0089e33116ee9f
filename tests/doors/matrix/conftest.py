"""The unit of the permission matrix: one arrest-grade hit, and a person of every role."""

from datetime import datetime

import msgspec
import pytest

from openpiu.adapters.keys.base import KeyStore
from openpiu.conf import clock
from openpiu.core.law.roles import Actor
from openpiu.duties import alerts, line, review
from tests.doors.matrix.people import Things, add_people
from tests.duties.exchange import conftest as exchange

PAXLST = (
    "UNA:+.? 'UNB+UNOA:4+ZQ+UTOGOV+261123:0400+A1'UNG+PAXLST+ZQ+UTOGOV+261123:0400+1+UN+D:05B'"
    "UNH+1+PAXLST:D:05B:UN:IATA+ZQ214/261123'BGM+745'TDT+20+ZQ214'LOC+125+IST'DTM+189:2611230230:201'LOC+87+BRU'"
    "DTM+232:2611230712:201'NAD+FL+++TSFAROUNI:MAHMUD ABDULRAHEEM'ATT+2++M'DTM+329:880419'LOC+178+IST'LOC+179+BRU'"
    "NAT+2+UTO'RFF+AVF:K7MTRA'DOC+P:110:111+ZZ0419737'DTM+36:290303'LOC+91+UTO'CNT+42:1'UNT+19+1'UNE+1+1'UNZ+1+A1'"
)
WANTED = {
    "id": "BE-2291", "surname": "Tesfarouni", "given_names": "Mahmoud Abd al-Rahim", "birth_date": "1988-04-19",
    "documents": [{"type": "P", "number": "ZZ0419737", "issuer": "UTO"}], "list": "wanted", "action": "arrest",
    "legal_basis": "Specimen Act, section 26", "owner": "BE",
}  # fmt: skip


@pytest.fixture
def now() -> datetime:
    """The clock of the doors: pages and commands read it themselves."""
    return clock.now()


@pytest.fixture
def things(stores: None, keys: KeyStore, supervisor: Actor, now: datetime) -> Things:
    """The one raised hit, with people of all roles around it."""
    add_people()
    content = msgspec.json.encode(WANTED)
    line.add_alerts(content, form="jsonl", defaults=alerts.ListDefaults(), actor=supervisor, at=now, keys=keys)
    line.take_in(PAXLST.encode(), source="test.edi", at=now, keys=keys)
    (row,) = review.inbox(actor=supervisor, at=now).rows
    card = review.open_hit(row.hit, actor=supervisor, at=now)
    return Things(hit=row.hit, evidence=card.evidence_version, at=now)


# This unit's post and a partner abroad, as the tests of the exchange make them.
post, other, desk = exchange.post, exchange.other, exchange.desk
