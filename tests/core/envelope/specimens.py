"""Two nodes with fixed keys, and one message of every type; the test vectors are made from them."""

from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from openpiu.core.envelope import kinds as k
from openpiu.core.envelope.cards import NodeCard, Person, SignedCard, sealing_id, sign_card
from openpiu.core.envelope.messages import OPEN_TYPES, RECEIPTS, TYP, TYPES, VERSION, write_message
from openpiu.core.envelope.sealing import SUITE, Header, SealingKey, public_key, seal
from openpiu.core.envelope.signing import sign
from openpiu.core.ledger import GENESIS

SIGNING = {
    code: Ed25519PrivateKey.from_private_bytes(bytes([n]) * 32)
    for n, code in ((1, "UTO-PIU"), (2, "ARC-PIU"), (7, "LAP-PIU"))
}
SEALING = {code: SealingKey(bytes([n]) * 96) for n, code in ((3, "UTO-PIU"), (4, "ARC-PIU"), (8, "LAP-PIU"))}
ID = "01900000-0000-7000-8000-00000000000{}"
AT = "2026-11-23T05:31:00.000000Z"


def card(code: str = "UTO-PIU", **changes: Any) -> NodeCard:
    """The first card of a node."""
    fields: dict[str, Any] = {
        "node": code, "name": f"Unit {code}", "state": code[:3], "kind": "eu-piu", "version": 1,
        "signing": SIGNING[code].public_key().public_bytes_raw().hex(), "sealing": SEALING[code].public().hex(),
        "tls": "", "bases": ("9(1)", "9(2)", "none"), "ceiling": "H2", "issued": AT, "contact": "+3225550100",
        "roster": (Person(id="w.officer", role="officer"),),
    }  # fmt: skip
    return NodeCard(**{**fields, **changes})


def signed_card(code: str = "UTO-PIU", **changes: Any) -> SignedCard:
    """The same, signed by its own key."""
    return sign_card(card(code, **changes), keys=[SIGNING[code]])


def fields(name: str = "sighting", **changes: Any) -> dict[str, Any]:
    """One message of a type, with all fields that it must have."""
    row = TYPES.get(name) or next(row for start, row in OPEN_TYPES.items() if name.startswith(start))
    numbered = row.lanes[0] != RECEIPTS
    made: dict[str, Any] = {
        "v": VERSION, "type": name, "id": ID.format(1), "from": "UTO-PIU", "to": "ARC-PIU", "recipients": ["ARC-PIU"],
        "lane": row.lanes[0], "seq": 1 if numbered else 0, "prev": GENESIS, "ack": {"seq": 0, "digest": GENESIS},
        "created": AT, "officer": "w.officer", "role": "officer", "legal_basis": row.bases[0], "purpose": "6.2b",
        "handling": "H1", "handling_text": "", "grading": "B2" if row.persons else None, "originator": "UTO-PIU",
        "expires": None, "case": None, "manifest": [], "ledger": {"entries": 0, "hash": GENESIS},
        "body": {field: VALUES[field] for field in row.needs},
    }  # fmt: skip
    return {**made, **changes}


VALUES: dict[str, Any] = {
    "reference": "ARC-2026-7", "person": "Insp. K. Specimen", "offence": "4", "circumstances": "A parcel was seized",
    "material": "The label names a courier", "role": "suspect", "elements": {"phone": "+3225550123"},
    "wanted": ["travel"], "urgent": False, "unmasking": False, "deadline": AT, "contact": "+3225550100",
    "answer_for": "investigation", "of": ID.format(2), "authority": "Police of Arcadia", "request": {},
    "outcome": "no-data", "scope": "all flights", "masked": False, "records": [{"surname": "SPECIMEN"}],
    "conditions": "", "open": "more flights", "code": "F3", "air_link": "means", "values": {"surname": "SPECIMEN"},
    "reviews": [{"officer": "w.officer"}], "action": "inform", "alert": {"surname": "SPECIMEN"}, "reason": "known",
    "question": "May it be shown in court?", "agreed": True, "verb": "forward", "recipient": "LIL-POL",
    "granted": False, "review_due": AT, "targets": [ID.format(3)], "mode": "erase", "recall": ID.format(4),
    "complete": True, "sent": [], "received": [], "witnessed": [], "differences": 0, "lane": "requests", "seq": 1,
    "digest": GENESIS, "at": AT, "next": 2, "held": [3], "event": {}, "content": {}, "grant": {}, "revocation": {},
    "views": [
        {"entry": 7, "officer": "l.liaison", "at": AT, "case": "case-7", "thing": "UTO-PIU/2", "verb": "read",
         "version": GENESIS},
    ],
}  # fmt: skip
VARIANTS: dict[str, dict[str, Any]] = {
    "sighting": {"outcome": "found"},
    "receipt": {"outcome": "applied"},
    "recall.answer": {"targets": [{"id": ID.format(3), "copies": []}]},
}


def message(name: str, **changes: Any) -> dict[str, Any]:
    """`fields` with values that the type itself allows where two types use one word differently; `body` is added to."""
    body = changes.pop("body", {})
    made = fields(name, **changes)
    return {**made, "body": {**made["body"], **VARIANTS.get(name, {}), **body}}


NAMES = (*TYPES, "case.note", "grant.other", "match.commit")
assert set(k.LANES) >= {lane for row in OPEN_TYPES.values() for lane in row.lanes}


def envelope(made: dict[str, Any]) -> bytes:
    """The message, signed by its sender and sealed for its recipient."""
    signed = sign(write_message(made).payload, typ=TYP, keys=[SIGNING[made["from"]]])
    to = card(made["to"])
    header = Header(
        v=VERSION, suite=SUITE, sender=made["from"], to=made["to"], lane=made["lane"], seq=made["seq"],
        key=sealing_id(to),
    )  # fmt: skip
    return seal(signed, header, to=public_key(bytes.fromhex(to.sealing)))
