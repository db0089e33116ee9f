"""Deciding a selection. It has no effect before another person, outside the unit, has approved it (CJ-3)."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from openpiu.adapters.keys.base import KeyStore
from openpiu.core.law.clocks import add_months
from openpiu.core.law.flight_selection import Reach, read_pattern
from openpiu.core.law.permissions import Act, check_may
from openpiu.core.law.profiles import IntraEu, Profile
from openpiu.core.law.roles import Actor
from openpiu.core.terms.ids import IdMaker
from openpiu.duties.acting import enter, in_one_transaction
from openpiu.errors import OfficerError, Refused
from openpiu.store.passenger.models import Selection

_DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """One decision as its author writes it. Grounds and references name no person."""

    reach: str  # core.law.flight_selection.Reach
    patterns: tuple[str, ...]
    begins: date
    ends: date  # the first day on which it is over
    grounds: str
    evidence: str  # reference of the assessment
    evidence_digest: str  # SHA-256 of the assessment, which itself stays where it is
    body: str = ""  # outside the unit, that finds a terrorist threat; only for all flights
    body_reference: str = ""


def propose(proposal: Proposal, *, profile: Profile, actor: Actor, at: datetime, keys: KeyStore) -> str:
    """Record the decision; returns its id. It waits for its review."""
    check_may(actor, Act.PROPOSE_SELECTION)
    check_allowed(proposal.reach, profile)
    _check_threat(proposal)
    _check_reasons(proposal)
    _check_life(proposal, profile, at)
    patterns = sorted({str(read_pattern(text)) for text in proposal.patterns})
    if (proposal.reach == Reach.ALL) is bool(patterns):
        raise OfficerError("name the flights, one a line; where all are selected, name none")
    id_ = IdMaker(keys.identity_key()).make("selection", actor.id, at.isoformat(), *patterns)
    basis = profile.basis("intra_eu")
    with in_one_transaction():
        Selection.objects.using("passenger").create(
            id=id_, reach=proposal.reach, patterns=patterns, body=proposal.body.strip(),
            body_reference=proposal.body_reference.strip(), grounds=proposal.grounds.strip(),
            evidence=proposal.evidence.strip(), evidence_digest=proposal.evidence_digest.lower(),
            begins=proposal.begins, ends=proposal.ends, decided_by=actor.id, decided_at=at, **basis,
        )  # fmt: skip
        enter(
            "selection.proposed", actor=actor, at=at, subject=f"selection:{id_}", reach=proposal.reach,
            patterns=patterns, begins=proposal.begins.isoformat(), ends=proposal.ends.isoformat(),
            evidence=proposal.evidence_digest.lower(), **basis,
        )  # fmt: skip
    return str(id_)


def check_allowed(reach: str, profile: Profile) -> None:
    """Refuse what the profile in force does not know, naming its article."""
    if reach not in list(Reach):
        raise OfficerError("choose routes, or all flights inside the Union")
    mode, article = profile.intra_eu.value, profile.intra_eu.article
    if mode is IntraEu.NONE:
        raise Refused(
            f"the law profile {profile.id} allows no selection of flights inside the Union ({article})", rule="CJ-3"
        )
    if reach == Reach.ALL and mode is not IntraEu.THREAT:
        raise Refused(
            f"the law profile {profile.id} allows no selection of all flights inside the Union ({article})",
            rule="API-13.1",
        )


def _check_threat(proposal: Proposal) -> None:
    if proposal.reach == Reach.ALL and not (proposal.body.strip() and proposal.body_reference.strip()):
        raise Refused(
            "all flights inside the Union need a body outside the unit that finds a terrorist threat: its name and its "
            "reference", rule="CJ-3",
        )  # fmt: skip


def _check_reasons(proposal: Proposal) -> None:
    if not proposal.grounds.strip():
        raise Refused("a selection is reasoned: say on what objective grounds it rests", rule="API-13.2")
    if not proposal.evidence.strip() or not _DIGEST.fullmatch(proposal.evidence_digest.lower()):
        raise Refused("a selection rests on an assessment: give its reference and its SHA-256", rule="API-13.2")


def _check_life(proposal: Proposal, profile: Profile, at: datetime) -> None:
    if proposal.ends <= proposal.begins:
        raise OfficerError("a selection ends after it begins")
    if proposal.begins < at.date():
        raise OfficerError("a selection does not begin in the past")
    months = profile.selection_months
    if proposal.ends > add_months(proposal.begins, months.value):
        raise Refused(
            f"a selection lives {months.value} months at most, then it is decided anew ({months.article})", rule="CJ-3"
        )
