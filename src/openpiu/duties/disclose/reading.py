"""Reading disclosures again: the list without names, the notice with the signed package."""

from datetime import datetime

import msgspec

from openpiu.core.law.conditions import purpose_of
from openpiu.core.law.permissions import Act, check_may, may
from openpiu.core.law.roles import Actor
from openpiu.duties.acting import enter, in_one_transaction
from openpiu.duties.disclose.notices import DisclosureRow, Notice
from openpiu.duties.disclose.outcomes import outcomes_of
from openpiu.store.passenger.lookups import find_disclosure
from openpiu.store.passenger.models import Disclosure

MOST = 200


def list_disclosures(*, actor: Actor) -> tuple[DisclosureRow, ...]:
    """The newest disclosures, without travellers' names."""
    check_may(actor, Act.SEE_DISCLOSURES)
    rows = Disclosure.objects.using("passenger").select_related("hit__traveller__flight").order_by("-released_at", "id")
    return tuple(_row(disclosure) for disclosure in rows[:MOST])


def open_notice(disclosure_id: str, *, actor: Actor, at: datetime) -> Notice:
    """One disclosure as it left; seeing it again is a consultation."""
    check_may(actor, Act.SEE_DISCLOSURES)
    with in_one_transaction():
        disclosure = find_disclosure(disclosure_id)
        enter(
            "disclosure.viewed",
            actor=actor,
            at=at,
            subject=f"disclosure:{disclosure.id}",
            purpose=purpose_of(actor, disclosure.purpose),
        )
        whole = msgspec.json.decode(disclosure.signed)
        return Notice(
            disclosure=str(disclosure.id),
            code=disclosure.code,
            package=whole["package"],
            signed=disclosure.signed,
            key=whole["key"]["x"][:16],
            outcomes=outcomes_of(disclosure),
            may_record=may(actor, Act.RECORD_OUTCOME),
        )


def _row(disclosure: Disclosure) -> DisclosureRow:
    return DisclosureRow(
        disclosure=str(disclosure.id),
        hit=str(disclosure.hit_id or ""),
        recipient=disclosure.recipient,
        purpose=disclosure.purpose,
        offence=disclosure.offence,
        flight=str(disclosure.hit.traveller.flight) if disclosure.hit else "",
        released_by=disclosure.released_by,
        released_at=disclosure.released_at,
        code=disclosure.code,
    )
