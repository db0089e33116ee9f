"""One ledger entry, its canonical bytes and its place in the hash chain.

Belongs here: the value, its encoding and its hash. Not here: what an act means, where entries are stored, the
time of day. An entry holds identifiers and counts, never a name (PNR-13.8); the chain is requirement PNR-13.9.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias, TypedDict, Unpack

from openpiu.errors import IntegrityError

Value: TypeAlias = str | int | bool | list[str] | tuple[str, ...] | None

GENESIS = "0" * 64  # what the first entry of a ledger names as its predecessor
ENTRY_TAG = b"openpiu ledger entry v1\x00"  # domain separation: no other hash of ours can pass for an entry
LONGEST_LINE = 1 << 20  # bytes; a longer line is no entry

_DIGEST = re.compile(r"[0-9a-f]{64}")
_INSTANT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{6}Z")
_SURROGATE = re.compile("[\ud800-\udfff]")
_TEXTS = ("act", "actor", "role", "subject")
_FIELDS = frozenset(("sequence", "at", *_TEXTS, "purpose", "detail", "previous", "hash"))
_JSON = json.JSONEncoder(ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One act, as it stands in the ledger. Building one checks nothing: `seal`, `decode` and the verifier do."""

    sequence: int  # 1, 2, 3 ... without gaps within one ledger
    at: str  # ISO 8601, UTC, microseconds: 2026-01-31T04:20:59.000001Z
    act: str  # what was done, by its code
    actor: str  # who did it: a staff number or a process
    role: str  # in which role
    subject: str  # to what: an identifier, never a name
    purpose: str | None  # why (PNR-13.6); None where the act needs none
    detail: Mapping[str, Value]  # text, whole numbers, truth values, None, or lists of text
    previous: str  # hash of the entry before, GENESIS for the first
    hash: str  # of this entry: 64 lower-case hexadecimal digits

    def __post_init__(self) -> None:
        """Keep an own copy of the detail, with lists as tuples, so that the caller's mapping may change freely."""
        if isinstance(self.detail, Mapping):
            own = {key: tuple(value) if isinstance(value, list) else value for key, value in self.detail.items()}
            object.__setattr__(self, "detail", own)


class Act(TypedDict):
    """What one calls `seal` with: the fields of an entry that the caller decides."""

    sequence: int
    at: str
    act: str
    actor: str
    role: str
    subject: str
    purpose: str | None
    detail: Mapping[str, Value]


def seal(previous: str, **act: Unpack[Act]) -> Entry:
    """Make the next entry of a chain; `previous` is the hash of the entry before or GENESIS.

    ValueError names the field that no entry may hold; nothing is trimmed or mended.
    """
    _check({**act, "previous": previous, "hash": GENESIS})
    return Entry(**act, previous=previous, hash=_digest(previous, dict(act)))


def digest(entry: Entry) -> str:
    """The hash that this entry must carry, computed anew; ValueError where a field is not of its shape.

    SHA-256 over a domain tag, the 32 bytes of `previous` and the canonical JSON of all fields but these two hashes.
    """
    fields = fields_of(entry)
    _check(fields | {"previous": entry.previous, "hash": entry.hash})
    return _digest(entry.previous, fields)


def encode(entry: Entry) -> bytes:
    """Canonical JSON of one entry: UTF-8, keys sorted by code point, no blanks, no line end, text as given."""
    return canonical(fields_of(entry) | {"previous": entry.previous, "hash": entry.hash})


def content(entry: Entry) -> bytes:
    """Canonical JSON of all fields but the two hashes: what an entry's own hash is taken over, after that before it."""
    return canonical(fields_of(entry))


def is_instant(text: object) -> bool:
    """Whether this is a time as entries write it."""
    return isinstance(text, str) and _INSTANT.fullmatch(text) is not None


def fields_of(entry: Entry) -> dict[str, object]:
    """All fields but the two hashes."""
    return {name: getattr(entry, name) for name in ("sequence", "at", *_TEXTS, "purpose", "detail")}


def decode(line: bytes) -> Entry:
    """Read what `encode` wrote, without its line end; IntegrityError for anything that is not exactly that."""
    return decode_with_digest(line)[0]


def decode_with_digest(line: bytes) -> tuple[Entry, str]:
    """Likewise, with the hash that the entry must carry: what a verifier needs, computed from one reading."""
    fields = read_canonical(line)
    try:
        _check(fields)
    except ValueError as error:
        raise IntegrityError(f"not a ledger entry: {error}") from None
    entry = Entry(**fields)  # type: ignore[arg-type]  # _check has just proven names and types
    del fields["hash"], fields["previous"]
    return entry, _digest(entry.previous, fields)


def canonical(value: Mapping[str, object]) -> bytes:
    """The one JSON form that hashes and signatures are taken over; TypeError or ValueError where JSON has no form."""
    return _JSON.encode(value).encode()


def read_canonical(line: bytes) -> dict[str, object]:
    """Read one JSON object that is in canonical form to the byte; IntegrityError for anything else."""
    if len(line) > LONGEST_LINE:
        raise IntegrityError("a line is longer than any ledger entry")
    try:
        value: object = json.loads(line.decode())
        if type(value) is dict and canonical(value) == line:
            return value
    except (ValueError, RecursionError):
        pass  # not UTF-8, not JSON, or nested without end: the answer is the same
    raise IntegrityError("a line is not in canonical form: the export was changed after it was written")


def is_digest(text: object) -> bool:
    """Whether this is 64 lower-case hexadecimal digits."""
    return isinstance(text, str) and _DIGEST.fullmatch(text) is not None


def _digest(previous: str, content: Mapping[str, object]) -> str:
    return hashlib.sha256(ENTRY_TAG + bytes.fromhex(previous) + canonical(content)).hexdigest()


def _check(fields: Mapping[str, object]) -> None:
    """Refuse fields that no entry may hold (ValueError names the field, never what stands in it)."""
    if fields.keys() != _FIELDS:
        raise ValueError("the fields are not those of an entry")
    sequence, at, purpose = fields["sequence"], fields["at"], fields["purpose"]
    if type(sequence) is not int or sequence < 1:
        raise ValueError("sequence is a whole number from 1")
    if not is_instant(at):
        raise ValueError("at is written 2026-01-31T04:20:59.000001Z")
    if not all(_is_text(fields[name]) for name in _TEXTS) or not (purpose is None or _is_text(purpose)):
        raise ValueError("act, actor, role, subject and purpose are text")
    if not is_digest(fields["previous"]) or not is_digest(fields["hash"]):
        raise ValueError("previous and hash are 64 lower-case hexadecimal digits")
    _check_detail(fields["detail"])


def _check_detail(detail: object) -> None:
    if not isinstance(detail, Mapping):
        raise ValueError("detail is a mapping")
    for key, value in detail.items():
        flat = value is None or type(value) in (int, bool) or _is_text(value)
        if not _is_text(key) or not (flat or _is_texts(value)):
            raise ValueError("detail maps text to text, whole numbers, truth values, None or lists of text")


def _is_texts(value: object) -> bool:
    return isinstance(value, list | tuple) and all(_is_text(part) for part in value)


def _is_text(value: object) -> bool:
    """Text that UTF-8 can hold: a lone surrogate cannot be written and read again."""
    return type(value) is str and (value.isascii() or not _SURROGATE.search(value))
