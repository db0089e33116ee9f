"""Where interchanges stand in a text, and which separators each of them uses (MSG-1, MSG-3).

Belongs here: finding UNA, UNB and a lone UNH, also with line breaks inside them. Not here: splitting into segments.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from openpiu.core.edifact.repairs import Repair, repair
from openpiu.core.edifact.separators import DEFAULT, Separators

_SIGN = r"([^A-Za-z0-9\s]|[\x1c-\x1f])"  # Python counts 1C to 1F as blanks
_UNB = re.compile(rf"U\n*N\n*B\n*{_SIGN}\n*(?:[A-Z]\n*){{4}}{_SIGN}\n*[0-9]")
_UNH = re.compile(rf"U\n*N\n*H\n*{_SIGN}[\nA-Za-z0-9_./-]{{1,40}}?\1\n*(?:[A-Z]\n*){{6}}{_SIGN}")
_UNA = re.compile(r"U\n*N\n*A((?:[^A-Za-z0-9]|[\x1c-\x1f]){4,16})$")
_TERMINATED = rf"{_SIGN}[\n ]*U\n*N\n*[GH]\n*"
_ORIGIN = re.compile(r"(?:^|\n)\.[A-Z0-9]{5,7} ")


@dataclass(frozen=True, slots=True)
class Frame:
    """One interchange as text, from behind UNA to the start of the next one."""

    text: str
    separators: Separators
    repairs: tuple[Repair, ...]


def find_frames(text: str) -> Iterator[Frame]:
    """The interchanges of a text in order; also a message that stands before any UNB. Nothing where there is none."""
    anchors = _anchors(text)
    anchor, noise = next(anchors, None), True
    while anchor:
        following = next(anchors, None)
        advice = _advice(text, anchor)
        end = _start(text, following) if following else len(text)
        body = text[anchor.start() : end]
        separators, repairs = _separators(body, anchor, advice)
        if noise:
            repairs = _noise(text[: _start(text, anchor)]) + repairs
        yield Frame(body, separators, repairs)
        anchor, noise = following, False


def _anchors(text: str) -> Iterator[re.Match[str]]:
    """Where interchanges start: each UNB, and a UNH before the first of them."""
    found = _UNB.finditer(text)
    first = next(found, None)
    stray = _UNH.search(text, 0, first.start() if first else len(text))
    return chain(filter(None, (stray, first)), found)


def _start(text: str, anchor: re.Match[str]) -> int:
    """Where the interchange of an anchor starts, service string advice included."""
    return (_advice(text, anchor) or anchor).start()


def _advice(text: str, anchor: re.Match[str]) -> re.Match[str] | None:
    return _UNA.search(text, max(0, anchor.start() - 40), anchor.start())


def has_message(text: str) -> bool:
    """Whether a message or an interchange starts in the text."""
    return bool(_UNH.search(text) or _UNB.search(text))


def _noise(before: str) -> tuple[Repair, ...]:
    if not before.strip():
        return ()
    return (repair("heading-removed" if _ORIGIN.search(before) else "text-before"),)


def _separators(
    body: str, anchor: re.Match[str], advice: re.Match[str] | None
) -> tuple[Separators, tuple[Repair, ...]]:
    announced = _announced(advice[1]) if advice else DEFAULT
    if announced and _fits(announced, anchor, body):
        return announced, ()
    in_use = _in_use(body, anchor)
    return in_use, () if in_use == DEFAULT and not advice else (repair("una-wrong" if advice else "una-missing"),)


def _announced(service: str) -> Separators | None:
    """The separators of a service string; mail systems take away its blank or break the line in it."""
    signs = service.replace("\n", "")
    if len(signs) == 5 and signs[4] != " ":
        signs = signs[:4] + " " + signs[4]
    if len(signs) == 5 and "\n" in service:
        signs += "\n"
    if len(signs) < 6 or len({signs[0], signs[1], signs[3], signs[5]}) < 4:
        return None
    return Separators(
        component=signs[0],
        element=signs[1],
        decimal=signs[2],
        release=signs[3],
        repetition=signs[4],
        terminator=signs[5],
    )


def _fits(separators: Separators, anchor: re.Match[str], body: str) -> bool:
    if (separators.element, separators.component) != (anchor[1], anchor[2]):
        return False
    if separators.terminator == "\n":
        return True
    in_use = _terminator(body, separators.element)
    return in_use in (None, separators.terminator)


def _in_use(body: str, anchor: re.Match[str]) -> Separators:
    element, component = anchor[1], anchor[2]
    terminator = _terminator(body, element) or DEFAULT.terminator
    release = DEFAULT.release if DEFAULT.release not in (element, component, terminator) else " "
    return Separators(component=component, element=element, release=release, terminator=terminator)


def _terminator(body: str, element: str) -> str | None:
    found = re.search(_TERMINATED + re.escape(element), body[:2000])
    return found[1] if found and found[1] != element else None
