"""A unit with two cases and a grant in one of them, for the tests of visits: by page, by address, by operation."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from openpiu.adapters.keys.base import KeyStore
from openpiu.conf import cases as house
from openpiu.conf import clock
from openpiu.core.cases.grants import Grant
from openpiu.core.law.roles import Actor, Role
from openpiu.duties import cases
from openpiu.duties.cases import Said
from openpiu.duties.cases.book import instant
from tests.core.cases.team import ARC, UTO

TERMS = {"code": "H1", "grading": "B2"}
SUPERVISOR = Actor(id="s.super", role=Role.SUPERVISOR, authority="Police", name="S. Super")
SECOND = replace(SUPERVISOR, id="o.super")
SHOWN, SECRET, ELSEWHERE = "The couriers meet on Fridays", "What a witness said", "Nobody's business"


@dataclass(frozen=True, slots=True, kw_only=True)
class Visited:
    """What there is: ids of things within their cases."""

    case: str
    other: str  # a case that no grant names
    note: str
    statement: str  # of a class that no grant names
    keys: KeyStore

    def write(self, kind: str, text: str, *, case: str = "", **facts: Any) -> str:
        """One thing more; its id."""
        return _write(case or self.case, kind, text, self.keys, **facts)

    def grant(self, officer: str = "l.liaison", **changes: Any) -> str:
        """Proposed by one, approved by another; its id."""
        now = clock.now()
        draft = Grant(
            id="g-1", host=UTO, officer=officer, home=ARC, cases=(self.case,), classes=("note",), verbs=("read",),
            ceiling="H2", purpose="6.2b", legal_basis="PNR-9.2", since=instant(now - timedelta(days=1)),
            until=instant(now + timedelta(days=9)), approvers=(),
        )  # fmt: skip
        draft = replace(draft, **changes)
        cases.propose_grant(draft, actor=SUPERVISOR, at=now, keys=self.keys)
        cases.approve_grant(draft.id, pen=house.pen(), actor=SECOND, at=now, keys=self.keys)
        return draft.id

    def revoke(self, grant: str) -> None:
        """End it now."""
        cases.revoke_grant(grant, pen=house.pen(), actor=SUPERVISOR, at=clock.now(), keys=self.keys)

    def recall(self, event: str) -> None:
        """Take it back."""
        facts: dict[str, Any] = {"events": (event,), "mode": "erase", "reason": "wrong", "deadline": "2030-01-01"}
        said = Said(kind="recalled", facts=facts)
        cases.write(said, case=self.case, pen=house.pen(), actor=SUPERVISOR, at=clock.now(), keys=self.keys)


def set_up(keys: KeyStore, at: datetime) -> Visited:
    """Two cases of this unit."""
    one, two = (f"case-{number}" for number in (1, 2))
    opening = {"offence": "4", "legal_basis": "PNR-9.2", "since": at.date().isoformat(), "until": "2030-01-01"}
    for case in (one, two):
        _write(case, "opened", "opened", keys, **opening, invited=())
    _write(two, "note", ELSEWHERE, keys)
    return Visited(
        case=one, other=two, note=_write(one, "note", SHOWN, keys), keys=keys,
        statement=_write(one, "statement", SECRET, keys, given="2026-01-01T00:00:00.000000Z"),
    )  # fmt: skip


def _write(case: str, kind: str, text: str, keys: KeyStore, **facts: Any) -> str:
    said = Said(kind=kind, facts=facts, terms=TERMS, values={"text": text})
    return cases.write(said, case=case, pen=house.pen(), actor=SUPERVISOR, at=clock.now(), keys=keys).id
