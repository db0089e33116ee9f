"""The report on one message, as a value and as a line of JSON."""

import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

from openpiu.core.messages.carrier_message import read_messages
from openpiu.core.messages.check_report.completeness import Share, completeness
from openpiu.core.messages.check_report.places import Place, Places, find_places
from openpiu.core.messages.cover import plain_reference
from openpiu.core.messages.reading import Part, Reading, Severity, Status
from openpiu.core.terms import Flight
from openpiu.core.terms.plain import flight_to_plain

_VERSION = re.compile(r"[A-Z0-9]{1,3}:[A-Z0-9]{1,3}|[0-9.]{1,5}")
_AIRPORT = re.compile(r"[A-Z]{3}")
EDIFACT = ("PNRGOV", "PAXLST")


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """One repair or fault. `severity` is repair, warning, error or fatal; `text` says what was mended, or advises."""

    code: str
    severity: str
    segment: int | None
    place: Place | None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckReport:
    """One message in counts, codes and places."""

    source: str
    kind: str
    version: str | None
    reference: str | None
    part: Part | None
    status: Status
    flights: tuple[Flight, ...]
    travellers: int
    kinds: tuple[tuple[str, int], ...]  # travellers by kind: adult, child, ...
    bookings: int
    documents: int
    completeness: tuple[Share, ...]
    repairs: tuple[Remark, ...]
    faults: tuple[Remark, ...]

    @property
    def is_good(self) -> bool:
        """Whether everything was read: neither rejected, nor a person or a part lost."""
        lost = any(fault.severity != Severity.WARNING for fault in self.faults)
        return self.status is not Status.REJECTED and not lost


def check_transmission(data: bytes, *, source: str) -> list[CheckReport]:
    """A report on each message of a transmission, as the unit reads it. Nothing is raised, whatever the bytes."""
    readings = read_messages(data, source=source)
    placed = any(
        remark.segment is not None
        for reading in readings
        for remarks in (reading.repairs, reading.faults)
        for remark in remarks
    )
    places = find_places(data) if placed and readings[0].kind in EDIFACT else []
    if len(places) != len(readings):  # no EDIFACT, or nothing that could be told apart
        places = [Places() for _ in readings]
    return [_report(reading, found) for reading, found in zip(readings, places, strict=True)]


def _report(reading: Reading, places: Places) -> CheckReport:
    travellers = reading.travellers
    return CheckReport(
        source=reading.source,
        kind=reading.kind,
        version=reading.version if _VERSION.fullmatch(reading.version or "") else None,
        reference=plain_reference(reading.reference or "") or None,
        part=reading.part,
        status=reading.status,
        flights=reading.flights,
        travellers=len(travellers),
        kinds=tuple(sorted(Counter(traveller.kind.value for traveller in travellers).items())),
        bookings=len(reading.bookings),
        documents=sum(len(traveller.documents) for traveller in travellers),
        completeness=completeness(travellers, reading.bookings),
        repairs=tuple(
            Remark(
                code=repair.code,
                severity="repair",
                segment=repair.segment,
                place=places.of(repair.segment),
                text=repair.detail,
            )
            for repair in reading.repairs
        ),
        faults=tuple(
            Remark(
                code=fault.code,
                severity=fault.severity.value,
                segment=fault.segment,
                place=places.of(fault.segment),
                text=fault.advice,
            )
            for fault in reading.faults
        ),
    )


def report_to_plain(report: CheckReport) -> dict[str, Any]:
    """One message as the line of `openpiu check --json`."""
    part = report.part
    return {
        "source": report.source,
        "kind": report.kind,
        "version": report.version,
        "reference": report.reference,
        "part": {"number": part.number, "last": part.last} if part else None,
        "status": report.status.value,
        "ok": report.is_good,
        "flights": [_flight(flight) for flight in report.flights],
        "travellers": report.travellers,
        "kinds": dict(report.kinds),
        "bookings": report.bookings,
        "documents": report.documents,
        "completeness": {
            share.field: {"sent": share.sent, "of": share.of, "share": share.share} for share in report.completeness
        },
        "repairs": [_remark(repair, "detail") for repair in report.repairs],
        "faults": [{"severity": fault.severity, **_remark(fault, "advice")} for fault in report.faults],
    }


def _remark(remark: Remark, text: str) -> dict[str, Any]:
    place = remark.place
    return {
        "code": remark.code,
        "segment": remark.segment,
        "line": place.line if place else None,
        "byte": place.byte if place else None,
        text: remark.text,
    }


def _flight(flight: Flight) -> dict[str, str | None]:
    """The flight without anything that is no airport, should a damaged message have put it there."""
    plain = flight_to_plain(flight)
    for field in ("departure_airport", "arrival_airport"):
        plain[field] = plain[field] if _AIRPORT.fullmatch(plain[field] or "") else None
    return plain
