"""Bytes to interchanges: the one way in to EDIFACT (ISO 9735), tolerant, every repair recorded."""

import re
from collections.abc import Iterator
from functools import lru_cache

from openpiu.core.edifact.assembly import Assembly
from openpiu.core.edifact.decoding import BLANKS, ETX, decode
from openpiu.core.edifact.dialect import PLAIN, Dialect
from openpiu.core.edifact.envelope import Interchange
from openpiu.core.edifact.framing import Frame, find_frames, has_message
from openpiu.core.edifact.lines import join_lines
from openpiu.core.edifact.quotes import CURLY, straighten
from openpiu.core.edifact.repairs import Repair, repair
from openpiu.core.edifact.separators import Separators
from openpiu.core.edifact.tokens import hide_released, segment_reader, split_segments


def read_interchanges(data: bytes, dialect: Dialect = PLAIN) -> list[Interchange]:
    """All interchanges of a transmission, in order; empty where there is neither UNB nor UNH.

    Any bytes are accepted and nothing is raised. The cost grows with the length. `dialect` says which tags the messages
    use, so that lost terminators can be told from data (MSG-1 to MSG-6). Repairs of the whole transmission stand with
    the first interchange.
    """
    return list(iterate_interchanges(data, dialect))


def iterate_interchanges(data: bytes, dialect: Dialect = PLAIN) -> Iterator[Interchange]:
    """As `read_interchanges`, one after the other, so that only one of them is held in memory."""
    decoded = decode(data)
    before = decoded.repairs
    for frame in find_frames(decoded.text):
        yield _read_frame(frame, dialect, before)
        before = ()


def _read_frame(frame: Frame, dialect: Dialect, before: tuple[Repair, ...]) -> Interchange:
    separators = frame.separators
    repairs = [*before, *frame.repairs]
    text, has_tail = _up_to_end(frame.text, separators)
    if has_tail:
        repairs.append(repair("text-after"))
    straight = straighten(text, separators, dialect)
    if straight != text or separators.terminator in CURLY:
        repairs.append(repair("quotes-straightened"))
    joined = join_lines(hide_released(straight, separators), separators, dialect)
    if joined.wrapped:
        repairs.append(repair("lines-joined"))
    tokens = split_segments(joined.text, separators, dialect)
    assembly = Assembly(separators, dialect, segment_reader(separators), repairs=repairs)
    assembly.take(tokens)
    return assembly.finish(terminated=tokens.terminated, noise=tokens.noise)


def _up_to_end(text: str, separators: Separators) -> tuple[str, bool]:
    """The text up to UNZ or ETX, and whether words stand behind it; a footer there holds no messages."""
    end = _trailer(separators).search(text)
    kept, tail = (text[: end.end()], text[end.end() :]) if end else (text, "")
    if has_message(tail):
        kept, tail = text, ""
    before, mark, footer = kept.partition(ETX)
    if mark and separators.terminator not in footer:
        kept, tail = before, tail + footer
    return kept.replace(ETX, ""), bool(tail.strip(BLANKS + ETX))


@lru_cache(maxsize=64)
def _trailer(separators: Separators) -> re.Pattern[str]:
    element, terminator = re.escape(separators.element), re.escape(separators.terminator)
    return re.compile(rf"U\n*N\n*Z\n*{element}[0-9\n]+(?:{element}[^{terminator}]{{0,60}})?{terminator}")
