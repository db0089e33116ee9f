"""Keys of specimen signers: their public half in DER, the name of their signature, and signing with them.

Keys come from outside, or from a number: nothing here draws one.
"""

from dataclasses import dataclass

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from openpiu.core.synth.chips.writing import NULL, element, identifier, number, sequence

_DIGESTS = {
    "sha1": "1.3.14.3.2.26",
    "sha224": "2.16.840.1.101.3.4.2.4",
    "sha256": "2.16.840.1.101.3.4.2.1",
    "sha384": "2.16.840.1.101.3.4.2.2",
    "sha512": "2.16.840.1.101.3.4.2.3",
}
_RSA = {"sha1": 5, "sha224": 14, "sha256": 11, "sha384": 12, "sha512": 13}
_ECDSA = {"sha1": "1", "sha224": "3.1", "sha256": "3.2", "sha384": "3.3", "sha512": "3.4"}
PrivateKey = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey


@dataclass(frozen=True, slots=True, kw_only=True)
class Pen:
    """A private key and how it signs: `pss` for RSA-PSS; `spki` replaces how its public half is written."""

    key: PrivateKey
    digest: str = "sha256"
    pss: bool = False
    spki: bytes = b""

    def public(self) -> bytes:
        """The SubjectPublicKeyInfo."""
        return self.spki or self.key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)

    def scheme(self) -> bytes:
        """The AlgorithmIdentifier of its signatures."""
        if isinstance(self.key, ec.EllipticCurvePrivateKey):
            return sequence(identifier(f"1.2.840.10045.4.{_ECDSA[self.digest]}"))
        if not self.pss:
            return sequence(identifier(f"1.2.840.113549.1.1.{_RSA[self.digest]}"), NULL)
        mask = sequence(identifier("1.2.840.113549.1.1.8"), digest_named(self.digest))
        salt = number(_hash(self.digest).digest_size)
        parameters = element(0xA0, digest_named(self.digest)), element(0xA1, mask), element(0xA2, salt)
        return sequence(identifier("1.2.840.113549.1.1.10"), sequence(*parameters))

    def sign(self, content: bytes) -> bytes:
        """The signature. With an elliptic curve the same content gives the same bytes (RFC 6979)."""
        algorithm = _hash(self.digest)
        if isinstance(self.key, ec.EllipticCurvePrivateKey):
            return self.key.sign(content, ec.ECDSA(algorithm, deterministic_signing=True))
        if self.pss:
            return self.key.sign(content, padding.PSS(padding.MGF1(algorithm), algorithm.digest_size), algorithm)
        return self.key.sign(content, padding.PKCS1v15(), algorithm)


def pen_from(secret: int, curve: ec.EllipticCurve, *, digest: str = "sha256") -> Pen:
    """A pen whose key is a number: the same one every time. For specimens only, as anybody can have it."""
    return Pen(key=ec.derive_private_key(secret, curve), digest=digest)


def digest_named(digest: str) -> bytes:
    """The AlgorithmIdentifier of a hash."""
    return sequence(identifier(_DIGESTS[digest]), NULL)


def _hash(digest: str) -> hashes.HashAlgorithm:
    found: hashes.HashAlgorithm = getattr(hashes, digest.upper())()
    return found
