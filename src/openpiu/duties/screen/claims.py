"""Turning what the matcher found into hits: new, renewed, lapsed. The rows of one traveller at a time."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Set
from dataclasses import asdict, dataclass, field
from datetime import datetime
from operator import itemgetter
from typing import Any
from uuid import UUID

import msgspec

from openpiu.core.law.actions import ACTIONS, Action
from openpiu.core.law.hit_states import REOPENED_BY_CHANGE, UNDECIDED, HitState
from openpiu.core.law.reason_classes import ReasonClass
from openpiu.core.law.statistics.events import Event, Kind
from openpiu.core.law.statistics.moves import Move, event_under
from openpiu.core.law.subject_classes import Basis, SubjectClass
from openpiu.core.matching import Comparison, Finding
from openpiu.core.terms.ids import IdMaker
from openpiu.duties import tallies
from openpiu.duties.papers import is_about_documents
from openpiu.store.passenger.models import Alert, Hit, TravellerRecord
from openpiu.store.sealed import SEALED

WRITTEN = [
    "score", "band", *SEALED, "profile", "evidence", "alert_version", "state", "changed", "raised_at",
    "updated_at", "officers", "rests_on", "rests_until", "renewals", "heads",
]  # fmt: skip

# States that a lapsing claim leaves alone: a disclosure stands, and so does a negative review (PNR-12.9).
STAND = frozenset({HitState.RELEASED.value, HitState.REJECTED.value, HitState.LAPSED.value})


@dataclass(slots=True)
class Claims:
    """Hits to be written after one screening run."""

    ids: IdMaker
    at: datetime
    new: list[Hit] = field(default_factory=list)
    renewed: list[Hit] = field(default_factory=list)  # the evidence changed
    rescored: list[Hit] = field(default_factory=list)  # the same evidence, other points
    lapsed: list[Hit] = field(default_factory=list)
    freed: list[Hit] = field(default_factory=list)  # of the renewed and lapsed ones: were suppressed
    moves: list[Move] = field(default_factory=list)  # for the tally
    renewals: Counter[Event] = field(default_factory=Counter)  # likewise

    def weigh(
        self,
        traveller: TravellerRecord,
        findings: Iterable[Finding],
        *,
        standing: Mapping[UUID, Hit],
        alerts: Mapping[UUID, Alert],
        reviewed: Set[UUID],
    ) -> None:
        """Compare what was found now with the hits that stand; `standing` and `alerts` are by alert id.

        `reviewed` are the hits that officers have looked at, whatever they said.
        """
        found = {UUID(finding.alert): finding.comparison for finding in findings}
        for alert_id, comparison in sorted(found.items()):
            hit = standing.get(alert_id)
            if hit is None:
                self.new.append(self._raise(traveller, alerts[alert_id], comparison))
            else:
                self._renew(hit, traveller, alerts[alert_id], comparison, is_reviewed=hit.id in reviewed)
        for alert_id, hit in sorted(standing.items()):
            if alert_id not in found:
                self._lapse(hit)

    def save(self) -> None:
        """Write all rows; call it once, inside the run's transaction."""
        Hit.objects.using("passenger").bulk_create(self.new)
        Hit.objects.using("passenger").bulk_update([*self.renewed, *self.rescored, *self.lapsed], WRITTEN)

    def count(self) -> None:
        """Count what was claimed; call it after the run's ledger entry."""
        tallies.count(self.renewals, at=self.at)
        tallies.count_all(self.moves, at=self.at)

    def _raise(self, traveller: TravellerRecord, alert: Alert, comparison: Comparison) -> Hit:
        hit = Hit(
            id=self.ids.make("hit", str(traveller.id), str(alert.id)),
            traveller=traveller,
            alert=alert,
            raised_at=self.at,
        )
        hit.heads = tallies.heads(traveller, alert, self.at)
        self._fill(hit, alert, comparison)
        self.moves.append(tallies.move(hit, None))
        return hit

    def _renew(
        self, hit: Hit, traveller: TravellerRecord, alert: Alert, comparison: Comparison, *, is_reviewed: bool
    ) -> None:
        """Claim a hit anew. What officers said before stays in its history and stands no more (PNR-6.9)."""
        if evidence_of(comparison, alert, hit.renewals) == hit.evidence and hit.state != HitState.LAPSED:
            self._rescore(hit, alert, comparison)
            return
        if HitState(hit.state) not in REOPENED_BY_CHANGE:
            if not hit.changed:
                hit.changed, hit.updated_at = True, self.at
                self.renewed.append(hit)
            return
        hit.changed = hit.changed or (is_reviewed and HitState(hit.state) not in UNDECIDED)
        hit.renewals += is_reviewed
        before, heads = hit.state, hit.heads
        self._free(hit)
        hit.heads = tallies.heads(traveller, alert, self.at)
        self.renewed.append(self._fill(hit, alert, comparison))
        self.moves.append(tallies.move(hit, before, heads))
        self.renewals[event_under(hit.heads, Kind.RENEWED)] += 1

    def _rescore(self, hit: Hit, alert: Alert, comparison: Comparison) -> None:
        """New points for what was seen already: they are shown, and nothing has to be decided again (PNR-12.9)."""
        before = _shown(hit)
        _describe(hit, alert, comparison)
        if _shown(hit) != before and hit.state != HitState.RELEASED:
            hit.updated_at = self.at
            self.rescored.append(hit)

    def _lapse(self, hit: Hit) -> None:
        if hit.state in STAND:
            return
        before = hit.state
        self._free(hit)
        hit.state, hit.updated_at = HitState.LAPSED.value, self.at
        self.lapsed.append(hit)
        self.moves.append(tallies.move(hit, before))

    def _free(self, hit: Hit) -> None:
        """A suppressed hit that changes stands on its own again; screening may find that it still is a repeat."""
        if hit.state == HitState.SUPPRESSED:
            hit.rests_on, hit.rests_until, hit.raised_at = None, None, self.at
            self.freed.append(hit)

    def _fill(self, hit: Hit, alert: Alert, comparison: Comparison) -> Hit:
        _describe(hit, alert, comparison)
        hit.evidence = evidence_of(comparison, alert, hit.renewals)
        hit.officers = ACTIONS[Action(alert.action)].officers
        hit.state, hit.updated_at = HitState.RAISED.value, self.at
        return hit


def _describe(hit: Hit, alert: Alert, comparison: Comparison) -> None:
    hit.score, hit.band, hit.profile = comparison.score, comparison.band, comparison.profile
    hit.alert_version = alert.version
    hit.seal(explanation_of(comparison), under=hit.traveller.sealed_under)


def _shown(hit: Hit) -> tuple[object, ...]:
    return hit.score, hit.band, hit.profile, hit.explanation, hit.alert_version


def explanation_of(comparison: Comparison) -> list[dict[str, Any]]:
    """The contributions as stored: field, both values, relation, points."""
    return [asdict(contribution) for contribution in comparison.explanation]


def _said_of(alert: Alert) -> dict[str, str]:
    """Whom the alert is about and on what its reason rests, where its owner said so (RGT-8).

    What nobody said is left out, so that evidence from before there were these words stays what officers judged.
    """
    kind, basis = SubjectClass(alert.subject_class), Basis(alert.reason_basis)
    follows = kind is SubjectClass.UNSAID or (kind is SubjectClass.DOCUMENT and is_about_documents(alert))
    said = {} if follows else {"subject_class": kind.value}
    return said if basis is Basis.UNSAID else {**said, "reason_basis": basis.value}


def evidence_of(comparison: Comparison, alert: Alert, renewals: int = 0) -> str:
    """Digest of what a reviewer judges: the values compared, how they are related, and what the alert asks for.

    Points are left out: they order the work. When only they change, nobody has seen anything new. `renewals` is in it
    so that no review of an earlier claim is taken for one of this claim, though all values may be the same again.
    """
    rows = [(row.field, row.traveller, row.alert, row.relation) for row in comparison.explanation]
    content: dict[str, Any] = {
        "rows": sorted(rows, key=itemgetter(0)),
        "action": alert.action,
        "legal_basis": alert.legal_basis,
        **_said_of(alert),
    }
    if alert.reason_class == ReasonClass.CRITERION:
        content["criterion"] = alert.digest  # another text is another claim, though it may rest on the same signs
    if renewals:
        content["renewals"] = renewals
    return hashlib.sha256(msgspec.json.encode(content, order="sorted")).hexdigest()
