"""Owners that are asked before a hit on their alert leaves for another state (EXC-18).

A list says that its owner is asked. Then a letter about a hit on one of its alerts is drafted only once somebody has
recorded the owner's word, or why nobody could wait for it. An objection stands against it until there is another word.
"""

from dataclasses import dataclass
from datetime import datetime

from openpiu.core.law.permissions import Act, check_may
from openpiu.core.law.roles import Actor
from openpiu.core.law.sharing import EMERGENCY_LENGTH, OWNER_WORDS
from openpiu.duties.acting import enter, in_one_transaction
from openpiu.duties.exchange.post import Post, active_partner
from openpiu.errors import OfficerError, Refused
from openpiu.store.passenger.lookups import find_hit
from openpiu.store.passenger.models import AlertList, Hit, OwnerWord, Partner


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """What the owner said and who spoke for it; or `urgent`, and why it could not wait."""

    word: str  # core.law.sharing.OWNER_WORDS
    spoke: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnerState:
    """Whether the owner is asked about a hit, and what is on record."""

    owner: str
    is_asked: bool
    word: str  # empty: nothing yet
    spoke: str
    officer: str
    at: datetime | None


def owner_state(hit_id: str, partner: str, *, actor: Actor) -> OwnerState:
    """What a page shows of it; nothing about the traveller."""
    check_may(actor, Act.WRITE_ABROAD)
    hit = find_hit(hit_id)
    last = _last(hit, partner)
    return OwnerState(
        owner=hit.alert.owner, is_asked=_is_asked(hit), word=last.word if last else "",
        spoke=last.spoke if last else "", officer=last.officer if last else "", at=last.at if last else None,
    )  # fmt: skip


def record_word(post: Post, hit_id: str, partner_code: str, said: Word, *, actor: Actor, at: datetime) -> None:
    """Put on record what the owner said about this hit and this partner, or why nobody could wait."""
    check_may(actor, Act.WRITE_ABROAD)
    if said.word not in OWNER_WORDS:
        raise OfficerError("say whether the owner agrees or objects, or that it cannot wait")
    if said.word == "urgent" and len(said.why.strip()) < EMERGENCY_LENGTH:
        raise OfficerError("say in a sentence why it cannot wait for the owner")
    if said.word != "urgent" and not said.spoke.strip():
        raise OfficerError("say who spoke for the owner")
    with in_one_transaction():
        hit, partner = find_hit(hit_id, locked=True), active_partner(partner_code)
        last = _last(hit, partner.code)
        number = last.number + 1 if last else 1
        OwnerWord.objects.using("passenger").create(
            id=post.ids().make("owner-word", str(hit.id), hit.evidence, partner.code, str(number)), hit=hit.id,
            evidence=hit.evidence, partner=partner, number=number, word=said.word, spoke=said.spoke.strip()[:120],
            why=said.why.strip()[:400], officer=actor.id, at=at,
        )  # fmt: skip
        enter(
            "exchange.owner_asked", actor=actor, at=at, subject=f"hit:{hit.id}", purpose="6.2a", partner=partner.code,
            word=said.word, number=number,
        )  # fmt: skip


def check_owner(hit: Hit, partner: Partner) -> None:
    """Refused where the list's owner is asked and has not agreed, and nobody said why it cannot wait."""
    if not _is_asked(hit):
        return
    last = _last(hit, partner.code)
    if last is None:
        raise Refused("the owner of this alert is asked first: record its word, or why it cannot wait", rule="EXC-18")
    if last.word == "objects":
        raise Refused("the owner of this alert objects: keep it back, or record another word of it", rule="EXC-18")


def _is_asked(hit: Hit) -> bool:
    return AlertList.objects.using("passenger").filter(name=hit.alert.list_name, consult=True).exists()


def _last(hit: Hit, partner: str) -> OwnerWord | None:
    rows = OwnerWord.objects.using("passenger").filter(hit=hit.id, evidence=hit.evidence, partner=partner)
    return rows.order_by("-number").first()
