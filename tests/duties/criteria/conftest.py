"""A unit with one analyst, one criterion, and bookings as a carrier sends them."""

from collections.abc import Callable
from datetime import datetime

import pytest

from openpiu.adapters.keys.base import KeyStore
from openpiu.core.law.profiles import DEFAULT
from openpiu.core.law.roles import Actor, Role
from openpiu.duties import criteria, line
from tests.core.criteria.conftest import TEXT

ANALYST = Actor(id="a.analyst", role=Role.ANALYST, authority="BE-PIU")
BOOKING = (
    "SRC'\nRCI+ZQ:{locator}::221126:0912'\nDAT+700:221126:2012'\nORG+ZQ:IST'\n"
    "TIF+{surname}:{kind}+{given}:{kind}:1'\nSSR+CTCM:HK:1:ZQ:::::{phone}'\nSSR+DOCS:HK:1:ZQ:::::/P/UTO/ZZ0{number}/UTO/19APR88/M/03MAR29/X/Y'\n"
    "FOP+{form}:3:412.00'\nTVL+231126:0230:231126:0712+IST+BRU+ZQ+214:Y'\nRPI+1+HK'\n"
)


def push(*bookings: str, control: str = "P1") -> bytes:
    """One full push of ZQ214 from IST to BRU."""
    body = "".join(bookings)
    count = body.count("\n") + 6
    return (
        f"UNA:+.? '\nUNB+IATA:1+ZQ+UTOGOV+261121:0930+{control}'\nUNH+1+PNRGOV:13:1:IA+ZQ214/261123'\nMSG+:22'\n"
        f"ORG+ZQ:BRU'\nTVL+231126:0230:231126:0712+IST+BRU+ZQ+214'\nEQN+1'\n{body}UNT+{count}+1'\nUNZ+1+{control}'\n"
    ).encode()


def booking(locator: str, *, form: str = "CA", phone: str = "32470000001", number: int = 1, kind: str = "A") -> str:
    """One person who paid in that form."""
    return BOOKING.format(
        locator=locator, phone=phone, surname=f"SPECIMEN{number}", given="IVO", kind=kind,
        number=419000 + number, form=form,
    )  # fmt: skip


Approve = Callable[..., str]


@pytest.fixture
def propose(stores: None, keys: KeyStore, at: datetime) -> Callable[..., str]:
    """The analyst proposes the text."""
    return lambda text=TEXT, at=at, actor=ANALYST: criteria.propose(
        text, profile=DEFAULT, actor=actor, at=at, keys=keys
    )


@pytest.fixture
def approve(propose: Callable[..., str], keys: KeyStore, at: datetime, supervisor: Actor) -> Approve:
    """Proposed, and approved by the supervisor; returns the id of the version."""

    def put(text: str = TEXT, at: datetime = at) -> str:
        id_ = propose(text, at=at)
        line.approve_criterion(id_, profile=DEFAULT, actor=supervisor, at=at, keys=keys)
        return id_

    return put
