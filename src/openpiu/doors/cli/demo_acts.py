"""The acts of the demo. Each calls a duty as a door would and holds the outcome against the ground truth."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import msgspec

from openpiu.conf import clock, unit
from openpiu.conf.environment import environment
from openpiu.core.envelope import verify_package
from openpiu.core.law.clocks import add_months
from openpiu.core.law.roles import Actor
from openpiu.core.ledger import verify_export
from openpiu.core.synth import LOSSLESS, build_world, files
from openpiu.duties import alerts, audit, board, disclose, line, quality, receive, retain, review, staff
from openpiu.duties.review.cards import InboxRow
from openpiu.errors import IntegrityError, OfficerError, OpenpiuError

NOISE = 0.15  # share of messages with a deliberate fault
ON_THE_WAY = timedelta(seconds=20)  # from the carrier's sending to the unit's receipt


@dataclass(frozen=True, slots=True)
class Act:
    """One act, in the shape of the contract."""

    act: str
    expected: Any
    observed: Any
    ok: bool

    @classmethod
    def compare(cls, act: str, expected: Any, observed: Any) -> "Act":
        """An act that is well when both are equal."""
        return cls(act, expected, observed, expected == observed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sending:
    """One message of the world, with the moment at which its carrier sends it."""

    name: str
    content: bytes
    sent_at: datetime
    sensitive: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """The invented world as files, and what is true in it. `due` has been sent by now, `later` has not."""

    due: tuple[Sending, ...]
    later: tuple[Sending, ...]
    alerts: bytes
    schedule: bytes
    travellers: dict[str, dict[str, Any]]
    truth: tuple[dict[str, Any], ...]
    seed: int
    start: datetime

    @classmethod
    def build(cls, *, seed: int, start: datetime) -> "Stage":
        """Invent the world around `start`; the same seed invents the same people."""
        world = build_world(seed=seed, start=start.replace(second=0, microsecond=0), noise=NOISE, kinds=LOSSLESS)
        content = dict(files(world))
        sendings = [_sending(row, content) for row in _rows(content["messages.jsonl"])]
        return cls(
            due=tuple(sending for sending in sendings if sending.sent_at <= start),
            later=tuple(sending for sending in sendings if sending.sent_at > start),
            alerts=content["alerts.jsonl"],
            schedule=content["schedule.csv"],
            travellers={row["id"]: row for row in _rows(content["travellers.jsonl"])},
            truth=tuple(_rows(content["truth.jsonl"])),
            seed=seed,
            start=start,
        )

    @property
    def opened_at(self) -> datetime:
        """When the unit had its alerts and schedule: before the first message, so that the ledger's times run on."""
        return min(sending.sent_at for sending in self.due)

    @property
    def flights(self) -> int:
        """How many flights the schedule has: a line each, under a heading."""
        return self.schedule.count(b"\n") - 1

    def pairs(self, *, true: bool) -> set[tuple[str, str]]:
        """(flight, alert reference) of the pairs that are true, or that are namesakes."""
        rows = (row for row in self.truth if row["true"] is true)
        return {(self.travellers[row["traveller"]]["flight"], row["alert"]) for row in rows}


def _rows(lines: bytes) -> list[dict[str, Any]]:
    return [msgspec.json.decode(line) for line in lines.splitlines()]


def _sending(row: dict[str, Any], content: dict[str, bytes]) -> Sending:
    sent_at = datetime.fromisoformat(row["sent_at"])
    message = content[f"messages/{row['name']}"]
    return Sending(name=row["name"], content=message, sent_at=sent_at, sensitive=row["sensitive"])


def actor(id_: str) -> Actor:
    """One of the cast's officers."""
    return staff.actor_of(id_)


def receiving(stage: Stage) -> Iterator[Act]:
    """Alerts and messages come in; the same messages again change nothing."""
    report, _ = line.add_alerts(
        stage.alerts,
        form="jsonl",
        defaults=alerts.ListDefaults(),
        actor=actor("s.ravenhorst"),
        at=stage.opened_at,
        keys=unit.keys(),
    )
    wanted = stage.alerts.count(b"\n")
    yield Act.compare("alerts imported, none refused", [wanted, 0], [report.added, report.refused])
    planned = quality.import_schedule(stage.schedule, at=stage.opened_at, keys=unit.keys(), actor=actor("a.beheer"))
    yield Act.compare("flights on the schedule, none refused", [stage.flights, 0], [planned.added, planned.refused])
    receipts = [take_in(sending) for sending in stage.due]
    yield Act.compare("transmissions received, none quarantined", [len(stage.due), 0], [len(receipts), _quarantined()])
    yield Act.compare("travellers stored, none lost and none twice", len(stage.travellers), _travellers())
    sensitive = sum(sending.sensitive for sending in stage.due)
    dropped = sum(receipt.dropped_sensitive for receipt in receipts)
    yield Act.compare("meal, wheelchair and medical codes dropped before storing", sensitive, dropped)
    again = [take_in(sending).state for sending in stage.due[:5]]
    yield Act.compare("the same five transmissions again change nothing", ["known"] * 5, again)


def screening(stage: Stage) -> Iterator[Act]:
    """Every traveller was compared; those who are truly sought are hits."""
    rows = review.inbox(actor=actor("w.vandermoorle"), at=clock.now()).rows
    raised = {(row.flight, row.alert_reference) for row in rows}
    true = stage.pairs(true=True)
    yield Act.compare("travellers on alert that became hits", len(true), len(true & raised))
    others = len(raised - true)
    share = others / len(stage.travellers)
    yield Act("hits that officers must reject stay under 1 % of travellers", "< 0.01", round(share, 4), share < 0.01)
    refusal = audit.refusal_of_unreviewed_disclosure(rows[0].hit)
    yield Act(
        "the database itself refuses to disclose an unreviewed hit", "PNR-6.10", refusal, "PNR-6.10" in str(refusal)
    )
    refusal = audit.refusal_of_border_role()
    yield Act(
        "the border's role cannot reach passenger data",
        "permission denied",
        refusal,
        "permission denied" in str(refusal),
    )


def reviewing(stage: Stage) -> Iterator[Act]:
    """Two officers, each alone, confirm the wanted man; his namesake is rejected; a decision is undone."""
    first, second = actor("w.vandermoorle"), actor("i.quarante")
    hit = _hit("BE-2291", "ZQ214")
    yield Act("release before any review is refused", "PNR-6.10", *_refused(lambda: _release(hit.hit, first)))
    card = review.open_hit(hit.hit, actor=first, at=clock.now())
    total = sum(row.points for row in card.rows)
    yield Act.compare("the points of the comparison sum to the score", card.score, max(0, min(100, total)))
    yield Act.compare("first officer confirms", "awaiting_second", _decide(card.hit, first, "confirm", "C3"))
    yield Act.compare("he takes it back", "raised", review.undo(card.hit, actor=first, at=clock.now()))
    yield Act.compare("and confirms again", "awaiting_second", _decide(card.hit, first, "confirm", "C3"))
    yield Act(
        "the same officer cannot be the second", "RGT-15", *_refused(lambda: _decide(card.hit, first, "confirm", "C1"))
    )
    seen = review.open_hit(card.hit, actor=second, at=clock.now())
    yield Act.compare(
        "the second officer does not see the first decision", [True, 0], [seen.blind, len(seen.decisions)]
    )
    yield Act("release after one of two reviews is refused", "PNR-6.10", *_refused(lambda: _release(card.hit, first)))
    yield Act.compare("second officer confirms", "confirmed", _decide(card.hit, second, "confirm", "C3"))
    namesakes = [row for row in _open_hits() if (row.flight, row.alert_reference) in stage.pairs(true=False)]
    states = [_reject(row, (first, second)) for row in namesakes]
    yield Act(
        "every namesake among the hits is rejected", "rejected", states, bool(states) and set(states) == {"rejected"}
    )


def _reject(row: InboxRow, officers: tuple[Actor, Actor]) -> str:
    """One officer, or both where the alert is arrest-grade; returns the last state."""
    state = _decide(row.hit, officers[0], "reject", "R2")
    return state if state == "rejected" else _decide(row.hit, officers[1], "reject", "R2")


def arriving(stage: Stage) -> Iterator[Act]:
    """The messages that were still to come; a manifest corrects what a booking could not say."""
    for sending in stage.later:
        take_in(sending)
    yield Act.compare("travellers after all messages, none lost and none twice", len(stage.travellers), _travellers())
    true, standing = stage.pairs(true=True), {(row.flight, row.alert_reference) for row in _open_hits()}
    yield Act.compare("open hits that are not true once all manifests are in", [], sorted(standing - true))


def releasing(stage: Stage) -> Iterator[Act]:
    """The confirmed hit leaves as the smallest signed package; a changed package does not verify."""
    officer = actor("i.quarante")
    hit = next(row for row in review.inbox(actor=officer, at=clock.now(), state="confirmed").rows)
    made = _release(hit.hit, officer)
    notice = disclose.open_notice(made, actor=officer, at=clock.now())
    yield Act.compare("the signed package verifies", made, verify_package(notice.signed)["id"])
    withheld = {"locator", "emails", "phones", "payment", "itinerary"} & set(notice.package["values"])
    yield Act.compare("contacts, payment and itinerary stayed", [], sorted(withheld))
    forged = notice.signed.replace("UTO-FED", "UTO-CUS")
    yield Act(
        "a changed package is refused", "IntegrityError", *_refused(lambda: verify_package(forged), IntegrityError)
    )


def _ending() -> Iterator[Act]:
    """Nobody had a reason to keep anybody: the law's clock has a day for each record, half a year from now."""
    protector, profile = staff.actor_of("t.okonjo"), unit.profile()
    page = retain.retention_page(actor=protector, at=clock.now(), profile=profile)
    months = profile.ordinary_months.value
    rows = retain.forecast(actor=protector, at=add_months(clock.now(), months), profile=profile, days=1)
    due = sum(row.records for row in rows if row.step == "delete")
    yield Act.compare(f"records that {months} months without a ground will have deleted", page.stored, due)


def proving(stage: Stage) -> Iterator[Act]:
    """The ledger verifies; one flipped byte in its export is found and named."""
    keys = unit.keys()
    witness = audit.Witness(unit.roots(), keys)
    audit.seal_roots(unit=environment().unit, at=clock.now(), witness=witness)
    verdict = audit.verify("passenger", witness=witness)
    yield Act("the ledger verifies", True, verdict.ok, verdict.ok)
    yield from _ending()
    refusal = audit.refusal_of_ledger_row()
    yield Act(
        "the program itself cannot write a row of the ledger",
        "permission denied",
        refusal,
        "permission denied" in str(refusal),
    )
    lines = list(audit.export_ledger(unit=environment().unit, at=clock.now(), keys=keys))
    place = len(lines) // 2
    broken = bytearray(lines[place])
    broken[len(broken) // 2] ^= 1
    found = verify_export([*lines[:place], bytes(broken), *lines[place + 1 :]])
    yield Act.compare("one flipped byte in the exported ledger is found", place + 1, found.first_bad)


def take_in(sending: Sending) -> receive.Receipt:
    """Receive one message and screen whom it brings, at the time when it came: the demo tells two days in a minute."""
    at = min(sending.sent_at + ON_THE_WAY, clock.now())
    return line.take_in(sending.content, source=sending.name, at=at, keys=unit.keys(), profile=unit.profile())


def _open_hits() -> tuple[InboxRow, ...]:
    return review.inbox(actor=actor("w.vandermoorle"), at=clock.now()).rows


def _hit(reference: str, flight: str) -> InboxRow:
    return next(row for row in _open_hits() if (row.alert_reference, row.flight) == (reference, flight))


def _quarantined() -> int:
    return board.flight_board(actor=actor("w.vandermoorle"), at=clock.now()).quarantined


def _travellers() -> int:
    rows = board.flight_board(actor=actor("w.vandermoorle"), at=clock.now(), hours=48).rows
    return sum(row.travellers for row in rows)


def _decide(hit: str, officer: Actor, decision: str, reason: str) -> str:
    evidence = review.open_hit(hit, actor=officer, at=clock.now()).evidence_version
    return review.decide(
        hit, decision=decision, reasons=[reason], note="", evidence_version=evidence, actor=officer, at=clock.now()
    )


def _release(hit: str, officer: Actor) -> str:
    evidence = review.open_hit(hit, actor=officer, at=clock.now()).evidence_version
    choice = disclose.Choice(
        recipient="UTO-FED", purpose="6.2a", offence="1", evidence_version=evidence, link="journey", gravity="serious",
        profile=unit.profile(),
    )  # fmt: skip
    return disclose.release(
        hit, choice=choice, unit=environment().unit, actor=officer, at=clock.now(), keys=unit.keys()
    )


def _refused(attempt: Any, kind: type[OpenpiuError] = OpenpiuError) -> tuple[str, bool]:
    """What the attempt was refused with (rule or kind of error), and whether it was refused at all."""
    try:
        attempt()
    except kind as error:
        return getattr(error, "rule", "") or type(error).__name__, not isinstance(error, OfficerError)
    return "not refused", False
