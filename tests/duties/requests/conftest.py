"""A request for one traveller, and everybody who takes part: officer, approver, data protection officer."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pytest

from openpiu.adapters.keys.base import KeyStore
from openpiu.core.law.profiles import DEFAULT, Profile
from openpiu.core.law.requests import Asked
from openpiu.core.law.roles import Actor, Role
from openpiu.duties import requests
from openpiu.duties.requests.approving import Decision
from openpiu.duties.requests.rows import Found
from openpiu.store.passenger.models import Request

UNIT = "Utopia PIU"
PARTS: dict[str, Any] = {
    "requester": "UTO-FED",
    "person": "Insp. K. Specimen",
    "case_reference": "FED-2026-118",
    "offence": "4",
    "circumstances": "A parcel was seized on 20 November",
    "material": "The label names a courier who lands on the 23rd",
    "suspicion": "The courier's number is on the label",
    "air_link": "The parcel came as checked baggage",
    "elements": {"document": "ZZ0419773 UTO"},
    "wanted": ("travel",),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """The duties with what they always need; `asked` changes parts of the specimen request."""

    keys: KeyStore
    officer: Actor
    approver: Actor
    profile: Profile = DEFAULT

    @property
    def unit(self) -> requests.Unit:
        """The unit that is asked."""
        return requests.Unit(name=UNIT, profile=self.profile, keys=self.keys)

    def register(self, at: datetime, **parts: Any) -> str:
        """A registered request."""
        asked = Asked(**{**PARTS, **parts})
        return requests.register(asked, unit=self.unit, actor=self.officer, at=at)

    def search(self, id_: str, at: datetime) -> Found:
        """Look for it."""
        return requests.search(id_, actor=self.officer, at=at, keys=self.keys)

    def submitted(self, at: datetime, **parts: Any) -> str:
        """A request before the approver."""
        id_ = self.register(at, **parts)
        self.search(id_, at)
        requests.submit(id_, actor=self.officer, at=at)
        return id_

    def approve(self, id_: str, at: datetime, **changes: Any) -> None:
        """The approver's yes."""
        given = {"profile": self.profile, "actor": self.approver, "at": at, "keys": self.keys}
        requests.approve(id_, Decision(reason="V1"), **{**given, **changes})

    def refuse(self, id_: str, at: datetime, reason: str = "F7", **changes: Any) -> None:
        """The approver's no."""
        given = {"actor": self.approver, "at": at, "keys": self.keys}
        requests.refuse(id_, Decision(reason=reason, text="not shown"), **{**given, **changes})

    def approved(self, at: datetime, **parts: Any) -> str:
        """A request that may be answered."""
        id_ = self.submitted(at, **parts)
        self.approve(id_, at)
        return id_

    def answer(self, id_: str, at: datetime, **changes: Any) -> str:
        """The officer answers."""
        given = {"profile": self.profile, "actor": self.officer, "at": at, "keys": self.keys}
        return requests.answer(id_, **{**given, **changes})

    def answered_at_once(self, at: datetime, **parts: Any) -> str:
        """An urgent request that was answered before the approval."""
        id_ = self.register(at, is_urgent=True, urgent_reason="the flight lands within the hour", **parts)
        self.search(id_, at)
        self.answer(id_, at, at_once=True)
        return id_


@pytest.fixture
def approver() -> Actor:
    """A judge; of no authority that asks for data."""
    return Actor(id="j.judge", role=Role.APPROVER, authority="Court of First Instance", name="J. Judge")


@pytest.fixture
def bench(keys: KeyStore, officer: Actor, approver: Actor) -> Bench:
    """The specimen request and the duties about it."""
    return Bench(keys=keys, officer=officer, approver=approver)


@pytest.fixture
def landed(send: Callable[[bytes], None], pnr: Callable[..., bytes], api: Callable[..., bytes]) -> None:
    """One traveller is on file."""
    send(pnr())
    send(api())


def request_of(id_: str) -> Request:
    """The stored request."""
    return Request.objects.using("passenger").get(id=id_)
