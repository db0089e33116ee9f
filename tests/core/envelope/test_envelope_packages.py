"""Signed packages: whatever is changed after signing is found, by anyone, without asking the unit."""

import base64
import json
import re

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import example, given
from hypothesis import strategies as st

from openpiu.core.envelope import sign_package, verification_code, verify_package
from openpiu.errors import IntegrityError

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
OTHER = Ed25519PrivateKey.from_private_bytes(bytes(range(1, 33)))
PACKAGE = {
    "schema": "openpiu.disclosure.v1",
    "id": "8b0e",
    "recipient": {"code": "UTO-FED", "name": "Federal Police of Utopia"},
    "values": {"surname": "TSFAROUNI", "given_names": "MAHMUD", "birth_date": "1988-04-19"},
    "reviews": [{"officer": "w.officer", "reasons": ["C1"]}],
    "score": 91,
}
SIGNED = sign_package(PACKAGE, key=KEY, key_id="k1")

letters = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
contents = st.dictionaries(letters, letters | st.integers(-(2**53), 2**53) | st.lists(letters, max_size=3), max_size=6)


@given(contents)
def test_what_was_signed_is_what_is_read(content: dict[str, object]) -> None:
    """PNR-7.2: the package arrives as it was released."""
    package = {**content, "schema": "specimen.v1"}
    assert verify_package(sign_package(package, key=KEY, key_id="k1")) == package


@pytest.mark.parametrize("bit", range(8))
def test_any_flipped_bit_is_found(bit: int) -> None:
    """PNR-13.9: at every place of the signature, the key, the signed text and the readable copy."""
    whole = SIGNED.encode()
    for place in range(len(whole)):
        changed = bytearray(whole)
        changed[place] ^= 1 << bit
        with pytest.raises(IntegrityError):
            verify_package(bytes(changed))


def test_the_last_letter_of_each_signed_part_counts() -> None:
    """PNR-13.9: base64 has bits that a decoder ignores; here they may not be used."""
    whole = json.loads(SIGNED)
    for part, name in (("signed", "signature"), ("signed", "payload"), ("signed", "protected"), ("key", "x")):
        changed = json.loads(SIGNED)
        last = whole[part][name][-1]
        for other in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".replace(last, ""):
            changed[part][name] = whole[part][name][:-1] + other
            with pytest.raises(IntegrityError):
                verify_package(json.dumps(changed))


@given(contents)
@example({"surname": "TSFAROUNI"})
def test_a_readable_copy_that_says_something_else_is_refused(content: dict[str, object]) -> None:
    """PNR-7.2: people read the copy, so the copy is what must agree."""
    whole = json.loads(SIGNED)
    whole["package"] = content
    with pytest.raises(IntegrityError, match="the readable part differs"):
        verify_package(json.dumps(whole))


@pytest.mark.parametrize("score", [True, 1.0, "1"])
def test_a_copy_that_only_python_finds_equal_is_refused(score: object) -> None:
    """PNR-7.2: one is not `true`."""
    whole = json.loads(sign_package({**PACKAGE, "score": 1}, key=KEY, key_id="k1"))
    whole["package"]["score"] = score
    with pytest.raises(IntegrityError, match="the readable part differs"):
        verify_package(json.dumps(whole))


@pytest.mark.parametrize("place", [(), ("signed",), ("key",)])
def test_nothing_unsigned_may_stand_beside_the_package(place: tuple[str, ...]) -> None:
    """PNR-7.2: a note that nobody signed could be taken for a part of it."""
    whole = json.loads(SIGNED)
    target = whole
    for name in place:
        target = target[name]
    target["note"] = "arrest at once"
    with pytest.raises(IntegrityError):
        verify_package(json.dumps(whole))


def test_a_forger_s_own_key_does_not_sign_for_the_unit_s() -> None:
    """PNR-13.9: the key that travels must be the one that signed."""
    ours, theirs = json.loads(SIGNED), json.loads(sign_package(PACKAGE, key=OTHER, key_id="k1"))
    with pytest.raises(IntegrityError):
        verify_package(json.dumps({**ours, "key": theirs["key"]}))
    with pytest.raises(IntegrityError):
        verify_package(json.dumps({**ours, "signed": theirs["signed"]}))


@pytest.mark.parametrize("algorithm", ["none", "HS256", "EdDSA", "Ed448"])
def test_no_other_algorithm_is_accepted(algorithm: str) -> None:
    """RFC 8725 section 3.1: the sender does not choose how he is checked."""
    whole = json.loads(SIGNED)
    header = json.dumps({"alg": algorithm, "kid": "k1", "typ": "openpiu.disclosure.v1"}).encode()
    whole["signed"]["protected"] = base64.urlsafe_b64encode(header).decode().rstrip("=")
    with pytest.raises(IntegrityError):
        verify_package(json.dumps(whole))


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", "null", "[" * 100_000, '{"package": {}, "signed": {}, "key": {}}', SIGNED[:-1], "\ud800"]
)
def test_what_is_no_package_is_refused_in_words(text: str) -> None:
    """Never another kind of error, however strange the file."""
    with pytest.raises(IntegrityError, match="not a disclosure package"):
        verify_package(text.encode("utf-8", "surrogatepass"))


def test_blanks_and_line_ends_that_a_mail_system_added_change_nothing() -> None:
    """What is signed is the content, not its layout."""
    assert verify_package(json.dumps(json.loads(SIGNED), indent=2) + "\n") == PACKAGE


@given(contents)
def test_the_same_package_is_signed_the_same(content: dict[str, object]) -> None:
    """MSG-21: releasing again after an interruption gives the same bytes, whatever the order of the fields."""
    package = {**content, "schema": "specimen.v1"}
    turned = dict(reversed(package.items()))
    assert sign_package(package, key=KEY, key_id="k1") == sign_package(turned, key=KEY, key_id="k1")


@given(letters)
def test_the_code_on_the_notice_is_short_enough_to_compare_aloud(text: str) -> None:
    """PNR-7.2: sixteen digits in groups, and another text has another code."""
    assert re.fullmatch(r"[0-9A-F]{4}(-[0-9A-F]{4}){3}", verification_code(text))
    assert verification_code(text) != verification_code(text + " ")


def test_the_private_key_does_not_travel() -> None:
    """PNR-13.9."""
    assert "d" not in json.loads(SIGNED)["key"]
    assert KEY.private_bytes_raw().hex() not in SIGNED
