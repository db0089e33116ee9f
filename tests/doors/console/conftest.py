"""A small unit behind the console: one wanted man who lands in 41 minutes, and officers who are signed in."""

from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import msgspec
import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from openpiu.adapters.keys.base import KeyStore
from openpiu.conf import clock
from openpiu.core.law.roles import Actor
from openpiu.duties import alerts, line, review, staff
from openpiu.duties.review.cards import InboxRow

PAXLST = (
    "UNA:+.? '\nUNB+UNOA:4+ZQ+UTOGOV+261123:0400+A1'\nUNG+PAXLST+ZQ+UTOGOV+261123:0400+1+UN+D:05B'\n"
    "UNH+1+PAXLST:D:05B:UN:IATA+ZQ214'\nBGM+745'\nTDT+20+ZQ214'\nLOC+125+IST'\nDTM+189:{left}:201'\n"
    "LOC+87+BRU'\nDTM+232:{lands}:201'\nNAD+FL+++TSFAROUNI:MAHMUD ABDULRAHEEM'\nATT+2++M'\nDTM+329:880419'\n"
    "LOC+178+IST'\nLOC+179+BRU'\nNAT+2+UTO'\nRFF+AVF:K7MTRA'\nRFF+SEA:12A'\nDOC+P:110:111+ZZ0419773'\n"
    "DTM+36:290303'\nLOC+91+UTO'\nCNT+42:1'\nUNT+20+1'\nUNE+1+1'\nUNZ+1+A1'\n"
)
WANTED = {
    "id": "BE-2291",
    "surname": "Tesfarouni",
    "given_names": "Mahmoud Abd al-Rahim",
    "birth_date": "1988-04",
    "sex": "M",
    "nationalities": ["UTO"],
    "documents": [{"type": "P", "number": "ZZ0419737", "issuer": "UTO"}],
    "action": "arrest",
    "legal_basis": "Specimen Act, section 26",
    "owner": "BE",
    "reason": "specimen",
    "expires": "2099-12-31",
}
ROLES = {
    "w.officer": "officer",
    "i.second": "officer",
    "s.super": "supervisor",
    "a.analyst": "analyst",
    "t.dpo": "data_protection",
    "n.admin": "administrator",
    "j.judge": "approver",
    "j.clerk": "approver",
    "v.inspector": "inspector",
    "b.second": "second_officer",
    "l.liaison": "liaison",
    "c.desk": "carrier_desk",
}
AUTHORITIES = {"j.judge": "Court of First Instance"}  # all others are of the police
SignedIn = Callable[[str], Client]


def manifest(now: datetime) -> bytes:
    """What the carrier sends; times are local to the airport."""
    lands = now + timedelta(minutes=41)
    left = lands - timedelta(hours=3)
    return PAXLST.format(
        left=f"{left.astimezone(ZoneInfo('Europe/Istanbul')):%y%m%d%H%M}",
        lands=f"{lands.astimezone(ZoneInfo('Europe/Brussels')):%y%m%d%H%M}",
    ).encode()


@pytest.fixture
def signed_in(stores: None) -> SignedIn:
    """A browser in which the named officer is signed in."""

    def sign_in(name: str) -> Client:
        row = staff.StaffRow(
            id=name, name=f"Officer {name}", role=ROLES[name], authority=AUTHORITIES.get(name, "Police"), active=True
        )
        if not get_user_model().objects.filter(username=name).exists():
            staff.add_officer(row, password="a long specimen password", at=clock.now())
        client = Client()
        officer = get_user_model().objects.get(username=name)
        client.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return sign_in


@pytest.fixture
def hit(stores: None, keys: KeyStore, supervisor: Actor) -> InboxRow:
    """The one open hit."""
    now = clock.now()
    line.add_alerts(
        msgspec.json.encode(WANTED),
        form="jsonl",
        defaults=alerts.ListDefaults(list_name="wanted"),
        actor=supervisor,
        at=now,
        keys=keys,
    )
    line.take_in(manifest(now), source="test.edi", at=now, keys=keys)
    (row,) = review.inbox(actor=supervisor, at=now).rows
    return row
