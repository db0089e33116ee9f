"""Screening: whoever is new or changed, travellers or alerts, is compared; hits are stored with their reasons.

Each run is one transaction with one ledger entry ("combination", RGT-1); an interrupted run is simply run again.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import F, Q

from openpiu.adapters.keys.base import KeyStore
from openpiu.core import matching
from openpiu.core.law.hit_states import HitState
from openpiu.core.law.reason_classes import ReasonClass
from openpiu.core.law.roles import MACHINE
from openpiu.core.matching import DEFAULT_PROFILE, Finding, Person
from openpiu.core.terms.ids import IdMaker
from openpiu.duties import repeats
from openpiu.duties.acting import alone_in_one_transaction, enter, in_one_transaction
from openpiu.duties.papers import Met, comparison_with, met_documents
from openpiu.duties.persons import person_of_traveller
from openpiu.duties.screen.alert_index import current_documents, current_index
from openpiu.duties.screen.claims import Claims
from openpiu.duties.screen.signs import weigh_flights
from openpiu.store.passenger.models import Alert, Hit, MessageRecord, Review, Transmission, TravellerRecord

CHUNK = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What one screening run did."""

    travellers: int = 0
    raised: int = 0
    renewed: int = 0
    rescored: int = 0
    lapsed: int = 0
    suppressed: int = 0  # of the raised and renewed: repeats of a rejected hit (PNR-12.9)
    ended: int = 0  # suppressed hits that were raised again, because what they rested on is gone


def unscreened_transmissions() -> list[UUID]:
    """Transmissions whose travellers still have to be screened, oldest first."""
    rows = Transmission.objects.using("passenger").filter(screened=False).order_by("received_at", "source")
    return list(rows.values_list("id", flat=True))


def screen_transmission(id_: UUID, *, at: datetime, keys: KeyStore) -> Run:
    """Screen every traveller that is new or changed, in the name of the transmission that brought them (PNR-6.2)."""
    with alone_in_one_transaction():
        transmission = Transmission.objects.using("passenger").select_for_update().get(id=id_)
        if transmission.screened:
            return Run()
        rows = TravellerRecord.objects.using("passenger").filter(~Q(screened_digest=F("digest")), masked_at=None)
        transmission.screened = True
        transmission.save(update_fields=["screened"])
        changed = list(rows.select_for_update().order_by("id"))
        told = MessageRecord.objects.using("passenger").filter(transmission=id_).exclude(flight=None)
        flights = set(told.values_list("flight", flat=True))
        return _screen(changed, subject=f"transmission:{id_}", at=at, keys=keys, flights=flights)


def screen_changed(*, at: datetime, keys: KeyStore) -> Run:
    """Screen every traveller whose record was changed since it was last screened, such as by a correction (RGT-6)."""
    with alone_in_one_transaction():
        rows = TravellerRecord.objects.using("passenger").filter(~Q(screened_digest=F("digest")))
        changed = list(rows.select_for_update().order_by("id"))
        return _screen(changed, subject=f"travellers:{len(changed)}", at=at, keys=keys) if changed else Run()


def screen_alerts(*, at: datetime, keys: KeyStore) -> Run:
    """Screen all stored travellers against alerts that were added, changed or withdrawn since the last run."""
    with alone_in_one_transaction():
        pending = Alert.objects.using("passenger").select_for_update().filter(~Q(screened_version=F("version")))
        ids = {alert.id for alert in pending}
        if not ids:
            return Run()
        stored = TravellerRecord.objects.using("passenger").filter(masked_at=None)
        names_somebody = any(alert.reason_class != ReasonClass.CRITERION for alert in pending)
        rows = list(stored.select_for_update().order_by("id")) if names_somebody else []
        flights = set(stored.order_by().values_list("flight", flat=True).distinct())
        run = _screen(rows, subject=f"alerts:{len(ids)}", at=at, keys=keys, only=ids, flights=flights)
        Alert.objects.using("passenger").filter(id__in=ids).update(screened_version=F("version"))
        return run


def _screen(  # each caller says these apart
    rows: Sequence[TravellerRecord],
    *,
    subject: str,
    at: datetime,
    keys: KeyStore,
    only: set[UUID] | None = None,
    flights: Collection[UUID] = (),
) -> Run:
    """One run: hits written, entered in the ledger under that subject, then counted.

    Criteria weigh everybody on the flights of these rows, and on `flights` as well.
    """
    claims = Claims(ids=IdMaker(keys.identity_key()), at=at)
    for start in range(0, len(rows), CHUNK):
        _weigh(rows[start : start + CHUNK], claims, only)
    weigh_flights({*flights, *(row.flight_id for row in rows)}, claims, only=only)
    claims.save()
    if only is None:
        screened = TravellerRecord.objects.using("passenger").filter(id__in=[row.id for row in rows])
        screened.update(screened_digest=F("digest"))
    ended = repeats.end(at=at)
    suppressed = repeats.suppress([hit.id for hit in (*claims.new, *claims.renewed)], at=at)
    freed = [hit for hit in claims.freed if hit.id not in suppressed]
    for hit in freed:
        repeats.enter_end(hit.id, why="lapsed" if hit.state == HitState.LAPSED else "evidence", at=at)
    run = Run(
        travellers=len(rows),
        raised=len(claims.new),
        renewed=len(claims.renewed),
        rescored=len(claims.rescored),
        lapsed=len(claims.lapsed),
        suppressed=len(suppressed),
        ended=ended + len(freed),
    )
    _enter(run, subject=subject, at=at)
    claims.count()
    return run


def end_repeats(*, at: datetime) -> int:
    """Raise suppressed hits whose time is over (PNR-12.9); returns how many."""
    with in_one_transaction():
        return repeats.end(at=at)


def _weigh(rows: Sequence[TravellerRecord], claims: Claims, only: set[UUID] | None) -> None:
    index, documents = current_index(claims.at.date()), current_documents(claims.at.date())
    travellers = {row.id: person_of_traveller(row) for row in rows if row.joined_into_id is None}
    found = {id_: _wanted(index.search(traveller), only) for id_, traveller in travellers.items()}
    met = {id_: _met(documents, traveller, only) for id_, traveller in travellers.items()}
    standing = _standing(rows, only)
    named = {UUID(finding.alert) for findings in found.values() for finding in findings}
    alerts = Alert.objects.using("passenger").in_bulk(named.union(*met.values()))
    reviewed = _reviewed(standing.values())
    for row in rows:
        findings = found.get(row.id, [])
        for id_, one in met.get(row.id, {}).items():
            findings.append(Finding(alert=str(id_), comparison=comparison_with(alerts[id_], travellers[row.id], one)))
        claims.weigh(row, findings, standing=standing[row.id], alerts=alerts, reviewed=reviewed)


def _wanted(findings: Iterable[Finding], only: set[UUID] | None) -> list[Finding]:
    return [finding for finding in findings if only is None or UUID(finding.alert) in only]


def _met(documents: "matching.DocumentIndex", traveller: Person, only: set[UUID] | None) -> Mapping[UUID, Met]:
    met = met_documents(documents, traveller)
    return met if only is None else {id_: one for id_, one in met.items() if id_ in only}


def _standing(rows: Iterable[TravellerRecord], only: set[UUID] | None) -> dict[UUID, dict[UUID, Hit]]:
    """Hits that exist for these travellers, by traveller and alert."""
    travellers = {row.id: row for row in rows}
    hits = Hit.objects.using("passenger").select_for_update().filter(traveller__in=list(travellers))
    hits = hits.exclude(alert__reason_class=ReasonClass.CRITERION.value)
    if only is not None:
        hits = hits.filter(alert__in=only)
    standing: dict[UUID, dict[UUID, Hit]] = defaultdict(dict)
    for hit in hits:
        hit.traveller = travellers[hit.traveller_id]
        standing[hit.traveller_id][hit.alert_id] = hit
    return standing


def _reviewed(standing: Iterable[dict[UUID, Hit]]) -> set[UUID]:
    """Of these hits: those that officers have looked at."""
    ids = [hit.id for hits in standing for hit in hits.values()]
    return set(Review.objects.using("passenger").filter(hit__in=ids).values_list("hit_id", flat=True))


def _enter(run: Run, *, subject: str, at: datetime) -> None:
    enter(
        "travellers.screened",
        actor=MACHINE,
        at=at,
        subject=subject,
        purpose="6.2a",
        travellers=run.travellers,
        raised=run.raised,
        renewed=run.renewed,
        rescored=run.rescored,
        lapsed=run.lapsed,
        suppressed=run.suppressed,
        ended=run.ended,
        profile=DEFAULT_PROFILE.digest,
    )
