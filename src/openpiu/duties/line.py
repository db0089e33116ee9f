"""The order of the line, written once: receive, then screen. No duty knows its successor; this file alone does."""

from dataclasses import fields
from datetime import datetime, timedelta

from openpiu.adapters.keys.base import KeyStore
from openpiu.core.law.roles import Actor
from openpiu.duties import alerts, receive, screen
from openpiu.duties.alerts import ImportReport, ListDefaults


def take_in(content: bytes, *, source: str, at: datetime, keys: KeyStore) -> receive.Receipt:
    """Receive one delivery, then screen whom it brought."""
    receipt = receive.receive(content, source=source, at=at, keys=keys)
    catch_up(at=at, keys=keys)
    return receipt


def catch_up(*, at: datetime, keys: KeyStore) -> screen.Run:
    """Do what an interrupted run left undone: screen what was received, and alerts that changed."""
    runs = [screen.screen_transmission(id_, at=at, keys=keys) for id_ in screen.unscreened_transmissions()]
    runs.append(screen.screen_alerts(at=at, keys=keys))
    return screen.Run(**{field.name: sum(getattr(run, field.name) for run in runs) for field in fields(screen.Run)})


def sweep(*, at: datetime, patience: timedelta = receive.PATIENCE) -> None:
    """What time alone brings about: sealed bytes are destroyed, missing parts are flagged, suppressions end."""
    receive.destroy_sealed(at=at)
    receive.flag_missing_parts(at=at, patience=patience)
    screen.end_repeats(at=at)


def add_alerts(
    content: bytes, *, form: str, defaults: ListDefaults, actor: Actor, at: datetime, keys: KeyStore
) -> tuple[ImportReport, screen.Run]:
    """Import alerts, then screen the stored travellers against them."""
    report = alerts.import_alerts(content, form=form, defaults=defaults, actor=actor, at=at, keys=keys)
    return report, screen.screen_alerts(at=at, keys=keys)


def withdraw_alert(alert_id: str, *, reason: str, actor: Actor, at: datetime, keys: KeyStore) -> screen.Run:
    """Withdraw one alert, then let its open hits lapse."""
    alerts.withdraw_alert(alert_id, reason=reason, actor=actor, at=at)
    return screen.screen_alerts(at=at, keys=keys)
