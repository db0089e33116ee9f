"""The exchange's keys in files: signing and sealing keys of each generation, and the carrier's certificate.

Belongs here: making and reading them. Not here: the card that tells partners of them (`core.envelope.cards`).
"""

import os
import re
import secrets
from datetime import UTC, datetime
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.x509.oid import NameOID

from openpiu.adapters.keys.files import demand_private, make_private, write_once
from openpiu.errors import OperatorError

_SIGNING, _SEALING = 32, 96  # bytes
_NAME = re.compile(r"([0-9]+)\.keys")
# A certificate names no hour at which it ends: partners hold its sum in this node's card, and a new card ends it.
_FIRST, _LAST = datetime(2020, 1, 1, tzinfo=UTC), datetime(2099, 12, 31, tzinfo=UTC)


class FileNodeKeys:
    """Keys in `folder`, one file a generation: the seeds of both keys in hexadecimal."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder.expanduser().absolute()
        self._read: dict[int, bytes] = {}

    def generation(self) -> int:
        """The newest."""
        found = [int(name[1]) for path in self._folder.glob("*.keys") if (name := _NAME.fullmatch(path.name))]
        return max(found, default=0) or self._make(1)

    def signing_key(self, generation: int) -> Ed25519PrivateKey:
        """Of one generation."""
        return Ed25519PrivateKey.from_private_bytes(self._seeds(generation)[:_SIGNING])

    def sealing_key(self, generation: int) -> bytes:
        """Of one generation."""
        return self._seeds(generation)[_SIGNING:]

    def rotate(self) -> int:
        """The next generation."""
        return self._make(self.generation() + 1)

    def certificate(self) -> tuple[Path, Path]:
        """Certificate and key; both are made together in one file first, so that a crash leaves no half."""
        whole, certificate = self._folder / "carrier.pem", self._folder / "carrier.crt"
        if not whole.exists():
            make_private(self._folder)
            write_once(whole, _new_certificate())
        demand_private(whole)
        if not certificate.exists():
            write_once(certificate, whole.read_bytes().partition(b"-----BEGIN PRIVATE")[0])
        return certificate, whole

    def _make(self, generation: int) -> int:
        try:
            make_private(self._folder)
            write_once(self._place(generation), secrets.token_hex(_SIGNING + _SEALING).encode("ascii"))
        except OSError as error:
            raise OperatorError(f"the keys in {self._folder} cannot be made ({error.strerror}): mend it") from error
        return generation

    def _seeds(self, generation: int) -> bytes:
        if generation not in self._read:
            place = self._place(generation)
            try:
                demand_private(place)
                seeds = bytes.fromhex(place.read_text("ascii"))
            except (OSError, ValueError):
                seeds = b""
            if len(seeds) != _SIGNING + _SEALING:
                raise OperatorError(f"{place} does not hold the keys of this node: restore it from a backup")
            self._read[generation] = seeds
        return self._read[generation]

    def _place(self, generation: int) -> Path:
        return self._folder / f"{generation}.keys"


def _new_certificate() -> bytes:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "openpiu carrier")])
    made = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(int.from_bytes(os.urandom(16), "big") >> 1).not_valid_before(_FIRST).not_valid_after(_LAST)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return made.public_bytes(serialization.Encoding.PEM) + private
