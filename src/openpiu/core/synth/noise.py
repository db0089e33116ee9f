"""Deliberate faults, as real senders make them; each can be mended without losing a traveller (MSG-3, MSG-4, MSG-6)."""

from random import Random

from openpiu.core.edifact import Segment
from openpiu.core.synth.envelope import Cover, seg, type_b_heading
from openpiu.core.synth.styles import Style

ON_SEGMENTS = ("wrong_count", "stray_tail")
ON_TEXT = ("footer", "heading", "curly_quotes", "blank_lines")
_FOOTER = "\n\nThis mail was checked by the gateway of the sender.\n_______________\nPlease do not print it.\n"
_CURLY = "\N{RIGHT SINGLE QUOTATION MARK}"


def draw_fault(noise: float, style: Style, rng: Random) -> str | None:
    """Which fault this message gets, if any; `noise` is the share of messages that have one."""
    if rng.random() >= noise:
        return None
    possible = list(ON_SEGMENTS + ON_TEXT)
    if style.separators.terminator != "'":
        possible.remove("curly_quotes")
    if style.type_b:
        possible.remove("heading")
    if style.wrap:
        possible.remove("blank_lines")
    return rng.choice(possible)


def spoil_segments(segments: list[Segment], fault: str | None, rng: Random) -> list[Segment]:
    """A wrong trailer count, or a stray token before the trailer."""
    if fault == "wrong_count":
        return [_miscounted(segment, rng) if segment.tag == "UNT" else segment for segment in segments]
    if fault == "stray_tail":
        at = next(place for place, segment in enumerate(segments) if segment.tag == "UNT")
        return [*segments[:at], seg("LT"), *segments[at:]]
    return segments


def spoil_text(text: str, fault: str | None, cover: Cover, style: Style) -> str:
    """What mail gateways and word processors add."""
    if fault == "footer":
        return text + _FOOTER
    if fault == "heading":
        return f"\x01{type_b_heading(cover, 'QU')}\x02{text}\x03"
    if fault == "curly_quotes":
        return text.replace("'", _CURLY)
    if fault == "blank_lines":
        end = style.separators.terminator
        return text.replace(end, f"{end}\n \n", 40)
    return text


def _miscounted(trailer: Segment, rng: Random) -> Segment:
    counted = int(trailer.component(0)) + rng.choice((-2, -1, 1, 5))
    return seg("UNT", str(counted), trailer.component(1))
