"""Noise in the order and number of segments: trailers, stray, misplaced and repeated segments (MSG-4, 5, 17)."""

from collections.abc import Callable
from random import Random

from openpiu.core.edifact import Segment
from openpiu.core.synth.envelope import seg
from openpiu.core.synth.noise_kind import Scene

_SAFE_TO_REPEAT = frozenset({"DAT", "REF", "RPI", "RCI", "ATT", "NAT", "RFF"})
_PERSONS = frozenset({"FL", "FM", "DDU", "DDT"})


def starts_unit(segment: Segment) -> bool:
    """Whether a booking (PNRGOV) or a person (PAXLST) begins here."""
    return segment.tag == "SRC" or (segment.tag == "NAD" and segment.component(0) in _PERSONS)


def names_person(segment: Segment) -> bool:
    """Whether the segment bears a person's name."""
    return segment.tag == "TIF" or (segment.tag == "NAD" and segment.component(0) in _PERSONS)


def remark(scene: Scene, text: str) -> Segment:
    """Free text as the message type sends it: outside Annex I, so nothing of it may be kept."""
    return seg("IFT", ("4", "28"), text) if scene.is_pnrgov else seg("FTX", "AAI", "", "", text)


def with_remark(text: str) -> Callable[[list[Segment], Scene], list[Segment]]:
    """Noise that puts a remark before a name (PNRGOV) or behind one (PAXLST)."""

    def spoil(segments: list[Segment], scene: Scene) -> list[Segment]:
        at = drawn(segments, names_person, scene.rng) + (not scene.is_pnrgov)
        return [*segments[:at], remark(scene, text), *segments[at:]]

    return spoil


def drawn(segments: list[Segment], wanted: Callable[[Segment], bool], rng: Random) -> int:
    """The place of one segment of that sort."""
    return rng.choice([place for place, segment in enumerate(segments) if wanted(segment)])


def miscount(tag: str) -> Callable[[list[Segment], Scene], list[Segment]]:
    """Noise that makes the count in this trailer wrong."""

    def spoil(segments: list[Segment], scene: Scene) -> list[Segment]:
        return [_miscounted(segment, scene.rng) if segment.tag == tag else segment for segment in segments]

    return spoil


def lose(tag: str) -> Callable[[list[Segment], Scene], list[Segment]]:
    """Noise that leaves this trailer out."""
    return lambda segments, _: [segment for segment in segments if segment.tag != tag]


def stray(segments: list[Segment], scene: Scene) -> list[Segment]:
    """One or two letters before the trailer."""
    at = next(place for place, segment in enumerate(segments) if segment.tag == "UNT")
    return [*segments[:at], seg(scene.rng.choice(("L", "LT"))), *segments[at:]]


def remark_in_header(segments: list[Segment], scene: Scene) -> list[Segment]:
    """Free text where the grammar has none: before the first booking or person."""
    first = next(place for place, segment in enumerate(segments) if starts_unit(segment))
    header = next(place for place, segment in enumerate(segments) if segment.tag == "UNH")
    at = scene.rng.randint(header + 1, first)
    return [*segments[:at], seg("IFT", ("4", "28"), "PLEASE ADVISE"), *segments[at:]]


def unknown(segments: list[Segment], scene: Scene) -> list[Segment]:
    """A segment that no version of the message has, anywhere in it."""
    header = next(place for place, segment in enumerate(segments) if segment.tag == "UNH")
    trailer = next(place for place, segment in enumerate(segments) if segment.tag == "UNT")
    at = scene.rng.randint(header + 1, trailer)
    return [*segments[:at], seg("ZZQ", ("1", "2"), "LOCAL USE"), *segments[at:]]


def misplaced(segments: list[Segment], scene: Scene) -> list[Segment]:
    """A known segment where it does not belong: equipment among the names, the kind of list among the passengers."""
    at = drawn(segments, names_person, scene.rng)
    out_of_place = seg("APD", "320") if scene.is_pnrgov else seg("BGM", "745")
    return [*segments[: at + 1], out_of_place, *segments[at + 1 :]]


def grouped(segments: list[Segment], _: Scene) -> list[Segment]:
    """GRP before each booking or person, which some systems send and no message has."""
    noisy = []
    for segment in segments:
        if starts_unit(segment):
            noisy.append(seg("GRP", "1"))
        noisy.append(segment)
    return noisy


def repeated(segments: list[Segment], scene: Scene) -> list[Segment]:
    """One segment sent twice in a row, behind the first name or booking."""
    first = next(place for place, segment in enumerate(segments) if starts_unit(segment))
    safe = [place for place, segment in enumerate(segments) if place > first and _may_repeat(segment)]
    if not safe:
        return segments
    at = scene.rng.choice(safe)
    return [*segments[: at + 1], segments[at], *segments[at + 1 :]]


def history(segments: list[Segment], scene: Scene) -> list[Segment]:
    """What happened to a booking before: a cancelled name with several requests. Nothing of it is true any more."""
    carrier = scene.cover.sender
    old = [
        seg("ABI", "4", ("", "A4421"), "BRU"),
        seg("DAT", ("T", f"{scene.cover.sent_at:%d%m%y}", "0815")),
        seg("SAC", "", "", "X"),
        seg("TIF", "VERVALLEN", ("ROLF", "A", "1")),
        seg("SSR", ("CTCM", "HK", "1", carrier, "", "", "", "", "3225550999")),
        seg("SSR", ("SEAT", "HK", "1", carrier, "", "", "", "", "99K", "", "1")),
        seg("SSR", ("FQTV", "HK", "1", carrier, "", "", "", "", f"{carrier}000099")),
    ]
    trailer = next(place for place, segment in enumerate(segments) if segment.tag == "UNT")
    ends = [place for place, segment in enumerate(segments) if segment.tag == "SRC"][1:]
    end = scene.rng.choice([*ends, trailer])
    return [*segments[:end], *old, *segments[end:]]


def _may_repeat(segment: Segment) -> bool:
    return segment.tag in _SAFE_TO_REPEAT or (segment.tag == "SSR" and segment.component(0) == "DOCS")


def _miscounted(trailer: Segment, rng: Random) -> Segment:
    counted = int(trailer.component(0)) + rng.choice((1, 2, 5, 40))
    return seg(trailer.tag, str(counted), trailer.component(1))
