"""The order of the line: receive, then screen; interrupted, repeated or doubled, it ends the same."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest

from openpiu.adapters.keys.base import KeyStore
from openpiu.core.law.roles import Actor
from openpiu.core.synth import build_world, files
from openpiu.duties import alerts, line, receive, review
from openpiu.store.passenger.models import Alert, Hit, LedgerEntry, TravellerRecord

Make = Callable[..., bytes]
Want = Callable[..., None]
OPENPIU = str(Path(sys.executable).with_name("openpiu"))
DUMP = Path(__file__).parents[1] / "faults" / "dump_unit.py"


def acts() -> list[str]:
    """What the ledger says happened, in order."""
    return list(LedgerEntry.objects.using("passenger").order_by("sequence").values_list("act", flat=True))


def test_whoever_comes_in_is_screened_at_once(
    want: Want, pnr: Make, officer: Actor, at: datetime, keys: KeyStore
) -> None:
    """PNR-6.2: received first, and only what is committed is screened."""
    want()
    line.take_in(pnr(), source="a.edi", at=at, keys=keys)
    assert acts()[-2:] == ["transmission.received", "travellers.screened"]
    assert len(review.inbox(actor=officer, at=at).rows) == 1


def test_an_alert_that_comes_later_finds_who_is_there_already(
    want: Want, pnr: Make, officer: Actor, at: datetime, keys: KeyStore
) -> None:
    """PNR-6.5: in either order."""
    line.take_in(pnr(), source="a.edi", at=at, keys=keys)
    assert review.inbox(actor=officer, at=at).rows == ()
    want()
    assert len(review.inbox(actor=officer, at=at).rows) == 1


def test_catching_up_twice_is_catching_up_once(want: Want, pnr: Make, api: Make, at: datetime, keys: KeyStore) -> None:
    """MSG-21: what an interrupted run left is done, and then nothing is."""
    want()
    for content in (pnr(), api()):
        receive.receive(content, source="a.edi", at=at, keys=keys)
    first = line.catch_up(at=at, keys=keys)
    entries = acts()
    second = line.catch_up(at=at, keys=keys)
    assert (first.raised, second.travellers, second.raised, second.renewed, second.lapsed) == (1, 0, 0, 0, 0)
    assert acts() == entries


def test_nothing_to_do_leaves_no_trace(stores: None, at: datetime, keys: KeyStore) -> None:
    """An empty run is not an act."""
    line.catch_up(at=at, keys=keys)
    assert acts() == []


def test_a_withdrawn_alert_is_screened_before_anything_new_comes(
    want: Want, pnr: Make, supervisor: Actor, officer: Actor, at: datetime, keys: KeyStore
) -> None:
    """PNR-6.5: its hits lapse in the same step."""
    want()
    line.take_in(pnr(), source="a.edi", at=at, keys=keys)
    alert = Alert.objects.using("passenger").get()
    run = line.withdraw_alert(str(alert.id), reason="error", actor=supervisor, at=at, keys=keys)
    assert (run.lapsed, review.inbox(actor=officer, at=at).rows) == (1, ())


class Unit:
    """A unit in a folder of its own, used by processes of its own."""

    def __init__(self, folder: Path) -> None:
        self.environment = {**os.environ, "OPENPIU_DATA": str(folder)}

    def start(self, *words: str, **options: Any) -> "subprocess.Popen[bytes]":
        """One command, running."""
        return subprocess.Popen(
            words, env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options
        )  # fmt: skip

    def run(self, *words: str, answer: bytes = b"") -> bytes:
        """One command to its end; a failure shows what it said."""
        process = self.start(*words, stdin=subprocess.PIPE)
        said, complained = process.communicate(answer)
        assert process.returncode == 0, complained.decode()
        return said


@pytest.fixture
def unit() -> Iterator[Unit]:
    """A second unit with the keys of the test unit, so that the same content has the same ids."""
    root = Path(tempfile.mkdtemp(prefix="openpiu-two-"))
    root.chmod(0o755)
    (root / "data").mkdir()
    shutil.copytree(Path(os.environ["OPENPIU_DATA"]) / "keys", root / "data" / "keys")
    second = Unit(root / "data")
    yield second
    second.run(OPENPIU, "db", "stop")
    shutil.rmtree(root)


def dump_here() -> dict[str, Any]:
    """What this process's unit holds, in the shape of `dump_unit.py`."""
    travellers = TravellerRecord.objects.using("passenger").order_by("id")
    hits = Hit.objects.using("passenger").order_by("id")
    ledger = LedgerEntry.objects.using("passenger").order_by("sequence")
    return {
        "travellers": [[str(row.id), row.digest, row.screened_digest] for row in travellers],
        "hits": [[str(row.id), row.score, row.state, row.evidence] for row in hits],
        "ledger": [[row.sequence, row.act, row.subject, row.detail] for row in ledger],
    }


def acted(dump: dict[str, Any]) -> Counter[tuple[str, str]]:
    """How often each act was done to what; the order and the counts of a run depend on who came first."""
    return Counter((act, subject) for _, act, subject, _ in dump["ledger"] if act != "staff.added")


def test_two_processes_on_one_folder_end_as_one_would(
    unit: Unit, tmp_path: Path, supervisor: Actor, at: datetime, keys: KeyStore, stores: None
) -> None:
    """MSG-21, PNR-13.5: same travellers, same hits, each act once, and neither process fails."""
    drop = tmp_path / "drop"
    drop.mkdir()
    world = dict(files(build_world(seed=7, flights=1, alerts=60, start=at, noise=0.15)))
    messages = {name.removeprefix("messages/"): data for name, data in world.items() if name.startswith("messages/")}
    for name, content in messages.items():
        (drop / name).write_bytes(content)
    (tmp_path / "alerts.jsonl").write_bytes(world["alerts.jsonl"])
    unit.run(OPENPIU, "db", "start")
    unit.run(OPENPIU, "db", "migrate")
    unit.run(
        OPENPIU, "staff", "add", "s.super", "--name", "S", "--role", "supervisor", answer=b"a-long-specimen-word\n"
    )
    unit.run(OPENPIU, "alerts", "import", str(tmp_path / "alerts.jsonl"), "--as", "s.super")

    pair = [unit.start(OPENPIU, "ingest", str(drop)) for _ in range(2)]
    complaints = [process.communicate()[1].decode() for process in pair]
    assert [process.returncode for process in pair] == [0, 0], "\n".join(complaints)
    together = msgspec.json.decode(unit.run(sys.executable, str(DUMP)))
    unit.run(OPENPIU, "audit", "verify")

    defaults = alerts.ListDefaults()
    line.add_alerts(world["alerts.jsonl"], form="jsonl", defaults=defaults, actor=supervisor, at=at, keys=keys)
    for name in sorted(messages):
        line.take_in(messages[name], source=name, at=at, keys=keys)
    alone = dump_here()
    assert len(alone["hits"]) > 0
    assert together["travellers"] == alone["travellers"]
    assert together["hits"] == alone["hits"]
    assert acted(together) == acted(alone)
