"""Whether a hit may leave at all: reviewed, about the evidence that was looked at, and not declined."""

from openpiu.core.law.conditions import CONDITIONS
from openpiu.core.law.hit_states import HitState
from openpiu.core.law.permissions import Act
from openpiu.duties.disclose.choosing import Choice
from openpiu.errors import OfficerError, Refused
from openpiu.store.passenger.lookups import is_declined
from openpiu.store.passenger.models import Hit


def check_reviewed(hit: Hit, choice: Choice | None = None) -> None:
    """Refuse what has no review, or what an officer has found not to leave; and a choice about older evidence."""
    if hit.traveller.masked_at is not None:
        raise Refused(
            "this record is masked: what identifies the traveller leaves only on an approved request", rule="PNR-12.6"
        )
    if hit.state == HitState.RELEASED:
        raise Refused("this hit has been released already; see its disclosure", rule="PNR-6.10")
    if hit.state not in CONDITIONS[Act.RELEASE].states:
        raise Refused(
            f"this hit is {hit.state.replace('_', ' ')}: nothing leaves before {_officers(hit.officers)} confirmed it",
            rule="PNR-6.10",
        )
    if is_declined(hit):
        raise Refused(
            "an officer found no objective link with carriage by air, or ordinary crime: nothing of this hit leaves",
            rule="CJ-2",
        )
    if choice is not None and hit.evidence != choice.evidence_version:
        raise OfficerError("the evidence changed while you were looking; read the preview again")


def _officers(count: int) -> str:
    return "an officer has" if count == 1 else "two officers have"
