"""Known-not-to-match: when a reviewed negative may spare the same person the same hit (PNR-12.9, CJ-9, docs/adr/0011).

Belongs here: which negatives count, and for how long. Not here: finding them, nor what makes two records one person.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from openpiu.core.law.hit_states import Decision, HitState

# From the first receipt of the record that the negative is about: shorter than any six months, after which an
# ordinary record is masked and, without a ground of its own, deleted (PNR-12.2, CJ-14).
LONGEST = timedelta(days=180)

# Reasons that speak about the person. The others (not on board, duplicate, expired ...) are about one journey or one
# message: whoever was rejected for them may well be the person of the alert the next time.
OTHER_PERSON = frozenset({"R1", "R2", "R3", "R4"})

# A hit on the same person and alert in one of these states is not in doubt.
NOT_IN_DOUBT = frozenset({HitState.REJECTED, HitState.SUPPRESSED, HitState.LAPSED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """What one officer said about the hit, and about which version of the alert."""

    officer: str
    decision: str
    reasons: frozenset[str]
    alert_version: int


def is_negative(words: Sequence[Word], *, officers: int, alert_version: int) -> bool:
    """Whether standing decisions say with one voice that this is another person than that of this alert version.

    Arrest-grade alerts need as many rejecting officers as a review does, and nobody who confirmed: a dispute that a
    supervisor settled is a decision about one hit, not a certainty about a person.
    """
    if any(word.decision == Decision.CONFIRM for word in words):
        return False
    rejecting = [word for word in words if word.decision == Decision.REJECT]
    counts = all(word.reasons & OTHER_PERSON and word.alert_version == alert_version for word in rejecting)
    return counts and len({word.officer for word in rejecting}) >= officers
