"""Bytes to answers: for the sender of a message who wants to know what the unit said, and for our own tests."""

import re
from datetime import datetime

from openpiu.core.edifact import Interchange, Message, Segment, read_interchanges
from openpiu.core.messages.answers import ackres, cusres
from openpiu.core.messages.answers.answer import Answer, ErrorNote, Outcome
from openpiu.core.messages.answers.writing import NOBODY
from openpiu.core.messages.moments import as_utc, year_first

_COUNT = re.compile(r"([0-9]{1,9}) ([A-Z]+)")
_DIGITS = re.compile(r"[0-9]{1,9}")
_TEXTS = {"IFT", "FTX"}


def read_answer(data: bytes) -> list[Answer]:
    """Every ACKRES and CUSRES of a transmission, in order; other messages are passed over."""
    return [
        _read(message, interchange)
        for interchange in read_interchanges(data)
        for message in interchange.messages
        if message.header and message.header.component(1) in ("ACKRES", "CUSRES")
    ]


def _read(message: Message, interchange: Interchange) -> Answer:
    unh, unb = message.header or Segment("UNH"), interchange.header or Segment("UNB")
    kind = unh.component(1)
    texts = [_words(segment) for segment in message.segments if segment.tag in _TEXTS]
    errors = _errors(message)
    references = _references(message, texts)
    return Answer(
        kind=kind,
        outcome=_outcome(message, errors),
        received_at=_received_at(unb),
        sender=_address(unb, 1),
        recipient=_address(unb, 2),
        interchange=references.get("interchange", ""),
        message=references.get("message", ""),
        access=unh.component(2),
        part=_number(references.get("part", "")),
        errors=errors,
        more_errors=sum(_number("".join(words[1:])) or 0 for words in texts if words[0] == ackres.MORE),
        counts=_counts(texts),
    )


def _outcome(message: Message, errors: tuple[ErrorNote, ...]) -> Outcome:
    for segment in message.segments:
        if segment.tag == "MSG" and segment.component(1) == ackres.NOT_PROCESSED:
            return Outcome.REJECTED
        if segment.tag == "BGM" and segment.component(3) == cusres.REJECTED:
            return Outcome.REJECTED
    return Outcome.PARTLY if errors else Outcome.RECEIVED


def _errors(message: Message) -> tuple[ErrorNote, ...]:
    found = []
    for segment, behind in zip(message.segments, message.segments[1:], strict=False):
        if segment.tag == "ERC" and behind.tag in _TEXTS:
            found.append(_error(_number(segment.component(0)) or 0, _words(behind)))
    return tuple(found)


def _error(number: int, words: list[str]) -> ErrorNote:
    code, *rest = words
    place = None
    if rest and rest[0].startswith(ackres.SEGMENT):
        place = _number(rest.pop(0).removeprefix(ackres.SEGMENT))
    return ErrorNote(number=number, code=code.lower(), segment=place, advice=" ".join(rest))


def _references(message: Message, texts: list[list[str]]) -> dict[str, str]:
    """The references of the message that is answered."""
    found: dict[str, str] = {}
    for words in texts:
        if words[0] == ackres.ANSWERS:
            for word in (ackres.INTERCHANGE, ackres.MESSAGE, ackres.PART):
                found |= {word.strip().lower(): text.removeprefix(word) for text in words[1:] if text.startswith(word)}
    for segment in message.segments:
        if segment.tag == "RFF":
            name = {cusres.INTERCHANGE: "interchange", cusres.MESSAGE: "message"}.get(segment.component(0))
            found |= {name: segment.component(0, 1)} if name else {"part": segment.component(0, 2)}
    return found


def _words(segment: Segment) -> list[str]:
    if segment.tag == "FTX":
        return [text for element in segment.elements[3:4] for text in element] or [""]
    return [element[0] for element in segment.elements[1:]] or [""]


def _number(text: str) -> int | None:
    return int(text) if _DIGITS.fullmatch(text) else None


def _counts(texts: list[list[str]]) -> tuple[tuple[str, int], ...]:
    found = [_COUNT.fullmatch(text) for words in texts if words[0] == ackres.READ for text in words[1:]]
    return tuple((match[2].lower(), int(match[1])) for match in found if match)


def _received_at(unb: Segment) -> datetime | None:
    return as_utc(year_first(unb.component(3), unb.component(3, 1)))


def _address(unb: Segment, element: int) -> str:
    address = unb.component(element)
    return "" if address == NOBODY else address
