"""The world as files: names and contents; whoever calls writes them. Lines have the person form of `openpiu match`."""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from openpiu.core.synth.noise import loses_information
from openpiu.core.synth.pushes import Sent
from openpiu.core.synth.reported import is_unnamed, reported
from openpiu.core.synth.values import Alert, Leg, Party, Passage, Stage, Truth
from openpiu.core.synth.world import World
from openpiu.core.terms import Document, PartialDate

SCHEDULE = "carrier,number,departure,arrival,date,departure_time,arrival_time"


def files(world: World) -> Iterator[tuple[str, bytes]]:
    """Relative name and content: the messages in the order of sending, then the lists and the truth.

    Where there is noise, each message has a twin of the same name in `clean/`.
    """
    sent_lines, noise_lines = [], []
    for sent in world.messages():
        sent_lines.append(_message_row(sent, world))
        noise_lines.append(_noise_row(sent))
        yield f"messages/{sent.push.name}", sent.content
        if world.noise:
            yield f"clean/{sent.push.name}", world.clean_twin(sent.push).content if sent.kinds else sent.content
    yield "messages.jsonl", json_lines(sent_lines)
    yield "noise.jsonl", json_lines(noise_lines)
    yield "alerts.jsonl", json_lines(alert_row(alert) for alert in world.alerts)
    yield "travellers.jsonl", json_lines(traveller_rows(world))
    yield "truth.jsonl", json_lines(truth_row(truth) for truth in world.truth)
    yield "schedule.csv", schedule_lines(world)


def json_lines(rows: Iterable[dict[str, Any]]) -> bytes:
    """One compact JSON object a line, UTF-8."""
    return b"".join(msgspec.json.encode(row) + b"\n" for row in rows)


def schedule_lines(world: World) -> bytes:
    """The flights as `openpiu quality schedule import` reads them: one day each, local times."""
    rows = [SCHEDULE]
    for flight in (leg.flight for leg in world.legs):
        if flight.departure and flight.arrival:
            times = f"{flight.departure:%Y-%m-%d},{flight.departure:%H:%M},{flight.arrival:%H:%M}"
            rows.append(f"{flight.carrier},{flight.number},{flight.departure_airport},{flight.arrival_airport},{times}")
    return ("\n".join(rows) + "\n").encode()


def alert_row(alert: Alert) -> dict[str, Any]:
    """One alert: the person form with aliases, then the owner's particulars."""
    return {
        "id": alert.id,
        "surname": alert.surname,
        "given_names": alert.given_names,
        "birth_date": _date(alert.birth_date),
        "sex": alert.sex,
        "nationalities": alert.nationalities,
        "documents": [_document(document) for document in alert.documents],
        "aliases": [{"surname": surname, "given_names": given} for surname, given in alert.aliases],
        "list": alert.register,
        "action": alert.action,
        "legal_basis": alert.legal_basis,
        "owner": alert.owner,
        "reason": alert.reason,
        "expires": alert.expires,
    }


def traveller_rows(world: World) -> Iterator[dict[str, Any]]:
    """Every traveller as all messages together report them, without crew."""
    for leg in world.legs:
        for party in leg.parties:
            for passage in party.passages:
                yield _traveller_row(leg, party, passage)


def truth_row(truth: Truth) -> dict[str, Any]:
    """One pair with its kind; `true` says whether the alert concerns the traveller."""
    return {"traveller": truth.traveller, "alert": truth.alert, "kind": truth.kind, "true": truth.is_true}


def _traveller_row(leg: Leg, party: Party, passage: Passage) -> dict[str, Any]:
    last = Stage.MANIFEST if passage.boarded else Stage.BOARDING
    known = reported(passage, party.locator, last, leg.style)
    return {
        "id": passage.id,
        "surname": known.surname,
        "given_names": known.given_names,
        "birth_date": _date(known.birth_date),
        "sex": known.sex,
        "nationalities": [known.nationality] if known.nationality else [],
        "documents": [_document(document) for document in known.documents],
        "flight": leg.flight.designator,
        "departure": leg.flight.departure,
        "locator": party.locator,
        "kind": passage.kind.value,
        "seat": known.seats[0] if known.seats else None,
        "boarded": passage.boarded,
        "first_push": _first(party),
        "sensitive": passage.services,
    }


def _first(party: Party) -> str:
    """The push that names the traveller first."""
    if party.joined is Stage.LATE or is_unnamed(party, Stage.EARLY):
        return "24h"
    return "48h"


def _message_row(sent: Sent, world: World) -> dict[str, Any]:
    push = sent.push
    return {
        "name": push.name,
        "kind": "PAXLST" if push.stage is Stage.MANIFEST else "PNRGOV",
        "flight": world.legs[push.flight].flight.designator,
        "sent_at": push.sent_at,
        "lands_at": world.legs[push.flight].lands,
        "changes_only": push.changes_only,
        "part": push.part,
        "parts": push.parts,
        "crew": push.is_crew,
        "travellers": len(sent.travellers),
        "sensitive": sent.sensitive,
        "fault": "+".join(sent.kinds) or None,
    }


def _noise_row(sent: Sent) -> dict[str, Any]:
    return {"message": sent.push.name, "kinds": sent.kinds, "loses_information": loses_information(sent.kinds)}


def _document(document: Document) -> dict[str, Any]:
    return {"type": document.type, "number": document.number, "issuer": document.issuer, "expiry": document.expiry}


def _date(value: PartialDate | None) -> str | None:
    return str(value) if value else None
