"""Noise around and between characters: lines, telegrams, mail, quotes, service strings, cuts (MSG-1 to MSG-6)."""

import re
from dataclasses import replace
from random import Random

from openpiu.core.edifact import DEFAULT, Separators, write_una
from openpiu.core.synth.envelope import Cover, type_b_heading
from openpiu.core.synth.noise_kind import Scene
from openpiu.core.synth.styles import DASH, STAR, Style

_CURLY = "\N{RIGHT SINGLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}`\N{ACUTE ACCENT}"
_HEADER = (
    "Received: from relay.example.org by gateway.example.org; Mon, 23 Nov 2026 04:12:09 +0000\n"
    "From: edi@example.org\nTo: unit@example.org\nSubject: {kind} {access}\nMIME-Version: 1.0\n"
    "Content-Type: text/plain; charset=us-ascii\n\n"
)
_FOOTER = "\n\nThis mail was checked by the sender's gateway.\n_______________\nPlease don't print it.\n"
_PRIORITIES = ("QU", "QP", "QK", "QD")
_ADDRESSES = "BRUPIZZ LGGPIZZ CRLPIZZ ANRPIZZ OSTPIZZ"
_BLOCK = 3600  # characters of one telegram
BRACKETS = Separators(component="*", element="(", terminator=")", decimal=".", release="?")
OTHERS = (STAR, DASH, BRACKETS)


def other_separators(style: Style, rng: Random) -> Style:
    """Other separators than the default, announced by UNA."""
    return replace(style, separators=rng.choice(OTHERS), announces=True)


def without_una(style: Style, rng: Random) -> Style:
    """Other separators than the default, and nothing that says so."""
    return replace(style, separators=rng.choice(OTHERS), announces=False)


def wrapped_lines(style: Style, rng: Random) -> Style:
    """No line has a meaning: all break at one width between 63 and 69."""
    return replace(style, wrap=rng.randint(63, 69), line_break="")


def open_before_name(lines: list[str], scene: Scene) -> list[str]:
    """The segment before a name has lost its terminator (MSG-5)."""
    s = scene.style.separators
    name = re.compile(rf"TIF{re.escape(s.element)}|NAD{re.escape(s.element)}(?:FL|FM|DD[UT]){re.escape(s.element)}")
    at = scene.rng.choice([place for place, line in enumerate(lines) if place and name.match(line)])
    return [line[: -len(s.terminator)] if place == at - 1 else line for place, line in enumerate(lines)]


def document_broken(lines: list[str], scene: Scene) -> list[str]:
    """A line break in the middle of every document."""
    s = scene.style.separators
    starts = (f"SSR{s.element}DOCS", f"DOC{s.element}")
    return [_broken(line, scene) if line.startswith(starts) else line for line in lines]


def broken_behind_release(lines: list[str], scene: Scene) -> list[str]:
    """A line break between a release character and the sign that it releases."""
    release = scene.style.separators.release
    return [line.replace(release, release + "\r\n", 1) if release in line else line for line in lines]


def cut_off(text: str, scene: Scene) -> str:
    """The file ends somewhere behind its first eighth."""
    return text[: scene.rng.randint(max(1, len(text) // 8), max(2, len(text) - 30))]


def telegram(text: str, scene: Scene) -> str:
    """A Type B telegram: priority, up to sixteen addresses on several lines, origin, start and end of text."""
    return f"\x01{_heading(scene.cover, scene.rng)}\x02{text}\x03"


def telegrams(text: str, scene: Scene) -> str:
    """As many telegrams as the length of the text needs, at least two (MSG-20)."""
    size = min(_BLOCK, len(text) // 2 + 1)
    heading = type_b_heading(scene.cover, "QD")
    blocks, start = [], 0
    while start < len(text):
        end = start + size
        while end < len(text) and " " in text[end - 1 : end + 1]:
            end -= 1
        blocks.append(f"\x01{heading}\x02{text[start:end]}\r\n\x03\r\n")
        start = end
    return "".join(blocks)


def mail_header(text: str, scene: Scene) -> str:
    """The header of a mail before it."""
    return _HEADER.format(kind=scene.cover.kind, access=scene.cover.access) + text


def mail_footer(text: str, _: Scene) -> str:
    """What a mail gateway appends."""
    return text + _FOOTER


def curly(text: str, scene: Scene) -> str:
    """Typographic quotes for the terminator; a released apostrophe stays what it is."""
    return re.sub(r"(?<!\?)'", scene.rng.choice(_CURLY), text)


def hard_blanks(text: str, _: Scene) -> str:
    """No-break spaces for the blanks inside the interchange."""
    start = max(0, text.find("UNB"))
    return text[:start] + text[start:].replace(" ", "\N{NO-BREAK SPACE}")


def blank_lines(text: str, scene: Scene) -> str:
    """Empty lines and lines of blanks between segments."""
    end = scene.style.separators.terminator
    return text.replace(end, f"{end}\n \n", 40)


def broken_tags(text: str, scene: Scene) -> str:
    """Line breaks inside some tags."""
    end, element = re.escape(scene.style.separators.terminator), re.escape(scene.style.separators.element)
    tag = re.compile(rf"(?<={end})(\s*[A-Z])([A-Z]{{2}}{element})")
    rng = scene.rng
    return tag.sub(lambda found: f"{found[1]}\r\n{found[2]}" if rng.random() < 0.2 else found[0], text)


def una_short(text: str, scene: Scene) -> str:
    """The service string has lost its blank."""
    una = write_una(scene.style.separators)
    return text.replace(una, una[:7] + una[8:], 1)


def una_curly(text: str, scene: Scene) -> str:
    """The service string announces a typographic quote, the segments end with a plain one."""
    una = write_una(scene.style.separators)
    return text.replace(una, una[:-1] + _CURLY[0], 1)


def has_default_separators(style: Style) -> bool:
    """Whether the style uses the separators of ISO 9735."""
    return style.separators == DEFAULT


def _broken(line: str, scene: Scene) -> str:
    places = [place for place in range(4, len(line) - 2) if " " not in line[place - 1 : place + 1]]
    places = [place for place in places if line[place - 1] != scene.style.separators.release]
    at = scene.rng.choice(places)
    return f"{line[:at]}\r\n{line[at:]}"


def _heading(cover: Cover, rng: Random) -> str:
    addresses = _ADDRESSES.split()[: rng.randint(1, 5)]
    rows = [" ".join(addresses[:3]), " ".join(addresses[3:])]
    lines = "\r\n".join(row for row in rows if row)
    return f"{rng.choice(_PRIORITIES)} {lines}\r\n.HDQRM{cover.sender} {cover.sent_at:%d%H%M}\r\n"
