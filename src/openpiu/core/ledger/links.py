"""Entries as links of the chain, read as fast as a ledger of a million needs.

Belongs here: the quick way to an entry's place, its hash and the hash that it must carry. Not here: what an entry is.
`entries` is the reference: whatever is not plainly an entry here is judged there, and tests hold both ways equal.
"""

import hashlib
from typing import Annotated

import msgspec

from openpiu.core.ledger.entries import (
    ENTRY_TAG,
    LONGEST_LINE,
    Entry,
    decode_with_digest,
    digest,
    fields_of,
    is_digest,
    is_instant,
)

_HASHES = b'"hash":"%s","previous":"%s",'  # they stand side by side in a line; what is left without them is hashed


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """One entry with its fields in canonical order, each of its own type."""

    act: str
    actor: str
    at: str
    detail: dict[str, str | int | bool | list[str] | None]
    hash: str
    previous: str
    purpose: str | None
    role: str
    sequence: Annotated[int, msgspec.Meta(ge=1)]
    subject: str


_read = msgspec.json.Decoder(Link).decode
_write = msgspec.json.Encoder(order="sorted").encode


def read_link(line: bytes) -> tuple[Link | Entry, str]:
    """One line of an export, without its end, and the hash that it must carry; IntegrityError where it is no entry."""
    try:
        link = _read(line)
        if len(line) <= LONGEST_LINE and _write(link) == line:
            due = _due(link, _without_hashes(line, link))
            if due == link.hash:
                return link, due
    except ValueError:
        pass  # not JSON, not of these types, or not UTF-8
    return decode_with_digest(line)


def due_hash(entry: Entry) -> str:
    """The hash that an entry must carry, as `digest` computes it; TypeError or ValueError where it is no entry."""
    fields = fields_of(entry)
    try:
        link = msgspec.convert({**fields, "hash": entry.hash, "previous": entry.previous}, Link)
        due = _due(link, _write(fields))
    except (TypeError, ValueError):
        due = None
    return due if due == entry.hash else digest(entry)


def _without_hashes(line: bytes, link: Link) -> bytes:
    """The canonical content of an entry; the last such piece is its own, since no field that follows can hold one."""
    before, _, after = line.rpartition(_HASHES % (link.hash.encode(), link.previous.encode()))
    return before + after


def _due(link: Link, content: bytes) -> str | None:
    """The hash of this content, where what types do not say of a link holds as well; an equal hash proves the last."""
    if not is_instant(link.at) or not is_digest(link.previous):
        return None
    return hashlib.sha256(ENTRY_TAG + bytes.fromhex(link.previous) + content).hexdigest()
