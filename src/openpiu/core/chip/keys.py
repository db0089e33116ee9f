"""Public keys of certificates: RSA, and elliptic curves by name or by parameters (RFC 3279, RFC 5480).

Belongs here: from the bytes of a key to a key. Not here: what it signs (`signatures`).
"""

from typing import NamedTuple, NoReturn

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec, rsa

from openpiu.core.chip.curves import CURVES, curve_with
from openpiu.core.chip.der import (
    BIT_STRING,
    INTEGER,
    OBJECT,
    OCTET_STRING,
    SEQUENCE,
    Element,
    bits,
    fields,
    integer,
    oid,
    read_all,
    read_one,
)
from openpiu.core.chip.faults import Unreadable, Unsupported

_PART = "a public key"
_RSA = {"1.2.840.113549.1.1.1": "rsa", "1.2.840.113549.1.1.10": "rsa-pss"}
_EC = "1.2.840.10045.2.1"
_PRIME_FIELD = "1.2.840.10045.1.1"
_RSA_BITS = range(1024, 8193)  # shorter ones were never allowed (Doc 9303-12 section 4.4.1), longer ones only cost time
_RSA_EXPONENT_BITS = 64


class Key(NamedTuple):
    """A public key and for which family of signatures it is: rsa, rsa-pss or ec."""

    family: str
    key: rsa.RSAPublicKey | ec.EllipticCurvePublicKey

    @property
    def weak(self) -> bool:
        """Whether it is shorter than what documents are signed with today (Doc 9303-12 section 4.4)."""
        return self.key.key_size < (224 if self.family == "ec" else 2048)


def read_key(element: Element) -> Key:
    """A SubjectPublicKeyInfo; Unreadable, or Unsupported for an algorithm or a curve that no table knows."""
    algorithm, value = fields(element, (SEQUENCE, BIT_STRING), _PART)
    parts = read_all(algorithm.content, _PART)
    name = oid(parts[0], _PART) if parts else _broken()
    try:
        if name in _RSA:
            return Key(_RSA[name], _rsa_key(bits(value, _PART)))
        if name == _EC and len(parts) == 2:
            return Key("ec", ec.EllipticCurvePublicKey.from_encoded_point(_curve(parts[1]), bits(value, _PART)))
    except (ValueError, TypeError):
        raise Unreadable(f"{_PART} is not one of its kind") from None
    except UnsupportedAlgorithm:
        raise Unsupported("the key is of a kind that this machine's cryptography does not have") from None
    raise Unsupported("the key is of a kind that no table knows")


def _rsa_key(content: bytes) -> rsa.RSAPublicKey:
    numbers = fields(read_one(content, SEQUENCE, _PART), (INTEGER, INTEGER), _PART)
    modulus, exponent = (integer(number, _PART) for number in numbers)
    if modulus.bit_length() not in _RSA_BITS or not 1 < exponent.bit_length() <= _RSA_EXPONENT_BITS:
        raise Unsupported("the RSA key is of a length that is not used in documents")
    return rsa.RSAPublicNumbers(exponent, modulus).public_key()


def _curve(element: Element) -> ec.EllipticCurve:
    if element.tag == OBJECT:
        named = CURVES.get(oid(element, _PART))
        if named is None:
            raise Unsupported("the curve of the key is not known")
        return named.made
    if element.tag != SEQUENCE:
        _broken()
    return _curve_by_parameters(read_all(element.content, _PART))


def _curve_by_parameters(parts: tuple[Element, ...]) -> ec.EllipticCurve:
    """SpecifiedECDomain of X9.62: version, field, curve, base point, order, cofactor."""
    if [part.tag for part in parts[:5]] != [INTEGER, SEQUENCE, SEQUENCE, OCTET_STRING, INTEGER]:
        _broken()
    field = fields(parts[1], (OBJECT, INTEGER), _PART) if oid_of_field(parts[1]) == _PRIME_FIELD else ()
    a, b = read_all(parts[2].content, _PART)[:2]
    if not field or (len(parts) > 5 and integer(parts[5], _PART) != 1):
        raise Unsupported("the curve of the key is not known")
    prime = integer(field[1], _PART)
    found = curve_with(
        prime, _number(a), _number(b), _base(parts[3].content, prime, _number(a), _number(b)), integer(parts[4], _PART)
    )
    if found is None:
        raise Unsupported("the parameters of the key's curve are those of no known curve")
    return found


def oid_of_field(element: Element) -> str:
    """Over which kind of field a curve written out is."""
    parts = read_all(element.content, _PART)
    return oid(parts[0], _PART) if parts else ""


def _number(element: Element) -> int:
    if element.tag != OCTET_STRING:
        _broken()
    return int.from_bytes(element.content)


def _base(point: bytes, prime: int, a: int, b: int) -> tuple[int, int]:
    """The base point, written whole or compressed (X9.62 section 4.3.6); all our primes but P-224 are 3 modulo 4."""
    size = (prime.bit_length() + 7) // 8
    x = int.from_bytes(point[1 : 1 + size])
    if len(point) == 1 + 2 * size and point[0] == 4:
        return x, int.from_bytes(point[1 + size :])
    if len(point) == 1 + size and point[0] in {2, 3} and prime % 4 == 3 and prime.bit_length() <= 521:
        y = pow(x**3 + a * x + b, (prime + 1) // 4, prime)
        return x, y if y % 2 == point[0] % 2 else prime - y
    raise Unsupported("the base point of the key's curve is written in an unknown way")


def _broken() -> NoReturn:
    raise Unreadable(f"{_PART} does not have the parts it should have")
