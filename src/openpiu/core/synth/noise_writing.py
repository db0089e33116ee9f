"""Writing a message with or without noise: the same steps, so that a clean twin differs in nothing else."""

from collections.abc import Sequence
from random import Random

from openpiu.core.edifact import Segment
from openpiu.core.synth.envelope import Cover, enclose, lines_as_text, written_lines
from openpiu.core.synth.noise import BY_NAME
from openpiu.core.synth.noise_kind import Kind, Scene
from openpiu.core.synth.styles import Style

_MARKS = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}


def noisy_style(style: Style, names: Sequence[str], rng: Random) -> Style:
    """The habits of the sender for this one message."""
    for name in names:
        change = BY_NAME[name].style
        style = change(style, rng) if change else style
    return style


def write_message(body: list[Segment], cover: Cover, style: Style, names: Sequence[str], rng: Random) -> bytes:
    """The file of one message with these kinds of noise; without names, as a faultless sender would write it."""
    kinds = [BY_NAME[name] for name in names]
    scene = Scene(cover=cover, style=style, rng=rng)
    segments = enclose(body, cover, style)
    for kind in kinds:
        segments = kind.segments(segments, scene) if kind.segments else segments
    lines = written_lines(segments, style)
    for kind in kinds:
        lines = kind.lines(lines, scene) if kind.lines else lines
    text = lines_as_text(lines, cover, style)
    for kind in kinds:
        text = kind.text(text, scene) if kind.text else text
    charset = _charset(kinds, rng)
    return _MARKS.get(charset, b"") + text.encode(charset, errors="replace")


def _charset(kinds: list[Kind], rng: Random) -> str:
    return next((kind.charset(rng) for kind in kinds if kind.charset), "utf-8")
