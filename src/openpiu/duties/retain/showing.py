"""Pages about retention: what the clocks did and will do, and the grounds of one record. No page names a traveller."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Min, Q

from openpiu.core.law.clocks import add_months
from openpiu.core.law.permissions import Act, check_may, may
from openpiu.core.law.profiles import Profile
from openpiu.core.law.roles import Actor
from openpiu.duties.retain.previewing import Forecast, forecast
from openpiu.errors import OfficerError
from openpiu.store.passenger.models import DeletionManifest, Ground, TravellerRecord

MOST = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class GroundRow:
    """One ground as a page shows it."""

    ground: str
    traveller: str
    kind: str
    reference: str
    reason: str  # empty where the page may not show it
    state: str  # proposed, stands, lapsed, ended
    proposed_by: str
    confirmed_by: str
    review_due: datetime | None
    may_confirm: bool
    may_end: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ManifestRow:
    """One run that did something."""

    manifest: str
    at: datetime
    profile: str
    deleted: int
    masked: int
    keys_destroyed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RetentionPage:
    """What is to come, what was done, and the grounds that somebody must look at."""

    as_of: datetime
    profile: Profile
    stored: int  # records, without those that were joined into others
    masked: int  # of them: kept longer, and masked
    oldest: datetime | None  # first receipt of the oldest one that is not masked
    first_due: datetime | None  # when that one goes if no ground keeps it
    forecast: tuple[Forecast, ...]
    manifests: tuple[ManifestRow, ...]
    grounds: tuple[GroundRow, ...]  # proposed ones, and those that stand, the next to end first


def retention_page(*, actor: Actor, at: datetime, profile: Profile) -> RetentionPage:
    """Numbers, codes and references only: no reason of a ground, and no traveller's name."""
    check_may(actor, Act.SEE_RETENTION)
    records = TravellerRecord.objects.using("passenger").filter(joined_into=None)
    oldest = records.filter(masked_at=None).aggregate(oldest=Min("received_at"))["oldest"]
    manifests = DeletionManifest.objects.using("passenger").order_by("-at", "id")[:MOST]
    open_ = Q(confirmed_at=None) | Q(review_due__gt=at)
    grounds = Ground.objects.using("passenger").filter(open_, ended_at=None).order_by("review_due", "proposed_at")
    return RetentionPage(
        as_of=at,
        profile=profile,
        stored=records.count(),
        masked=records.filter(masked_at__isnull=False).count(),
        oldest=oldest,
        first_due=add_months(oldest, profile.ordinary_months.value) if oldest else None,
        forecast=forecast(actor=actor, at=at, profile=profile),
        manifests=tuple(_manifest(row) for row in manifests),
        grounds=_rows(grounds[:MOST], actor, at, with_reason=False),
    )


def grounds_of(traveller_id: str, *, actor: Actor, at: datetime) -> tuple[GroundRow, ...]:
    """The grounds of one record, for its page: that page's opening is what the ledger keeps."""
    check_may(actor, Act.OPEN_TRAVELLER)
    grounds = Ground.objects.using("passenger").filter(traveller=UUID(traveller_id)).order_by("proposed_at", "id")
    return _rows(grounds, actor, at, with_reason=True)


def signed_manifest(manifest_id: str, *, actor: Actor) -> str:
    """One manifest as signed JSON."""
    check_may(actor, Act.SEE_RETENTION)
    try:
        return DeletionManifest.objects.using("passenger").get(id=UUID(manifest_id)).signed
    except (ValueError, DeletionManifest.DoesNotExist) as error:
        raise OfficerError("there is no such manifest; go back to the list and open it from there") from error


def _rows(grounds: Iterable[Ground], actor: Actor, at: datetime, *, with_reason: bool) -> tuple[GroundRow, ...]:
    decides = may(actor, Act.CONFIRM_GROUND)
    return tuple(
        GroundRow(
            ground=str(ground.id),
            traveller=str(ground.traveller_id),
            kind=ground.kind,
            reference=ground.reference,
            reason=ground.reason if with_reason else "",
            state=_state(ground, at),
            proposed_by=ground.proposed_by,
            confirmed_by=ground.confirmed_by,
            review_due=ground.review_due,
            may_confirm=decides and _state(ground, at) == "proposed" and ground.proposed_by != actor.id,
            may_end=decides and _state(ground, at) in ("proposed", "stands"),
        )
        for ground in grounds
    )


def _state(ground: Ground, at: datetime) -> str:
    if ground.ended_at is not None:
        return "ended"
    if ground.review_due is None:
        return "proposed"
    return "stands" if ground.review_due > at else "lapsed"


def _manifest(row: DeletionManifest) -> ManifestRow:
    return ManifestRow(
        manifest=str(row.id), at=row.at, profile=f"{row.profile} {row.profile_version}", deleted=row.deleted,
        masked=row.masked, keys_destroyed=row.keys_destroyed,
    )  # fmt: skip
