"""The report's figures equal what was injected into an invented world, and what the readings say (MSG-17, PNR-14.1)."""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from openpiu.adapters.keys.base import KeyStore
from openpiu.core.law.annex_i import keep_travellers
from openpiu.core.messages import Reading, read_messages
from openpiu.core.messages.quality import completeness
from openpiu.core.synth import World, build_world, files
from openpiu.core.synth.pushes import Push
from openpiu.duties import quality, receive
from openpiu.duties.quality.rows import Figures
from openpiu.duties.quality.slots import Expectation

START = datetime(2026, 11, 23, 5, 31, tzinfo=UTC)
AFTER = START + timedelta(days=2)
RULES = Expectation()
SLOT_OF = {"pnrgov-48h": "48h", "pnrgov-24h": "24h", "pnrgov-0h": "0h", "paxlst": "api"}
HOURS = {"48h": 48, "24h": 24}
# What the reader says of each deliberate fault, where it says it of no clean message of that carrier.
CODES = {
    "unt_count": "unt-count", "stray_token": "fragment-dropped", "mail_footer": "text-after",
    "curly_quotes": "quotes-straightened",
}  # fmt: skip
FATES = ("on_time", "late", "missing", "on_time", "late")  # of the pushes in turn
HELLO = b"UNA:+.? 'UNB+UNOA:4+XX+UTOGOV+261001:0400+H1'UNZ+0+H1'"


@dataclass
class Injected:
    """What was done to the messages of one carrier, kept apart from what openpiu counts."""

    states: Counter[tuple[str, str]] = field(default_factory=Counter)
    minutes: dict[str, list[int]] = field(default_factory=dict)
    faults: Counter[str] = field(default_factory=Counter)
    codes: Counter[tuple[str, str]] = field(default_factory=Counter)
    statuses: Counter[str] = field(default_factory=Counter)
    given: Counter[tuple[str, str]] = field(default_factory=Counter)
    travellers: Counter[str] = field(default_factory=Counter)
    same_bytes: int = 0
    same_message: int = 0


def slot(push: Push) -> str | None:
    """The slot that a push of the world is meant for; none for crew lists."""
    return SLOT_OF.get(push.label.removesuffix("-changes"))


def due(world: World, push: Push, code: str) -> datetime:
    """Until when it is on time."""
    departs = world.legs[push.flight].departs
    return departs + (RULES.tolerance - timedelta(hours=HOURS[code]) if code in HOURS else RULES.closure)


def fates(world: World) -> dict[tuple[int, str], str]:
    """What happens to each push of each flight, all its parts alike; the first flight of each stays heard of."""
    pushes = sorted({(push.flight, code) for push in world.pushes if (code := slot(push))})
    return {push: FATES[number % len(FATES)] for number, push in enumerate(pushes)}


def deliveries(world: World) -> Iterator[tuple[Push, bytes, datetime, str | None]]:
    """Every message that arrives, and when; `late` ones so many minutes after they were due."""
    fate = fates(world)
    for number, push in enumerate(world.pushes):
        code, content = slot(push), world.send(push).content
        state = fate[push.flight, code] if code else None
        if state == "missing":
            continue
        arrives = push.sent_at + timedelta(minutes=2)
        if code and state == "late":
            arrives = due(world, push, code) + timedelta(
                minutes=10 + 7 * push.flight + (number % 3 if push.parts == 1 else 0)
            )
        yield push, content, arrives, state


def run(world: World, keys: KeyStore) -> dict[str, Injected]:
    """Deliver the world; returns what was injected, by carrier."""
    receive.receive(HELLO, source="hello.edi", at=START - timedelta(days=40), keys=keys)  # the unit listens since long
    done: dict[str, Injected] = {}
    seen: set[tuple[int, str]] = set()
    for number, (push, content, arrives, state) in enumerate(deliveries(world)):
        carrier = world.legs[push.flight].flight.carrier
        one = done.setdefault(carrier, Injected())
        receive.receive(content, source=push.name, at=arrives, keys=keys)
        kinds = world.send(push).kinds
        _note(one, kinds, content)
        code = slot(push)
        if code and (push.flight, code) not in seen:
            seen.add((push.flight, code))
            one.states[code, str(state)] += 1
            if state == "late":
                one.minutes.setdefault(code, []).append(
                    round((arrives - due(world, push, code)) / timedelta(minutes=1))
                )
        if number % 4 == 0:
            receive.receive(content, source=push.name, at=arrives, keys=keys)  # read again by us: no repetition
            receive.receive(content, source=f"again-{push.name}", at=arrives, keys=keys)
            one.same_bytes += 1
        if number % 7 == 0:
            wrapped = content + b"\n\nSent by the gateway.\n"
            receive.receive(wrapped, source=f"wrapped-{push.name}", at=arrives + timedelta(hours=5), keys=keys)
            _note(one, {*kinds, "mail_footer"}, wrapped)  # the gateway's lines are a footer like that of the world
            one.same_message += 1
    for (flight, code), state in fates(world).items():
        if state == "missing":
            done[world.legs[flight].flight.carrier].states[code, "missing"] += 1
    for carrier, one in done.items():
        broken = HELLO.replace(b"XX", carrier.encode())
        receive.receive(broken, source=f"broken-{carrier}", at=START, keys=keys)
        _note(one, (), broken)
    return done


def _note(one: Injected, kinds: Collection[str], content: bytes) -> None:
    """What the readings say, counted here anew."""
    one.faults.update(CODES[kind] for kind in kinds)
    for reading in read_messages(content, source="x"):
        one.statuses[reading.status.value] += 1
        version = f"{reading.kind} {reading.version or ''}".strip()
        codes = [repair.code for repair in reading.repairs] + [fault.code for fault in reading.faults]
        one.codes.update((code, version) for code in codes)
        _note_travellers(one, reading)


def _note_travellers(one: Injected, reading: Reading) -> None:
    kept, _ = keep_travellers(reading.travellers)
    covers = "api" if reading.kind == "PAXLST" else "pnr"
    one.travellers[covers] += len(kept)
    one.given.update({(covers, name): number for name, number in completeness(kept, reading.bookings).items()})


def figures(carrier: str, at: datetime = AFTER) -> Figures:
    """The carrier's figures of November."""
    return quality.carrier_report(carrier, unit="UTO", at=at, expectation=RULES, period="2026-11").figures


@pytest.fixture(scope="module")
def world() -> World:
    """Three flights of three carriers, half of the messages with a deliberate fault."""
    return build_world(seed=4, flights=3, alerts=20, start=START, noise=0.5, kinds=tuple(CODES))


@pytest.mark.usefixtures("stores")
def test_the_figures_equal_what_was_injected(world: World, keys: KeyStore) -> None:
    """MSG-17, PNR-8.5, PNR-8.6: pushes, delays, repeats, faults, fields: each number exactly."""
    injected = run(world, keys)
    assert {*injected} == {"ZQ", "QX", "ZY"}
    total: Counter[str] = Counter()
    for carrier, one in injected.items():
        found = figures(carrier)
        for row in found.slots:
            expected = {state: one.states[row.slot, state] for state in ("on_time", "late", "missing")}
            assert {state: getattr(row, state) for state in expected} == expected
            assert row.worst_minutes_late == max(one.minutes.get(row.slot, []), default=None)
        assert (found.accepted, found.repaired, found.rejected) == tuple(
            one.statuses[status] for status in ("accepted", "repaired", "rejected")
        )
        assert found.rejected == 1
        assert {(row.code, row.version): row.number for row in found.codes} == dict(one.codes)
        assert (found.same_bytes, found.same_message) == (one.same_bytes, one.same_message)
        assert (found.pnr_travellers, found.api_travellers) == (one.travellers["pnr"], one.travellers["api"])
        for covers, fields in (("pnr", found.pnr_fields), ("api", found.api_fields)):
            assert {row.field: row.given for row in fields} == {
                row.field: one.given[covers, row.field] for row in fields
            }
        assert len(found.incidents) == sum(state == "missing" for _, state in one.states.elements())
        total.update(one.faults)
    by_code: Counter[str] = Counter()
    for carrier in injected:
        by_code.update({code: _times(figures(carrier), code) for code in total})
    assert dict(by_code) == dict(total)


def _times(found: Figures, code: str) -> int:
    return sum(row.number for row in found.codes if row.code == code)


@pytest.mark.usefixtures("stores")
def test_nothing_in_what_leaves_names_a_traveller(world: World, keys: KeyStore) -> None:
    """PNR-14.1: table and letter hold codes and counts only."""
    run(world, keys)
    names = {word for passage in world.passages for word in (passage.surname, passage.person.document.number)}
    for carrier in ("ZQ", "QX", "ZY"):
        report = quality.carrier_report(carrier, unit="UTO", at=AFTER, expectation=RULES, period="2026-11")
        sent = quality.export_letter(report, at=AFTER) + quality.export_table(report, at=AFTER)
        words = set(sent.replace(",", " ").replace(".", " ").split())
        assert not words & names
        assert len(report.mendings) == 3


@pytest.mark.usefixtures("stores")
def test_the_world_s_own_schedule_makes_flights_never_heard_of_count(world: World, keys: KeyStore) -> None:
    """PNR-8.5: a scheduled flight of which nothing came owes all its pushes."""
    receive.receive(HELLO, source="hello.edi", at=START - timedelta(days=40), keys=keys)
    content = dict(files(world))["schedule.csv"]
    done = quality.import_schedule(content, at=START, keys=keys)
    assert (done.added, done.refused) == (3, 0)
    page = quality.carriers_page(at=AFTER, expectation=RULES, period="2026-11")
    told: dict[str, Any] = {row.carrier: (row.flights, row.scheduled, row.unheard, row.missing) for row in page.rows}
    assert {carrier: told[carrier] for carrier in ("ZQ", "QX", "ZY")} == dict.fromkeys(("ZQ", "QX", "ZY"), (1, 1, 1, 4))
    assert page.incidents == 3
    before = quality.carriers_page(at=START - timedelta(days=5), expectation=RULES, period="2026-11")
    assert (before.incidents, sum(row.missing for row in before.rows)) == (0, 0)
