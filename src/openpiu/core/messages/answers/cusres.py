"""CUSRES: a receipt for a PAXLST message and nothing more (PAX-8). It has no place for a traveller.

BGM+962 is the answer to a list; its status AB says received, RE says that the message could not be read. RFF+TN gives
the access reference, RFF+ACW the reference of the message, RFF+AAZ that of the interchange; DTM+310 the time of
receipt. An error stands in ERP+1 (the message as a whole), ERC (number), FTX+AAO (code, segment, advice).
"""

from datetime import datetime

from openpiu.core.edifact import Segment
from openpiu.core.messages.answers.ackres import error_words
from openpiu.core.messages.answers.answer import Answer, Outcome

RESPONSE = "962"
RECEIVED, REJECTED = "AB", "RE"
ACCESS, MESSAGE, INTERCHANGE = "TN", "ACW", "AAZ"
RECEIPT, TO_THE_MINUTE = "310", "203"
WHOLE_MESSAGE, ERROR_TEXT = "1", "AAO"
MORE = "MORE ERRORS"
_TEXTS = 5  # of one FTX


def cusres_body(answer: Answer, received_at: datetime) -> list[Segment]:
    """The segments between UNH and UNT."""
    status = REJECTED if answer.outcome is Outcome.REJECTED else RECEIVED
    references = ((ACCESS, answer.access), (MESSAGE, answer.message), (INTERCHANGE, answer.interchange))
    segments = [Segment("BGM", ((RESPONSE,), ("",), ("",), (status,)))]
    segments += [
        Segment("RFF", ((kind, reference, *_part(kind, answer)),)) for kind, reference in references if reference
    ]
    segments.append(Segment("DTM", ((RECEIPT, f"{received_at:%Y%m%d%H%M}", TO_THE_MINUTE),)))
    for error in answer.errors:
        segments += [_level(), Segment("ERC", ((str(error.number),),)), _text(*error_words(error)[:_TEXTS])]
    if answer.more_errors:
        segments.append(_text(MORE, str(answer.more_errors)))
    return segments


def _part(kind: str, answer: Answer) -> tuple[str, ...]:
    """The part of a series as the line number behind the access reference."""
    return (str(answer.part),) if kind == ACCESS and answer.part is not None else ()


def _level() -> Segment:
    return Segment("ERP", ((WHOLE_MESSAGE,),))


def _text(*words: str) -> Segment:
    return Segment("FTX", ((ERROR_TEXT,), ("",), ("",), words))
