"""What every duty does the same way: one transaction, and an act entered in the ledger inside it.

Belongs here: the transaction, the ledger entry, the check before a consultation. Not here: what the act is.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from openpiu.core.law.acts import ACTS
from openpiu.core.law.conditions import Ask, check
from openpiu.core.law.roles import Actor
from openpiu.errors import OurError, Refused
from openpiu.store.journal import Draft
from openpiu.store.passenger.journal import JOURNAL
from openpiu.store.passenger.turns import take_turn


def in_one_transaction() -> AbstractContextManager[None]:
    """All or nothing, in the passenger store; committed when the block ends."""
    return transaction.atomic(using="passenger", durable=False)


@contextmanager
def alone_in_one_transaction() -> Iterator[None]:
    """The same, one at a time: receiving and screening lock many travellers, and two at once could wait for each other.

    Pages are not held up: they take the ledger's lock only, which such a transaction takes last.
    """
    with in_one_transaction():
        take_turn()
        yield


def admit(ask: Ask, *, at: datetime, kind: str) -> None:
    """Check a consultation against the one table; a refusal is itself entered in the ledger (PNR-1.1)."""
    try:
        check(ask)
    except Refused as refusal:
        with in_one_transaction():
            enter("access.refused", actor=ask.actor, at=at, subject=kind, wanted=ask.act.value, rule=refusal.rule)
        raise


def enter(act: str, *, actor: Actor, at: datetime, subject: str, purpose: str | None = None, **detail: Any) -> None:
    """One ledger entry about an act on passenger data (PNR-13.5); call it inside the act's transaction.

    `detail` holds ids, counts and codes only, never anything that names a person (PNR-13.8).
    """
    enter_all([Doing(act=act, subject=subject, purpose=purpose, detail=detail)], actor=actor, at=at)


@dataclass(frozen=True, slots=True, kw_only=True)
class Doing:
    """One act among several that are entered together."""

    act: str
    subject: str
    purpose: str | None
    detail: Mapping[str, Any]


def enter_all(doings: Sequence[Doing], *, actor: Actor, at: datetime) -> None:
    """The same for several acts of one actor at one time: an entry each, in their order."""
    for one in doings:
        if one.act not in ACTS:
            raise OurError(f"the act {one.act!r} is missing in core/law/acts.py")
    JOURNAL.append_all(
        [
            Draft(
                at=at,
                act=one.act,
                actor=actor.id,
                role=actor.role.value if actor.role else "machine",
                subject=one.subject,
                purpose=one.purpose,
                detail={**one.detail, "category": ACTS[one.act], "authority": actor.authority},
            )
            for one in doings
        ]
    )
