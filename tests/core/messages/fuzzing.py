"""Mutating messages at random, from a seed: what the fuzz tests and the leftover proofs feed to the reader.

A seed of another kind (XML, CSV) is one more line in `SEEDS`.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from random import Random

from openpiu.core.messages import read_messages
from openpiu.core.messages.writing import write_messages
from openpiu.core.synth.noise import BY_NAME
from tests.core.messages.noise_twins import twins, twins_of_each_kind

SAMPLES = Path(__file__).parents[2] / "samples"
LONGEST = 6000  # bytes of a mutated input, so that a million are read well under an hour
_SIGNS = b"'+:.?*#-/ \n\r\x01\x02\x03\x1c\x1d\x1f"
_CONTROL = bytes([*range(0x20), 0x7F, 0x80, 0x85, 0x93, 0xA0, 0xC3, 0xE2, 0xED, 0xFE, 0xFF])
_WORDS = (
    b"UNA:+.? '", b"UNB+UNOA:4+", b"UNH+1+PNRGOV:13:1:IA'", b"UNH+1+PAXLST:D:05B:UN:IATA'", b"UNT+3+1'", b"UNZ+1+1'",
    b"SRC'", b"TIF+", b"RCI+", b"SSR+DOCS:HK:1:ZQ:::::/P/UTO/", b"NAD+FL+++", b"DOC+P:110:111+", b"TVL+", b"DTM+329:",
    b"QU BRUPIZZ\r\n.HDQRMZQ 231130\r\n", b"\x03\r\n\x01", b"\xff\xfe", b"\xef\xbb\xbf",
    b"<!DOCTYPE a [<!ENTITY b 'c'>]>",
    b"<?xml version='1.0'?>", b"//", b"??", b"?", b"::::::::", b"++++++++", b"''''''''", b"\x00",
)  # fmt: skip


def sample_files() -> list[bytes]:
    """Every file of tests/samples, whatever its kind; the long ones by their beginning."""
    return [path.read_bytes()[:LONGEST] for path in sorted(SAMPLES.rglob("*")) if path.is_file()]


def generated_messages() -> list[bytes]:
    """Small generated messages of all senders, clean and with each kind of noise."""
    clean = (twin.clean for twin in twins(5, 6, (), parties=2))
    noisy = (twin.noisy for twin in twins_of_each_kind(5, 6, tuple(BY_NAME), parties=2))
    return [content for content in (*clean, *noisy) if len(content) <= LONGEST]


def in_other_types() -> list[bytes]:
    """Some of the generated messages written as PNRGOV XML and as lists."""
    readings = [read_messages(twin.clean, source="seed")[0] for twin in twins(5, 6, (), parties=2)]
    written = (write_messages(reading, kind) for reading in readings for kind in ("PNRGOV-XML", "CSV"))
    return [content for content in written if len(content) <= LONGEST]


SEEDS: tuple[Callable[[], list[bytes]], ...] = (
    sample_files,
    generated_messages,
    in_other_types,
)


def flip(content: bytes, rng: Random, _: Sequence[bytes]) -> bytes:
    """Some bits of some bytes turned."""
    changed = bytearray(content)
    for _time in range(rng.randint(1, 8)):
        changed[rng.randrange(len(changed))] ^= 1 << rng.randrange(8)
    return bytes(changed)


def cut(content: bytes, rng: Random, _: Sequence[bytes]) -> bytes:
    """A slice left out: at the beginning, in the middle or at the end."""
    start, end = sorted((rng.randrange(len(content) + 1), rng.randrange(len(content) + 1)))
    return rng.choice((content[:start], content[end:], content[:start] + content[end:]))


def join(content: bytes, rng: Random, seeds: Sequence[bytes]) -> bytes:
    """The beginning of one and the end of another."""
    other = rng.choice(seeds)
    return content[: rng.randrange(len(content) + 1)] + other[rng.randrange(len(other) + 1) :]


def repeat(content: bytes, rng: Random, _: Sequence[bytes]) -> bytes:
    """A slice many times."""
    start = rng.randrange(len(content))
    piece = content[start : start + rng.choice((1, 2, 5, 20, 80))]
    return content[:start] + piece * rng.choice((2, 5, 40)) + content[start:]


def swap(content: bytes, rng: Random, _: Sequence[bytes]) -> bytes:
    """One sign put for another everywhere: separators change places."""
    one, two = rng.choice(_SIGNS), rng.choice(_SIGNS)
    return content.translate(bytes.maketrans(bytes((one, two)), bytes((two, one))))


def control(content: bytes, rng: Random, _: Sequence[bytes]) -> bytes:
    """Signs that have no place in a message."""
    at = rng.randrange(len(content) + 1)
    junk = bytes(rng.choices(_CONTROL, k=rng.randint(1, 6)))
    return content[:at] + junk + content[at:]


def insert(content: bytes, rng: Random, _: Sequence[bytes]) -> bytes:
    """A word that means something elsewhere."""
    at = rng.randrange(len(content) + 1)
    return content[:at] + rng.choice(_WORDS) + content[at:]


def move(content: bytes, rng: Random, _: Sequence[bytes]) -> bytes:
    """Segments in another order."""
    pieces = content.split(b"'")
    one, two = rng.randrange(len(pieces)), rng.randrange(len(pieces))
    pieces[one], pieces[two] = pieces[two], pieces[one]
    return b"'".join(pieces)


MUTATIONS: tuple[Callable[[bytes, Random, Sequence[bytes]], bytes], ...] = (
    flip, cut, join, repeat, swap, control, insert, move,
)  # fmt: skip


def mutated(seeds: Sequence[bytes], rng: Random) -> bytes:
    """One of the seeds after one to four mutations; never longer than `LONGEST`."""
    content = rng.choice(seeds)
    for _ in range(rng.choice((1, 1, 2, 3, 4))):
        if content:
            content = rng.choice(MUTATIONS)(content, rng, seeds)
    return content[:LONGEST]


@cache
def all_seeds() -> tuple[bytes, ...]:
    """The seeds of all kinds."""
    return tuple(content for source in SEEDS for content in source() if content)


def stream(count: int, *, seed: int) -> Iterator[bytes]:
    """`count` mutated inputs, the same for the same seed."""
    seeds, rng = all_seeds(), Random(seed)
    return (mutated(seeds, rng) for _ in range(count))
