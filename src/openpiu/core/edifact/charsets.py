"""Bytes to characters: byte order marks, UTF-8, and the character sets that UNB names (MSG-6, ISO 9735 part 1).

Belongs here: which character set. Not here: line ends, control characters, telegrams (`decoding`).
"""

import re
from itertools import pairwise

_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_FALLBACK = (
    "cp1252"  # holds Latin-1, and reads what senders of UNOA, UNOB, IATA and IATB write for letters with accents
)

# The single-byte sets by syntax identifier. UNOW (UTF-8) and UNOY (UCS-2) are recognised by their bytes, since
# senders name them wrongly; UNOX (ISO 2022) has no set of its own.
CHARSETS = {
    b"UNOC": _FALLBACK,
    b"UNOD": "iso8859-2",
    b"UNOE": "iso8859-5",
    b"UNOF": "iso8859-7",
    b"UNOG": "iso8859-3",
    b"UNOH": "iso8859-4",
    b"UNOI": "iso8859-6",
    b"UNOJ": "iso8859-8",
    b"UNOK": "iso8859-9",
}
_UNB = re.compile(rb"U[\r\n]*N[\r\n]*B[\r\n]*[^A-Za-z0-9\s][\r\n]*((?:[A-Z][\r\n]*){4})")
_BREAKS = bytes.maketrans(b"", b""), b"\r\n"
_START = 400  # how far ahead two bytes a character are looked for


def read_characters(data: bytes) -> str:
    """The text: UTF-8 or UTF-16 if it is that, else the set each interchange names, else Windows-1252. Never fails.

    Bytes that no set has come out as U+FFFD.
    """
    for mark, charset in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(charset, errors="replace")
    wide = _wide(data[:_START])
    if wide:
        return data.decode(wide, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _by_interchange(data)


def _wide(start: bytes) -> str | None:
    """Two bytes a character without a byte order mark, told from the first service segment."""
    for charset in ("utf-16-le", "utf-16-be"):
        places = [start.find(tag.encode(charset)) for tag in ("UNA", "UNB", "UNH")]
        if any(place >= 0 and place % 2 == 0 for place in places):  # at an odd place it is the other byte order
            return charset
    return None


def _by_interchange(data: bytes) -> str:
    """Each interchange in its own character set; before the first one, the fallback."""
    headers = list(_UNB.finditer(data))
    starts = [header.start() for header in headers]
    pieces = [data[start:end] for start, end in pairwise([0, *starts, len(data)])]
    named = [b"", *(header[1].translate(*_BREAKS) for header in headers)]
    return "".join(_decoded(piece, name) for piece, name in zip(pieces, named, strict=True))


def _decoded(piece: bytes, name: bytes) -> str:
    try:
        return piece.decode("utf-8")
    except UnicodeDecodeError:
        return piece.decode(CHARSETS.get(name, _FALLBACK), errors="replace")
