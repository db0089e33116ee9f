"""EF.SOD: the signed list of hashes of a chip's data groups (ICAO Doc 9303-10 section 4.6.2, LDS security object).

EF.COM lists the groups too and is not signed, so it is not read at all: what a chip holds is what its EF.SOD says.
"""

from dataclasses import dataclass

from openpiu.core.chip.der import INTEGER, OCTET_STRING, SEQUENCE, fields, integer, read_all, read_one
from openpiu.core.chip.faults import Unreadable, Unsupported
from openpiu.core.chip.hashes import hash_named
from openpiu.core.chip.signed import Signed, read_signed

_PART = "EF.SOD"
_TAG = 0x77
LDS_SECURITY_OBJECT = "2.23.136.1.1.1"
MAX_BYTES = 65_536
GROUPS = range(1, 17)


@dataclass(frozen=True, slots=True, kw_only=True)
class SecurityFile:
    """What EF.SOD holds: the signature, and the hash of each data group that the chip was made with."""

    signed: Signed
    version: int  # of the LDS security object: 0, or 1 with the version of the LDS in it
    digest: str | None  # None where openpiu does not have it
    hashes: dict[int, bytes]


def read_security_file(data: bytes) -> SecurityFile:
    """EF.SOD from its bytes; Unreadable where it is none."""
    if len(data) > MAX_BYTES:
        raise Unreadable(f"{_PART} is longer than any")
    signed = read_signed(read_one(data, _TAG, _PART).content, _PART)
    if signed.content_type != LDS_SECURITY_OBJECT:
        raise Unreadable(f"{_PART} signs something else than hashes of data groups")
    version, algorithm, hashes = _parts(signed.content)
    return SecurityFile(signed=signed, version=version, digest=algorithm, hashes=hashes)


def _parts(content: bytes) -> tuple[int, str | None, dict[int, bytes]]:
    """Version, hash algorithm, hashes; version 1 adds which LDS it is, version 0 must not."""
    inner = read_all(read_one(content, SEQUENCE, _PART).content, _PART)
    version = integer(inner[0], _PART) if inner else -1
    if version not in {0, 1} or [one.tag for one in inner[1:]] != [SEQUENCE] * (2 + version):
        raise Unreadable(f"{_PART} is of a version that is not known")
    found: dict[int, bytes] = {}
    for one in read_all(inner[2].content, _PART):
        number, value = fields(one, (INTEGER, OCTET_STRING), _PART)
        group = integer(number, _PART)
        if group in found or group not in GROUPS:
            raise Unreadable(f"{_PART} lists its data groups wrongly")
        found[group] = value.content
    try:
        return version, hash_named(inner[1]), found
    except Unsupported:
        return version, None, found
