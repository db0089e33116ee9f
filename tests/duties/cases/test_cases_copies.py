"""Copies of what was released, in a case: with where they came from, and on the case's own clock (PNR-12.7)."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.conf import settings

from openpiu.adapters.keys.base import KeyStore
from openpiu.core.cases.events import Event
from openpiu.core.law.profiles import DEFAULT
from openpiu.core.law.roles import Actor
from openpiu.duties import cases, disclose, line, review
from openpiu.duties.cases import Said
from openpiu.duties.line import Clocks
from openpiu.duties.review.cards import InboxRow
from openpiu.errors import OfficerError, Refused
from openpiu.store.passenger.models import CaseContent, Disclosure, Hit, TravellerRecord
from openpiu.store.sealed import CASE
from tests.core.cases.team import CASE as NAME
from tests.core.cases.team import OPENING, PENS, TERMS, UTO

LAST = date(2028, 3, 1)


@pytest.fixture
def released(hit: InboxRow, officer: Actor, second: Actor, at: datetime, keys: KeyStore) -> str:
    """The id of the disclosure of the specimen hit."""
    row = Hit.objects.using("passenger").get(id=hit.hit)
    for person in (officer, second):
        review.decide(
            hit.hit, decision="confirm", reasons=["C1"], note="", evidence_version=row.evidence, actor=person, at=at
        )
    choice = disclose.Choice(
        recipient="UTO-FED", purpose="6.2a", offence="1", evidence_version=row.evidence, link="journey",
        gravity="serious",
    )  # fmt: skip
    return disclose.release(hit.hit, choice=choice, unit="Utopia PIU", actor=officer, at=at, keys=keys)


@pytest.fixture
def opened(officer: Actor, keys: KeyStore, at: datetime, stores: None) -> None:
    """The case."""
    facts = {**OPENING, "since": "2026-11-01", "until": "2028-12-31"}
    said = Said(kind="opened", facts=facts, terms=TERMS, values={"text": "specimen"})
    cases.write(said, case=NAME, pen=PENS[UTO], actor=officer, at=at, keys=keys)


def copy(disclosure: str, officer: Actor, at: datetime, keys: KeyStore, **terms: str) -> Event:
    """Into the unit's lane."""
    wanted = {**TERMS, "delete_by": LAST.isoformat(), **terms}
    said = cases.copy_of(disclosure, terms=wanted, actor=officer, at=at)
    return cases.write(said, case=NAME, pen=PENS[UTO], actor=officer, at=at, keys=keys)


def test_the_unit_s_record_goes_and_the_copy_stays_until_its_own_day(
    released: str, opened: None, officer: Actor, keys: KeyStore, at: datetime
) -> None:
    """PNR-12.7: half a year later nothing but the copy is left; after its last day it is gone with its key."""
    event = copy(released, officer, at, keys)
    clocks = Clocks(profile=DEFAULT, keys=keys, record_keys=settings.RECORD_KEYS)
    late = at + timedelta(days=200)
    line.sweep(at=late, clocks=clocks)
    assert not TravellerRecord.objects.using("passenger").exists()
    assert not Hit.objects.using("passenger").exists()

    def shown(moment: datetime) -> Any:
        return cases.open_thing(NAME, event.id, node=UTO, actor=officer, at=moment, wanted="6.2b").values

    values = shown(late)
    assert values["copied"]["surname"] == "TSFAROUNI"
    row = Disclosure.objects.using("passenger").get()
    assert values["provenance"]["disclosure"] == released == str(row.id)
    assert values["provenance"]["released_at"] == at.isoformat()
    over = datetime.combine(LAST + timedelta(days=1), at.timetz())
    with pytest.raises(OfficerError, match="time is over"):
        shown(over)
    line.sweep(at=over, clocks=clocks)
    content = CaseContent.objects.using("passenger").get(hash=event.content)
    assert (bytes(content.sealed), content.erased_at) == (b"", over)
    assert not [name for name in settings.RECORD_KEYS.names(CASE) if str(content.id) in name]


@pytest.mark.parametrize("last", ["", "2026-11-23", "2020-01-01"])
def test_a_copy_without_a_last_day_of_its_own_is_refused(
    released: str, opened: None, officer: Actor, keys: KeyStore, at: datetime, last: str
) -> None:
    """PNR-12.7: it would outlive every clock."""
    with pytest.raises(Refused) as refused:
        copy(released, officer, at, keys, delete_by=last)
    assert refused.value.rule == "PNR-12.7"


def test_only_what_was_released_is_copied_and_only_while_it_may_be_kept(
    released: str, hit: InboxRow, opened: None, officer: Actor, keys: KeyStore, at: datetime
) -> None:
    """PNR-12.7, PNR-6.10: a hit is no disclosure; a package past its time is destroyed."""
    with pytest.raises(OfficerError, match="no such disclosure"):
        copy(hit.hit, officer, at, keys)
    late = at + timedelta(days=40)
    line.sweep(at=late, clocks=Clocks(profile=DEFAULT, keys=keys, record_keys=settings.RECORD_KEYS))
    with pytest.raises(OfficerError, match="destroyed"):
        copy(released, officer, late, keys)
