"""The order of the line, written once: receive, then screen. No duty knows its successor; this file alone does."""

from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta

from openpiu.adapters.keys.base import KeyStore, RecordKeys
from openpiu.core.law.profiles import DEFAULT, Profile
from openpiu.core.law.roles import Actor
from openpiu.duties import alerts, cases, criteria, oversight, receive, requests, retain, rights, screen
from openpiu.duties.acting import alone_in_one_transaction
from openpiu.duties.alerts import Edition, Estimate, ImportReport, ListDefaults
from openpiu.duties.exchange import Post, expiring, offered, recalling
from openpiu.duties.persons import person_of_traveller
from openpiu.store.passenger.models import TravellerRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Clocks:
    """What the law's clocks run with."""

    profile: Profile
    keys: KeyStore
    record_keys: RecordKeys


def take_in(
    content: bytes, *, source: str, at: datetime, keys: KeyStore, profile: Profile = DEFAULT
) -> receive.Receipt:
    """Receive one delivery, then screen whom it brought. Without a profile the strictest one holds."""
    receipt = receive.receive(content, source=source, at=at, keys=keys, profile=profile)
    catch_up(at=at, keys=keys)
    return receipt


def catch_up(*, at: datetime, keys: KeyStore) -> screen.Run:
    """Do what an interrupted run left undone: screen what was received, and alerts that changed."""
    runs = [screen.screen_transmission(id_, at=at, keys=keys) for id_ in screen.unscreened_transmissions()]
    runs.append(screen.screen_alerts(at=at, keys=keys))
    return screen.Run(**{field.name: sum(getattr(run, field.name) for run in runs) for field in fields(screen.Run)})


def sweep(*, at: datetime, clocks: Clocks, patience: timedelta = receive.PATIENCE) -> None:
    """What time alone brings about: sealed bytes are destroyed, missing parts are flagged, suppressions end.

    And what the law's clocks ask for: records are masked and deleted, overdue approvals and recalls escalate,
    the texts of closed requests, messages of partners and copies in cases that are past their last day are erased.
    """
    receive.destroy_sealed(at=at)
    receive.flag_missing_parts(at=at, patience=patience)
    screen.end_repeats(at=at)
    stop_criteria(profile=clocks.profile, at=at, keys=clocks.keys)
    requests.escalate(at=at)
    recalling.escalate(at=at)
    expiring.expire_with(profile=clocks.profile, record_keys=clocks.record_keys, at=at)
    requests.erase_closed(profile=clocks.profile, at=at)
    cases.erase_all_gone(at=at, keys=clocks.record_keys)
    retain.run(at=at, profile=clocks.profile, keys=clocks.keys, record_keys=clocks.record_keys)


def oversee(*, at: datetime, keys: KeyStore) -> None:
    """What the data protection officer is shown of itself: odd use since the last time, and last month's sample."""
    oversight.watch(at=at, keys=keys)
    oversight.draw_sample(at=at, keys=keys)


def stop_criteria(*, profile: Profile, at: datetime, keys: KeyStore) -> int:
    """Stop criteria that were wrong too often, then let their open hits lapse; returns how many (CJ-7)."""
    stopped = criteria.suspend_due(profile=profile, at=at)
    if stopped:
        screen.screen_alerts(at=at, keys=keys)
    return stopped


def approve_criterion(criterion_id: str, *, profile: Profile, actor: Actor, at: datetime, keys: KeyStore) -> screen.Run:
    """Approve a criterion, then weigh the stored travellers against what is in force now."""
    criteria.approve(criterion_id, profile=profile, actor=actor, at=at, keys=keys)
    return screen.screen_alerts(at=at, keys=keys)


def end_criterion(criterion_id: str, *, reason: str, actor: Actor, at: datetime, keys: KeyStore) -> screen.Run:
    """End a criterion, then let its open hits lapse."""
    criteria.end(criterion_id, reason=reason, actor=actor, at=at)
    return screen.screen_alerts(at=at, keys=keys)


def add_alerts(
    content: bytes, *, form: str, defaults: ListDefaults, actor: Actor, at: datetime, keys: KeyStore
) -> tuple[ImportReport, screen.Run]:
    """Import one file of alerts, then screen the stored travellers against them."""
    edition = Edition(files=(content,), form=form)
    return import_list(edition, defaults=defaults, actor=actor, at=at, keys=keys)


def import_list(
    edition: Edition, *, defaults: ListDefaults, actor: Actor, at: datetime, keys: KeyStore
) -> tuple[ImportReport, screen.Run]:
    """Import an edition of a list, then screen the stored travellers against what it changed, if anything."""
    report = alerts.import_alerts(edition, defaults=defaults, actor=actor, at=at, keys=keys)
    return report, screen.screen_alerts(at=at, keys=keys)


def preview_list(
    edition: Edition, *, defaults: ListDefaults, actor: Actor, at: datetime, keys: KeyStore
) -> tuple[ImportReport, Estimate]:
    """What importing it would change, and how many hits it would raise among the stored travellers."""
    report, changed = alerts.preview(edition, defaults=defaults, actor=actor, at=at, keys=keys)
    stored = TravellerRecord.objects.using("passenger").filter(joined_into=None).order_by("id")
    count = stored.count()
    drawn = stored[:: max(1, -(-count // alerts.SAMPLE))]
    travellers = [person_of_traveller(row) for row in drawn]
    return report, alerts.estimate(changed, travellers, stored=count, looked_at=len(travellers))


def withdraw_alert(alert_id: str, *, reason: str, actor: Actor, at: datetime, keys: KeyStore) -> screen.Run:
    """Withdraw one alert, then let its open hits lapse."""
    alerts.withdraw_alert(alert_id, reason=reason, actor=actor, at=at)
    return screen.screen_alerts(at=at, keys=keys)


def take_partners_alert(post: Post, received_id: str, *, until: date, actor: Actor, at: datetime) -> screen.Run:
    """Put an alert that a partner shared in force, then screen the stored travellers against it."""
    offered.take_alert(post, received_id, until=until, actor=actor, at=at)
    return screen.screen_alerts(at=at, keys=post.keys)


def rectify(
    traveller_id: str, correction: rights.Correction, *, actor: Actor, at: datetime, keys: KeyStore
) -> tuple[int, screen.Run]:
    """Correct a value of a traveller's record, then screen it again; also returns how many notices were drafted."""
    notices = rights.rectify(traveller_id, correction, actor=actor, at=at, keys=keys)
    return notices, screen.screen_changed(at=at, keys=keys)


def erase(traveller_id: str, *, reason: str, actor: Actor, at: datetime, keys: KeyStore) -> int:
    """Erase a traveller's record before its time, and draft notices to whoever was given it; returns how many."""
    with alone_in_one_transaction():  # drafted first: with the record goes the way from it to what was disclosed
        notices = rights.announce_erasure(traveller_id, actor=actor, at=at, keys=keys)
        retain.erase(traveller_id, reason=reason, actor=actor, at=at, notices=notices)
    return notices


def restore_alert(alert_id: str, *, reason: str, actor: Actor, at: datetime, keys: KeyStore) -> screen.Run:
    """Put a withdrawn alert in force again, then screen the stored travellers against it."""
    alerts.restore_alert(alert_id, reason=reason, actor=actor, at=at)
    return screen.screen_alerts(at=at, keys=keys)
