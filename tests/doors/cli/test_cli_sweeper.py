"""Sweeping beside a running server: at once, again and again, and it survives a database that is away for a moment."""

import time

import pytest
from django.db import connections
from django.db.utils import OperationalError

from openpiu.doors.cli import sweeper
from openpiu.duties import audit, line
from openpiu.errors import IntegrityError

WAIT = 20.0  # seconds, on a busy machine


@pytest.fixture
def sweeps(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """One row for each sweep; the first finds no database."""
    seen: list[bool] = []

    def sweep(**_: object) -> None:
        seen.append(True)
        if len(seen) == 1:
            raise OperationalError("specimen")

    def seal(**_: object) -> int:
        raise IntegrityError("the passenger ledger was rewritten")

    monkeypatch.setattr(line, "sweep", sweep)
    monkeypatch.setattr(audit, "seal_roots", seal)
    monkeypatch.setattr(connections, "close_all", lambda: None)
    return seen


def test_the_sweeper_goes_on_until_the_server_ends(sweeps: list[bool], capsys: pytest.CaptureFixture[str]) -> None:
    """MSG-7, MSG-19, PNR-13.9: what time alone brings about happens also when nobody receives anything."""
    until = time.monotonic() + WAIT
    with sweeper.sweeping(every=0.01):
        while len(sweeps) < 12 and time.monotonic() < until:
            time.sleep(0.01)
    ended = len(sweeps)
    assert ended >= 12
    said = capsys.readouterr().err
    assert "OperationalError" in said
    assert "a root was not sealed: the passenger ledger was rewritten" in said
    time.sleep(0.1)
    assert len(sweeps) == ended
