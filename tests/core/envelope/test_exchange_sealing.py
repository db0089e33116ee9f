"""Envelope, bundle and card: one changed byte anywhere is found, and nothing is read by whom it is not for."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st
from joserfc import jws
from joserfc.jwk import KeySet, OKPKey

from openpiu.core.envelope.bundles import read_bundle, write_bundle
from openpiu.core.envelope.cards import NodeCard, follow, read_card, sealing_id, sign_card, signing_id, words
from openpiu.core.envelope.messages import TYP, read_message
from openpiu.core.envelope.rejections import Rejected
from openpiu.core.envelope.sealing import SealingKey, open_envelope
from openpiu.core.envelope.signing import key_id, sign, verify
from tests.core.envelope.specimens import SEALING, SIGNING, card, envelope, message, signed_card

VECTORS = Path(__file__).with_name("vectors.json")
MADE = message("request")
ENVELOPE = envelope(MADE)
OPENING = {sealing_id(card("ARC-PIU")): SEALING["ARC-PIU"].private()}
PUBLIC = SIGNING["UTO-PIU"].public_key().public_bytes_raw()


def read(content: bytes) -> object:
    """As the recipient reads it."""
    _, signed = open_envelope(content, node="ARC-PIU", keys=OPENING)
    return read_message(verify(signed, typ=TYP, keys=[PUBLIC])).fields


def refused(act: Callable[..., object], *arguments: object, **more: object) -> str:
    """The code of the refusal; empty where it was let through."""
    try:
        act(*arguments, **more)
    except Rejected as rejected:
        return rejected.code
    return ""


def flipped(content: bytes, step: int = 1) -> list[bytes]:
    """The content with one bit changed, at each `step`-th byte."""
    return [
        content[:place] + bytes([content[place] ^ 1 << place % 8]) + content[place + 1 :]
        for place in range(0, len(content), step)
    ]


def test_what_was_sealed_is_what_is_read() -> None:
    """EXC-15: by the recipient and nobody else."""
    assert read(ENVELOPE) == MADE
    assert refused(lambda: open_envelope(ENVELOPE, node="UTO-PIU", keys=OPENING)) == "wrong-recipient"
    assert refused(lambda: open_envelope(ENVELOPE, node="ARC-PIU", keys={})) == "unknown-key"
    other = {sealing_id(card("ARC-PIU")): SEALING["UTO-PIU"].private()}
    assert refused(lambda: open_envelope(ENVELOPE, node="ARC-PIU", keys=other)) == "cannot-open"
    assert b"Specimen" not in ENVELOPE


def test_one_flipped_bit_of_an_envelope_is_found_wherever_it_is() -> None:
    """EXC-15: header, line end, key share, ciphertext, tag, cut short, made longer."""
    head = ENVELOPE.index(b"\n") + 1
    broken = [one + ENVELOPE[head + 40 :] for one in flipped(ENVELOPE[: head + 40])] + flipped(ENVELOPE, 61)
    broken += [ENVELOPE[:-1], ENVELOPE + b"\0", b"", b"\n", ENVELOPE[:head]]
    assert [one for one in broken if not refused(read, one)] == []


def test_one_flipped_bit_of_a_signed_message_is_found_at_every_byte() -> None:
    """EXC-15: by the signature alone, as a third party finds it who has the opened message."""
    signed = sign(b'{"a":1}', typ=TYP, keys=[SIGNING["UTO-PIU"]])
    for one in [*flipped(signed), signed + b" ", b" " + signed]:
        assert refused(verify, one, typ=TYP, keys=[PUBLIC]) == "bad-signature"
    other = SIGNING["ARC-PIU"].public_key().public_bytes_raw()
    assert refused(lambda: verify(signed, typ=TYP, keys=[other])) == "bad-signature"
    assert refused(lambda: verify(signed, typ="other", keys=[PUBLIC])) == "bad-signature"


def test_another_program_verifies_a_message_and_a_second_signature_stands_beside_the_first() -> None:
    """EXC-8: a JWS of RFC 7515, read by a library that is not ours; two keys as a rotation has them."""
    signed = sign(b"{}", typ=TYP, keys=list(SIGNING.values()))
    known: list[Any] = [
        OKPKey.import_key(key, {"kid": key_id(key.public_key().public_bytes_raw())}) for key in SIGNING.values()
    ]
    whole = jws.deserialize_json(json.loads(signed), KeySet(known), algorithms=["Ed25519"])
    assert whole.payload == b"{}"
    assert verify(signed, typ=TYP, keys=[key.public_key().public_bytes_raw() for key in SIGNING.values()]) == b"{}"


def test_a_signature_of_an_algorithm_to_come_is_left_unjudged() -> None:
    """EXC-8: room for ML-DSA: a signature that is not known here does no harm, and does not count."""
    whole = json.loads(sign(b"{}", typ=TYP, keys=[SIGNING["UTO-PIU"]]))
    protected = msgspec.json.encode({"alg": "ML-DSA-65", "kid": "k", "typ": TYP})
    later = {"protected": _text(protected), "signature": _text(b"later")}
    both = json.dumps({**whole, "signatures": [*whole["signatures"], later]}, separators=(",", ":")).encode()
    assert verify(both, typ=TYP, keys=[PUBLIC]) == b"{}"
    alone = json.dumps({**whole, "signatures": [later]}, separators=(",", ":")).encode()
    assert refused(lambda: verify(alone, typ=TYP, keys=[PUBLIC])) == "bad-signature"


@given(st.lists(st.binary(min_size=1, max_size=60), max_size=6))
def test_a_bundle_holds_the_same_bytes(envelopes: list[bytes]) -> None:
    """EXC-8: what goes into a file is what goes over the wire."""
    assert read_bundle(write_bundle(envelopes)) == envelopes


def test_one_flipped_bit_of_a_bundle_is_found_at_every_byte() -> None:
    """EXC-15: mark, lengths, content, end, sum; cut short; two in one."""
    whole = write_bundle([b"first", b"second"])
    for one in [*flipped(whole), whole[:-1], whole + b"\0", whole[:40], b"", whole + whole]:
        assert refused(read_bundle, one) == "damaged-bundle"


def test_one_flipped_bit_of_a_card_is_found_at_every_byte() -> None:
    """EXC-16: also where base64 has bits that mean nothing."""
    text = signed_card().text
    assert read_card(text).card == card()
    changed = [one + text[120:] for one in flipped(text[:120])] + [text[:-130] + one for one in flipped(text[-130:])]
    for one in [*changed, *flipped(text, 13), text + b"\n", text[:-1]]:
        assert refused(read_card, one) == "card-changed"


def rotated(**changes: Any) -> NodeCard:
    """The card that follows the first, with new keys."""
    key = Ed25519PrivateKey.from_private_bytes(bytes([9]) * 32).public_key().public_bytes_raw().hex()
    sealing = SealingKey(bytes([10]) * 96).public().hex()
    return card(**{"version": 2, "previous": signed_card().digest, "signing": key, "sealing": sealing, **changes})


def test_a_card_is_followed_only_by_one_that_old_and_new_key_signed() -> None:
    """EXC-16: rotation; an old card, another node's, one out of turn and one with one signature are refused."""
    first, fresh = signed_card(), Ed25519PrivateKey.from_private_bytes(bytes([9]) * 32)
    both, second = [SIGNING["UTO-PIU"], fresh], sign_card(rotated(), keys=[SIGNING["UTO-PIU"], fresh])
    assert follow(first, second.text).card.version == 2
    assert signing_id(second.card) != signing_id(first.card)
    assert refused(lambda: follow(second, first.text)) == "old-card"
    assert refused(lambda: follow(first, first.text)) == "old-card"
    assert refused(lambda: follow(first, sign_card(rotated(), keys=[fresh]).text)) == "card-forged"
    assert refused(lambda: follow(first, sign_card(rotated(previous=""), keys=both).text)) == "card-forged"
    assert refused(lambda: follow(first, signed_card("ARC-PIU", version=2).text)) == "card-forged"
    assert refused(lambda: follow(first, sign_card(rotated(), keys=both[:1]).text)) == "card-changed"


def test_a_fingerprint_is_eight_words_that_change_with_the_card() -> None:
    """EXC-16: what two people read to each other."""
    one, other = signed_card().fingerprint, signed_card(address="https://x.example.org").fingerprint
    assert (len(one.split()), len(set(one.split()) & set(other.split()))) == (8, 0)
    assert words(bytes.fromhex("7f000001")) == "lusab babad"


def test_the_test_vectors_hold() -> None:
    """EXC-8: fixed keys, fixed bytes, for whoever writes a second implementation."""
    for vector in json.loads(VECTORS.read_text())["envelopes"]:
        content = bytes.fromhex(vector["envelope"])
        keys = {vector["sealing_key_id"]: SealingKey(bytes.fromhex(vector["sealing_key"])).private()}
        header, signed = open_envelope(content, node=vector["to"], keys=keys)
        payload = verify(signed, typ=TYP, keys=[bytes.fromhex(vector["signing_public"])])
        assert (signed.decode(), payload.decode()) == (vector["jws"], vector["payload"])
        assert read_message(payload).digest == vector["digest"]
        assert header.seq == vector["seq"]


def test_the_card_of_the_test_vectors_holds() -> None:
    """EXC-16: with its digest and its words."""
    vector = json.loads(VECTORS.read_text())["card"]
    held = read_card(vector["signed"].encode())
    assert (held.digest, held.fingerprint, signing_id(held.card)) == (
        vector["digest"], vector["fingerprint"], vector["signing_key_id"],
    )  # fmt: skip
    assert len(urlsafe_b64decode(json.loads(vector["signed"])["signatures"][0]["signature"] + "==")) == 64


def _text(content: bytes) -> str:
    """Base64url without padding, as JWS has it."""
    return urlsafe_b64encode(content).decode("ascii").rstrip("=")
