"""Liaison officers: a grant that two persons make, its revocation, and visits of which every view is on record.

A visit is made anew for every question, from the grants as they lie in the store then: a revocation counts at once.
"""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from openpiu.adapters.keys.base import KeyStore
from openpiu.core.cases.events import Pen
from openpiu.core.cases.folding import replay
from openpiu.core.cases.grants import (
    RULE,
    Grant,
    Held,
    Revocation,
    Thing,
    broken_limit,
    hold,
    in_force,
    read_grant,
    read_revocation,
    sign_grant,
    sign_revocation,
    write_grant,
    write_revocation,
)
from openpiu.core.cases.visiting import Answer, Visit, things_of, visit
from openpiu.core.law.permissions import Act, check_may
from openpiu.core.law.roles import Actor
from openpiu.core.terms.ids import IdMaker
from openpiu.duties.acting import enter, in_one_transaction
from openpiu.duties.cases.book import contents_of, hide_taken_back, instant, joint_events
from openpiu.errors import OfficerError, Refused
from openpiu.store.passenger.models import LiaisonGrant, LiaisonProposal, LiaisonRevocation

_ANYBODY = ("a.first", "b.second")  # stands for approvers while a draft's other limits are checked


def propose_grant(draft: Grant, *, actor: Actor, at: datetime, keys: KeyStore) -> None:
    """One person's word; nothing is open yet. Refused (EXC-12) where the grant breaks a limit."""
    check_may(actor, Act.GRANT_LIAISON)
    why = broken_limit(replace(draft, officer=draft.officer, approvers=_ANYBODY))
    if why or actor.id == draft.officer:
        raise Refused(why or "nobody grants a visit to themselves", rule=RULE)
    with in_one_transaction():
        LiaisonProposal.objects.using("passenger").create(
            id=IdMaker(keys.identity_key()).make("liaison-proposal", draft.id), reference=draft.id,
            proposed_by=actor.id, proposed_at=at, line=write_grant(replace(draft, approvers=())),
        )  # fmt: skip
        enter("liaison.proposed", actor=actor, at=at, subject=f"liaison:{draft.id}", cases=list(draft.cases))


def approve_grant(reference: str, *, pen: Pen, actor: Actor, at: datetime, keys: KeyStore) -> Grant:
    """The second person's word: the host signs, and the officer may visit from then on."""
    check_may(actor, Act.GRANT_LIAISON)
    with in_one_transaction():
        row = LiaisonProposal.objects.using("passenger").filter(reference=reference).first()
        if row is None:
            raise OfficerError("nobody proposed a grant of this name")
        draft = read_grant(bytes(row.line))
        grant = sign_grant(replace(draft, approvers=(row.proposed_by, actor.id)), pen=pen)
        LiaisonGrant.objects.using("passenger").create(
            id=IdMaker(keys.identity_key()).make("liaison-grant", grant.id), reference=grant.id,
            officer=grant.officer, first_approver=row.proposed_by, second_approver=actor.id,
            since=datetime.fromisoformat(grant.since), until=datetime.fromisoformat(grant.until),
            line=write_grant(grant),
        )  # fmt: skip
        enter(
            "liaison.granted", actor=actor, at=at, subject=f"liaison:{grant.id}", officer=grant.officer,
            home=grant.home, cases=list(grant.cases), ceiling=grant.ceiling, until=grant.until,
        )  # fmt: skip
    return grant


def revoke_grant(reference: str, *, pen: Pen, actor: Actor, at: datetime, keys: KeyStore) -> None:
    """End a grant now: the next question of an open visit finds nothing any more."""
    check_may(actor, Act.GRANT_LIAISON)
    revocation = Revocation(grant=reference, host=pen.node, at=instant(at), by=actor.id)
    with in_one_transaction():
        if not LiaisonGrant.objects.using("passenger").filter(reference=reference).exists():
            raise OfficerError("there is no grant of this name")
        LiaisonRevocation.objects.using("passenger").create(
            id=IdMaker(keys.identity_key()).make("liaison-revocation", reference, revocation.at),
            reference=reference, line=write_revocation(sign_revocation(revocation, pen=pen)),
        )  # fmt: skip
        enter("liaison.revoked", actor=actor, at=at, subject=f"liaison:{reference}")


def visit_cases(*, host: str, host_keys: Collection[str], actor: Actor, at: datetime) -> Visit:
    """The one way in of a liaison officer, at this instant."""
    check_may(actor, Act.VISIT_CASES)
    held, now = _held(actor.id, host, host_keys), instant(at)
    named = sorted({case for grant in in_force(held, now) for case in grant.cases})
    return visit(held, {case: _things(case, at) for case in named}, now)


def open_in_visit(thing: str, why: str, *, host: str, host_keys: Collection[str], actor: Actor, at: datetime) -> Answer:
    """One thing, as the visit shows it; what is shown is entered in the ledger, what is not as a refusal."""
    answer = visit_cases(host=host, host_keys=host_keys, actor=actor, at=at).open(thing, why=why)
    with in_one_transaction():
        if answer.is_there:
            # Who and when stand in every entry; the reason is text, and stays out of the ledger.
            detail = {name: answer.record[name] for name in ("verb", "thing", "version")}
            enter("liaison.viewed", actor=actor, at=at, subject=f"case:{answer.record['case']}", **detail)
        else:
            enter("access.refused", actor=actor, at=at, subject="case", wanted=Act.VISIT_CASES.value, rule=RULE)
    return answer


def _held(officer: str, host: str, host_keys: Collection[str]) -> Held:
    grants = [read_grant(bytes(row.line)) for row in LiaisonGrant.objects.using("passenger").filter(officer=officer)]
    ended = LiaisonRevocation.objects.using("passenger").filter(reference__in=[grant.id for grant in grants])
    revocations = [read_revocation(bytes(row.line)) for row in ended]
    return hold(officer, host=host, keys=host_keys, grants=grants, revocations=revocations)


def _things(case: str, at: datetime) -> dict[str, Thing]:
    events = joint_events(case)
    state = replay(events).state
    if not state.case:
        return {}
    hide_taken_back(state, case)
    return things_of(state, events, contents_of(case, state.contents), day=instant(at)[:10])
