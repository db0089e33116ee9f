"""Rectification and restriction: a value corrected, data marked as contested; whoever was given them is told (RGT-6).

Erasure before its time is announced here and done by `duties.retain`; `duties.line` knows the order.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from openpiu.adapters.keys.base import KeyStore
from openpiu.core.law.corrections import READERS, contested, corrected, marks_of
from openpiu.core.law.permissions import Act, check_may
from openpiu.core.law.roles import Actor
from openpiu.core.terms.ids import IdMaker
from openpiu.core.terms.plain import traveller_from_plain
from openpiu.core.terms.traces import traces_of
from openpiu.duties.acting import alone_in_one_transaction, enter
from openpiu.duties.contents import digest_of, mark
from openpiu.duties.rights.noticing import Change, draft
from openpiu.errors import OfficerError
from openpiu.store.passenger.lookups import find_traveller
from openpiu.store.passenger.models import TravellerRecord
from openpiu.store.sealed import day_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One value of a traveller's record as it should read."""

    field: str
    value: str


def rectify(traveller_id: str, correction: Correction, *, actor: Actor, at: datetime, keys: KeyStore) -> int:
    """Write the value, mark it as the unit's own, draft notices; returns how many. `duties.line` screens it next."""
    check_may(actor, Act.ANSWER_RIGHTS)
    value = _read(correction)
    with alone_in_one_transaction():
        row = _locked(traveller_id)
        if row.content[correction.field] == value:
            raise OfficerError("this is what the record says already")
        content = corrected(row.content, correction.field, value, on=f"{at:%Y-%m-%d}", by=actor.id)
        _write(row, content, at=at, keys=keys)
        change = Change(kind="rectified", field=correction.field, at=at)
        notices = draft(row, change, ids=IdMaker(keys.identity_key()))
        enter(
            "traveller.rectified", actor=actor, at=at, subject=f"traveller:{row.id}", purpose="oversight",
            field=correction.field, notices=notices,
        )  # fmt: skip
        return notices


def contest(traveller_id: str, *, is_contested: bool, actor: Actor, at: datetime, keys: KeyStore) -> int:
    """Mark the record as contested by the person, or take the mark away; returns how many notices that makes.

    Officers see the mark wherever they see the data (LED Art. 16(3)).
    """
    check_may(actor, Act.ANSWER_RIGHTS)
    with alone_in_one_transaction():
        row = _locked(traveller_id)
        if bool(marks_of(row.content).contested_on) is is_contested:
            raise OfficerError("the record is marked like this already")
        content = contested(row.content, on=f"{at:%Y-%m-%d}" if is_contested else None, by=actor.id)
        _write(row, content, at=at, keys=keys)
        change = Change(kind="contested" if is_contested else "upheld", field="", at=at)
        notices = draft(row, change, ids=IdMaker(keys.identity_key()))
        enter(
            "traveller.contested", actor=actor, at=at, subject=f"traveller:{row.id}", purpose="oversight",
            is_contested=is_contested, notices=notices,
        )  # fmt: skip
        return notices


def announce_erasure(traveller_id: str, *, actor: Actor, at: datetime, keys: KeyStore) -> int:
    """Draft the notices that a record is erased, while it is still known who was given it; returns how many.

    Inside the caller's transaction, which goes on to erase the record.
    """
    check_may(actor, Act.ANSWER_RIGHTS)
    change = Change(kind="erased", field="", at=at)
    return draft(find_traveller(traveller_id), change, ids=IdMaker(keys.identity_key()))


def _read(correction: Correction) -> str:
    if correction.field not in READERS:
        raise OfficerError("choose the value that is corrected")
    try:
        return READERS[correction.field](correction.value)
    except ValueError as error:
        raise OfficerError(
            "write the value as records have it: a name, 1988-04-19, M, F or X, a state as UTO"
        ) from error


def _locked(traveller_id: str) -> TravellerRecord:
    found = find_traveller(traveller_id)
    if found.masked_at is not None:
        raise OfficerError("this record is masked: its values are corrected once an approved request has opened it")
    return TravellerRecord.objects.using("passenger").select_for_update().get(id=found.id)


def _write(row: TravellerRecord, content: Mapping[str, Any], *, at: datetime, keys: KeyStore) -> None:
    """The content with all that follows from it; a changed digest is what makes screening look again."""
    said = traveller_from_plain(content)
    others = [(name["surname"], name["given_names"]) for name in content["other_names"]]
    row.seal(dict(content), under=day_name(row.received_at))
    row.digest, row.changed_at = digest_of(content), at
    row.has_birth_date = said.birth_date is not None and said.birth_date.is_full
    mark(row, traces_of(said, others, IdMaker(keys.identity_key())))
    row.save(using="passenger")
