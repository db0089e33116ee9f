"""Keys in files: a private folder on this machine, made on first use.

Belongs here: reading, making and guarding the key files. Not here: what the keys are used for.
Losing the folder loses the signing key and the database passwords: it belongs in the node's backup.
"""

import base64
import hashlib
import os
import secrets
import stat
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from openpiu.errors import OperatorError

_SIGNING = "signing.pem"
_NODE = "node.secret"
_KEY_BYTES = 32
_SALT = b"openpiu node secret, version 1"


class FileKeys:
    """Keys in `folder`: 0600 files in a 0700 folder, each made by whoever needs it first and never changed after.

    Two processes that start at once end with the same keys: a file appears whole, and only the first one counts.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder.expanduser().absolute()

    def signing_key(self) -> Ed25519PrivateKey:
        """The Ed25519 key in `signing.pem` (PKCS #8)."""
        place = self._folder / _SIGNING
        try:
            key = serialization.load_pem_private_key(self._bytes_of(place, _new_signing_key), password=None)
        except ValueError:
            key = None
        if not isinstance(key, Ed25519PrivateKey):
            raise OperatorError(f"{place} holds no Ed25519 key: restore it from a backup")
        return key

    def key_id(self) -> str:
        """16 hexadecimal digits of the SHA-256 of the public signing key."""
        public = self.signing_key().public_key().public_bytes_raw()
        return hashlib.sha256(public).hexdigest()[:16]

    def secret_for(self, name: str) -> str:
        """A password derived from the node's secret by HKDF-SHA256 (RFC 5869); a new name gives an unrelated one."""
        return base64.urlsafe_b64encode(self._derived(f"password {name}")).decode("ascii").rstrip("=")

    def identity_key(self) -> bytes:
        """32 bytes derived from the node's secret by HKDF-SHA256 (RFC 5869)."""
        return self._derived("identity")

    def _derived(self, purpose: str) -> bytes:
        derivation = HKDF(algorithm=hashes.SHA256(), length=_KEY_BYTES, salt=_SALT, info=purpose.encode("utf-8"))
        return derivation.derive(self._hexadecimal(_NODE))

    def _hexadecimal(self, name: str) -> bytes:
        place = self._folder / name
        try:
            key = bytes.fromhex(self._bytes_of(place, _new_secret).decode("ascii"))
        except ValueError:
            key = b""
        if len(key) != _KEY_BYTES:
            raise OperatorError(f"{place} does not hold {_KEY_BYTES} bytes in hexadecimal: restore it from a backup")
        return key

    def _bytes_of(self, place: Path, make: Callable[[], bytes]) -> bytes:
        """The file's content, made first where it is missing; refused where others could read it."""
        try:
            if not place.exists():
                make_private(self._folder)
                write_once(place, make())
            demand_private(self._folder)
            demand_private(place)
            return place.read_bytes()
        except OSError as error:
            raise OperatorError(
                f"the key file {place} cannot be used ({error.strerror}): mend it and try again"
            ) from error


def _new_signing_key() -> bytes:
    return Ed25519PrivateKey.generate().private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


def _new_secret() -> bytes:
    return secrets.token_hex(_KEY_BYTES).encode("ascii")


def make_private(folder: Path) -> None:
    """Make the folder 0700; missing folders above it can be passed through but not listed. Existing ones stay."""
    for place in reversed((folder, *folder.parents)):
        with suppress(FileExistsError):
            place.mkdir(mode=0o700)
            place.chmod(0o700 if place == folder else 0o711)  # past the umask


def demand_private(place: Path) -> None:
    found = place.stat()
    if found.st_uid != os.geteuid():
        raise OperatorError(
            f"{place} belongs to another user: run openpiu as that user, or choose another OPENPIU_DATA"
        )
    if stat.S_IMODE(found.st_mode) & 0o077:
        mode = "700" if place.is_dir() else "600"
        raise OperatorError(
            f"{place} is open to other users of this machine: find out who could have copied the keys, "
            f"then run chmod {mode} {place}"
        )


def write_once(place: Path, content: bytes) -> None:
    """Write a 0600 file whole, or leave the one that another process has written first.

    A crash leaves at most a nameless draft, never half a key: the name is given after the bytes are on disk.
    """
    descriptor, draft = tempfile.mkstemp(dir=place.parent, prefix=f".{place.name}.")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):
            place.hardlink_to(draft)
    finally:
        Path(draft).unlink()
    synced(place.parent)


def synced(folder: Path) -> None:
    """Make the new name outlast a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
