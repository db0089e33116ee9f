"""A unit with one arrest-grade hit, and clients that are signed in as its officers."""

from collections.abc import Callable
from datetime import datetime

import msgspec
import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from openpiu.adapters.keys.base import KeyStore
from openpiu.core.law.roles import Actor
from openpiu.duties import alerts, line, review, staff
from openpiu.duties.review.cards import HitCard

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
ROLES = {"w.officer": "officer", "i.second": "officer", "a.admin": "administrator", "a.analyst": "analyst"}
SignedIn = Callable[..., Client]
Decide = Callable[[str], str]


@pytest.fixture
def signed_in(stores: None, at: datetime) -> SignedIn:
    """Makes an account and a client that is signed in with it."""

    def sign_in(name: str, *, check_csrf: bool = False) -> Client:
        row = staff.StaffRow(id=name, name=name, role=ROLES[name], authority="Police", active=True)
        if not get_user_model().objects.filter(username=name).exists():
            staff.add_officer(row, password="a-long-specimen-word", at=at)
        client = Client(enforce_csrf_checks=check_csrf)
        officer = get_user_model().objects.get(username=name)
        client.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return sign_in


@pytest.fixture
def card(stores: None, keys: KeyStore, supervisor: Actor, officer: Actor, at: datetime) -> HitCard:
    """The one hit, still to be reviewed by two."""
    content = msgspec.json.encode(WANTED)
    line.add_alerts(content, form="jsonl", defaults=alerts.ListDefaults(), actor=supervisor, at=at, keys=keys)
    line.take_in(PAXLST.encode(), source="test.edi", at=at, keys=keys)
    (row,) = review.inbox(actor=officer, at=at).rows
    return review.open_hit(row.hit, actor=officer, at=at)


@pytest.fixture
def confirm(card: HitCard, at: datetime) -> Callable[[Actor], str]:
    """One officer's confirmation, through the duty: REST has no call for it."""

    def decide(actor: Actor) -> str:
        return review.decide(
            card.hit, decision="confirm", reasons=["C1"], note="", evidence_version=card.evidence_version,
            actor=actor, at=at,
        )  # fmt: skip

    return decide
