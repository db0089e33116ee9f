"""The index of a long list: one file that processes share, changes laid over it, built anew when they are many."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from openpiu.adapters.keys.base import KeyStore
from openpiu.core.law.roles import Actor
from openpiu.core.matching import AlertIndex, Person
from openpiu.duties import line
from openpiu.duties.screen import alert_index
from openpiu.store.passenger.models import Alert

Want = Callable[..., None]
SOUGHT = Person(id="1", surname="TSFAROUNI", given_names="MAHMUD ABDULRAHEEM")


@pytest.fixture
def long_list(monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Path) -> Path:
    """Every list counts as long, and two changes are many; the folder of the shared file."""
    monkeypatch.setattr(alert_index, "LONG", 1)
    monkeypatch.setattr(alert_index, "MOST_CHANGES", 1)
    monkeypatch.setattr(alert_index, "_SHELF", type(alert_index._SHELF)())
    settings.ALERT_INDEX_FOLDER = tmp_path / "alert-index"
    return tmp_path / "alert-index"


def found(index: AlertIndex) -> int:
    return len(index.search(SOUGHT))


def test_a_long_list_lies_in_one_file_for_the_unit_s_eyes_only(long_list: Path, want: Want, at: datetime) -> None:
    """Names of sought persons: no other user of the machine may read them."""
    want()
    index = alert_index.current_index(at.date())
    [file] = long_list.iterdir()
    assert found(index) == 1
    assert long_list.stat().st_mode & 0o777 == 0o700
    assert found(AlertIndex.open(file)) == 1


def test_a_second_process_takes_the_file_as_it_is(long_list: Path, want: Want, at: datetime) -> None:
    want()
    alert_index.current_index(at.date())
    [file] = long_list.iterdir()
    written = file.stat().st_mtime_ns
    alert_index._SHELF.stamp = alert_index._SHELF.index = None
    assert found(alert_index.current_index(at.date())) == 1
    assert file.stat().st_mtime_ns == written


def test_a_change_is_laid_over_the_file_and_many_changes_make_a_new_one(
    long_list: Path, want: Want, at: datetime, supervisor: Actor, keys: KeyStore
) -> None:
    want()
    want(id="BE-2", surname="Quesnoirt", given_names="Loic")
    alert_index.current_index(at.date())
    before = set(long_list.iterdir())
    for alert in Alert.objects.using("passenger").order_by("reference"):
        if alert.reference == "BE-2291":
            line.withdraw_alert(str(alert.id), reason="found", actor=supervisor, at=at, keys=keys)
    index = alert_index.current_index(at.date())
    assert (found(index), len(index), set(long_list.iterdir())) == (0, 1, before)
    for number in (3, 4):
        want(id=f"BE-{number}")
    index = alert_index.current_index(at.date())
    assert (found(index), len(index)) == (2, 3)
    assert set(long_list.iterdir()).isdisjoint(before)
    assert len(list(long_list.iterdir())) == 1
