"""Answers to bytes: one interchange an answer, in the syntax and separators of the message that is answered."""

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime

from openpiu.core.edifact import DEFAULT, Segment, write_segments, write_una
from openpiu.core.messages.answers.ackres import ackres_body
from openpiu.core.messages.answers.answer import (
    KINDS,
    MOST_ERRORS,
    Answer,
    counts_of,
    error_notes,
    outcome_of,
)
from openpiu.core.messages.answers.cusres import cusres_body
from openpiu.core.messages.answers.signs import signs_of
from openpiu.core.messages.answers.versions import message_type
from openpiu.core.messages.carrier_message import read_messages
from openpiu.core.messages.cover import Cover
from openpiu.core.messages.reading import Reading

NOBODY = "UNKNOWN"  # stands for an address that the message does not give
_SYNTAX = ("UNOA", "4")
_ANSWERS = frozenset({"ACKRES", "CUSRES", "CONTRL", "APERAK"})  # never answered, or two systems would never stop
_BODIES: dict[str, Callable[[Answer, datetime], list[Segment]]] = {"ACKRES": ackres_body, "CUSRES": cusres_body}


def answer_transmission(data: bytes, *, received_at: datetime, sender: str = "") -> bytes | None:
    """The answers to all messages of one transmission, one interchange each; None where none of them has an answer.

    The same bytes received at the same time give the same answer.
    """
    readings = read_messages(data, source="")
    written = (write_answer(reading, received_at=received_at, sender=sender) for reading in readings)
    answers = [answer for answer in written if answer is not None]
    return b"".join(answers) or None


def write_answer(reading: Reading, *, received_at: datetime, sender: str = "") -> bytes | None:
    """The answer to one message: ACKRES for PNRGOV (PAX-9), CUSRES without any traveller for PAXLST (PAX-8).

    `received_at` is aware, `sender` the unit's address; by default the one that the message was sent to. None for XML
    and CSV: these standards have no answer of their own; the channel's receipt, or `openpiu check`, tells their sender.
    None also for what is itself an answer.
    """
    kind = KINDS.get(reading.kind)
    cover = reading.cover or Cover()
    if kind is None or cover.type in _ANSWERS:
        return None
    at = received_at.astimezone(UTC).replace(second=0, microsecond=0)
    answer = _answer(reading, cover, kind, at, sender)
    signs = signs_of(cover)
    una = "" if signs == DEFAULT else write_una(signs)
    segments = _enclosed(_BODIES[kind](answer, at), answer, message_type(kind, reading.version), cover)
    return (una + write_segments(segments, signs) + "\r\n").encode("ascii")


def _answer(reading: Reading, cover: Cover, kind: str, received_at: datetime, sender: str) -> Answer:
    errors = error_notes(reading)
    return Answer(
        kind=kind,
        outcome=outcome_of(reading),
        received_at=received_at,
        sender=sender or next(iter(cover.recipient), ""),
        recipient=next(iter(cover.sender), ""),
        interchange=cover.interchange,
        message=cover.message,
        access=cover.access,
        part=reading.part.number if reading.part else None,
        errors=errors[:MOST_ERRORS],
        more_errors=max(0, len(errors) - MOST_ERRORS),
        counts=counts_of(reading) if kind == "ACKRES" else (),
    )


def _enclosed(body: list[Segment], answer: Answer, type_: tuple[str, ...], cover: Cover) -> list[Segment]:
    """The whole interchange, its addresses the other way round."""
    control = _control(answer)
    access = ((answer.access,),) if answer.access else ()
    return [
        Segment(
            "UNB", (cover.syntax or _SYNTAX, _by(answer, cover), cover.sender or (NOBODY,), _sent(answer), (control,))
        ),
        Segment("UNH", (("1",), type_, *access)),
        *body,
        Segment("UNT", ((str(len(body) + 2),), ("1",))),
        Segment("UNZ", (("1",), (control,))),
    ]


def _by(answer: Answer, cover: Cover) -> tuple[str, ...]:
    """Our address, with the qualifier that the message gave it."""
    own = (answer.sender or NOBODY,)
    return cover.recipient if cover.recipient[:1] == own else own


def _sent(answer: Answer) -> tuple[str, ...]:
    at = answer.received_at
    return (f"{at:%y%m%d}", f"{at:%H%M}") if at else ()


def _control(answer: Answer) -> str:
    """A control reference that is the same for the same answer, and another one for another."""
    told = (answer.interchange, answer.message, answer.access, str(answer.part), *_sent(answer))
    return hashlib.sha256("\n".join(told).encode()).hexdigest()[:14].upper()
