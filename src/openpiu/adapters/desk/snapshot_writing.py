"""The source's side: an alert index, a document index and a payload as one snapshot for one desk.

Belongs here: sealing parts into a file, signing its header. Not here: which alerts are in it, when one is made.
"""

import hashlib
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from openpiu.core.desk.payload import Payload, payload_bytes
from openpiu.core.desk.snapshots import DOCUMENTS, PARTS, PAYLOAD, PERSONS, Part, Snapshot, sign
from openpiu.core.desk.streams import PIECE, part_key, seal_pieces
from openpiu.core.matching import AlertIndex, DocumentIndex
from openpiu.errors import OperatorError

_SEALED = ".sealed"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Content:
    """What goes into a snapshot."""

    persons: AlertIndex
    documents: DocumentIndex
    payload: Payload


def write_snapshot(
    path: Path, draft: Snapshot, content: Content, *, desk_key: bytes, key: Ed25519PrivateKey
) -> Snapshot:
    """Write the file and return its signed header. `draft` has no parts yet, and a random salt (`streams.SALT`).

    The parts lie readable in a temporary folder of the source's own machine while they are sealed. OperatorError: the
    disk refuses.
    """
    try:
        with tempfile.TemporaryDirectory() as folder:
            plain = _plain_parts(Path(folder), content)
            parts = _sealed_parts(plain, bytes.fromhex(draft.salt), desk_key)
            header = sign(replace(draft, parts=tuple(parts)), key)
            with path.open("wb") as file:
                file.write(header.line())
                file.writelines(piece for name in PARTS for piece in _pieces(plain[name].with_suffix(_SEALED)))
    except OSError as error:
        raise OperatorError(
            f"the snapshot {path} cannot be written ({error.strerror}): free space on the disk"
        ) from error
    return header


def _plain_parts(folder: Path, content: Content) -> dict[str, Path]:
    places = {name: folder / name for name in PARTS}
    content.persons.write(places[PERSONS])
    content.documents.write(places[DOCUMENTS])
    places[PAYLOAD].write_bytes(payload_bytes(content.payload))
    return places


def _sealed_parts(plain: dict[str, Path], salt: bytes, desk_key: bytes) -> list[Part]:
    return [_sealed(plain[name], name, part_key(desk_key, salt=salt, part=name)) for name in PARTS]


def _sealed(plain: Path, name: str, key: bytes) -> Part:
    """Seal a part beside itself; the readable file goes."""
    digest, size = hashlib.sha256(), 0
    with plain.with_suffix(_SEALED).open("wb") as file:
        for piece in seal_pieces(_pieces(plain), key):
            file.write(piece)
            digest.update(piece)
            size += len(piece)
    plain.unlink()
    return Part(name=name, size=size, sha256=digest.hexdigest())


def _pieces(place: Path) -> Iterator[bytes]:
    with place.open("rb") as file:
        while piece := file.read(PIECE):
            yield piece
