"""What is made of a finding: seen, with a note, or referred with a signed dossier (PNR-5.2)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from openpiu.adapters.keys.base import KeyStore
from openpiu.core.envelope import sign_package
from openpiu.core.law.permissions import Act, check_may
from openpiu.core.law.roles import Actor
from openpiu.duties.acting import enter, in_one_transaction
from openpiu.errors import OfficerError
from openpiu.store.passenger.lookups import find_finding
from openpiu.store.passenger.models import LedgerEntry, OversightFinding

SCHEMA = "openpiu.dossier.v1"
LONGEST = 1000  # letters of a note


@dataclass(frozen=True, slots=True, kw_only=True)
class Referral:
    """From whom and to whom a dossier goes, and why."""

    unit: str
    authority: str
    note: str


def mark_seen(finding_id: str, *, note: str, actor: Actor, at: datetime) -> None:
    """Nothing more is to be done; the note says why."""
    check_may(actor, Act.ANSWER_OVERSIGHT)
    with in_one_transaction():
        found = _open(finding_id, note)
        found.state, found.note, found.answered_by, found.answered_at = "seen", note.strip(), actor.id, at
        found.save()
        enter("oversight.seen", actor=actor, at=at, subject=f"finding:{found.id}", purpose="oversight")


def refer(finding_id: str, referral: Referral, *, actor: Actor, at: datetime, keys: KeyStore) -> str:
    """Sign a dossier of the entries for the supervisory authority; returns it. A seen finding can still be referred."""
    check_may(actor, Act.ANSWER_OVERSIGHT)
    with in_one_transaction():
        found = _open(finding_id, referral.note)
        found.dossier = sign_package(_dossier(found, referral, actor, at), key=keys.signing_key(), key_id=keys.key_id())
        found.state, found.note, found.answered_by, found.answered_at = "referred", referral.note.strip(), actor.id, at
        found.save()
        enter(
            "oversight.referred", actor=actor, at=at, subject=f"finding:{found.id}", purpose="oversight",
            entries=len(found.entries), key=keys.key_id(),
        )  # fmt: skip
        return found.dossier


def read_dossier(finding_id: str, *, actor: Actor, at: datetime) -> str:
    """The signed dossier again."""
    check_may(actor, Act.SEE_OVERSIGHT)
    with in_one_transaction():
        found = find_finding(finding_id)
        if not found.dossier:
            raise OfficerError("this finding was not referred; there is no dossier")
        enter("oversight.viewed", actor=actor, at=at, subject=f"finding:{found.id}", purpose="oversight", dossier=True)
        return found.dossier


def _open(finding_id: str, note: str) -> OversightFinding:
    found = find_finding(finding_id, locked=True)
    if found.state == "referred":
        raise OfficerError("this finding was referred already; its dossier stands")
    if not note.strip() or len(note) > LONGEST:
        raise OfficerError("write a note of 1 to 1000 letters: what you looked at and what you found")
    return found


def _dossier(found: OversightFinding, referral: Referral, actor: Actor, at: datetime) -> dict[str, Any]:
    """The entries as they stand in the ledger, with their hashes: they verify against an exported ledger."""
    rows = LedgerEntry.objects.using("passenger").filter(sequence__in=found.entries).order_by("sequence")
    return {
        "schema": SCHEMA,
        "id": str(found.id),
        "unit": referral.unit,
        "recipient": {"code": "authority", "name": referral.authority},
        "pattern": found.pattern,
        "officer": found.officer,
        "about": found.about,
        "count": found.count,
        "usual": found.usual,
        "note": referral.note.strip(),
        "referred_by": actor.id,
        "referred_at": at.isoformat(timespec="seconds"),
        "entries": [_plain(row) for row in rows],
    }


def _plain(row: LedgerEntry) -> dict[str, Any]:
    names = ("sequence", "at", "act", "actor", "role", "subject", "purpose", "detail", "previous", "hash")
    return {name: getattr(row, name) for name in names}
