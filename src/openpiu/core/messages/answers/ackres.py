"""ACKRES: the acknowledgement of a PNRGOV message (PAX-9). MSG, then ERC and IFT for each error, then IFT with counts.

MSG+:23 is the acknowledgement; its response code is 3 where the message was processed, 7 where it was not. ERC holds
the number of an error, the IFT behind it code, segment and advice. IFT with ANSWERS names the message that is answered,
IFT with READ the counts.
"""

from datetime import datetime

from openpiu.core.edifact import Segment
from openpiu.core.messages.answers.answer import Answer, ErrorNote, Outcome
from openpiu.core.messages.answers.signs import telegram_text

ACKNOWLEDGEMENT = "23"
PROCESSED, NOT_PROCESSED = "3", "7"
LITERAL = "3"  # free text as it stands
ANSWERS, READ, MORE = "ANSWERS", "READ", "MORE ERRORS"
INTERCHANGE, MESSAGE, PART, SEGMENT = "INTERCHANGE ", "MESSAGE ", "PART ", "SEGMENT "


def ackres_body(answer: Answer, _received_at: datetime) -> list[Segment]:
    """The segments between UNH and UNT; the time of receipt is that of UNB."""
    response = NOT_PROCESSED if answer.outcome is Outcome.REJECTED else PROCESSED
    segments = [Segment("MSG", (("", ACKNOWLEDGEMENT), (response,)))]
    for error in answer.errors:
        segments += [Segment("ERC", ((str(error.number),),)), _text(*error_words(error))]
    if answer.more_errors:
        segments.append(_text(MORE, str(answer.more_errors)))
    segments.append(_text(ANSWERS, *_references(answer)))
    segments.append(_text(READ, *(f"{count} {name.upper()}" for name, count in answer.counts)))
    return segments


def error_words(error: ErrorNote) -> list[str]:
    """Code, segment and advice as texts of an answer."""
    place = [f"{SEGMENT}{error.segment}"] if error.segment is not None else []
    return [error.code.upper(), *place, *telegram_text(error.advice)]


def _references(answer: Answer) -> list[str]:
    told = [(INTERCHANGE, answer.interchange), (MESSAGE, answer.message)]
    told.append((PART, "" if answer.part is None else str(answer.part)))
    return [word + reference for word, reference in told if reference]


def _text(*words: str) -> Segment:
    return Segment("IFT", ((LITERAL,), *((word,) for word in words)))
