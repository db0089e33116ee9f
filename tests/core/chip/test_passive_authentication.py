"""Passive authentication walks its steps, and every kind of wrong chip has its own word (SBC-1)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from openpiu.core.chip import FLAGS, WORDS, Result, Step
from openpiu.core.synth.chips import Pen, nation_from, portrait_group, security_file, zone_group
from openpiu.errors import OurError
from tests.core.chip.conftest import AT, FOUNDED, IMAGE, LINES, SIGNED, Desk, words

KINDS = ("RSA-4096", "P-256", "P-384", "brainpoolP256r1")


@pytest.mark.parametrize("kind", KINDS)
def test_a_genuine_chip_is_ok_in_every_step(desks: Callable[[str], Desk], kind: str) -> None:
    """SBC-1: authenticity of the document, with each kind of key that states use."""
    found = desks(kind).check()
    assert words(found) == {}
    assert (found.result, found.flags) == (Result.OK, ())
    assert [one.step for one in found.outcomes] == [
        Step.READ, Step.CONTENT, Step.SIGNATURE, Step.CHAIN, Step.REVOCATION, Step.GROUP, Step.GROUP, Step.ZONE,
        Step.STATE,
    ]  # fmt: skip


def test_the_security_object_of_version_one_is_read_as_well(desk: Desk) -> None:
    sod = security_file({1: desk.chip.zone, 2: desk.chip.portrait}, by=desk.nation.hand(), at=SIGNED, version=1)
    assert words(desk.check(sod=sod)) == {}


def test_groups_are_hashed_as_the_security_object_says_not_as_it_is_signed(desk: Desk) -> None:
    groups = {1: desk.chip.zone, 2: desk.chip.portrait}
    for digest in ("sha224", "sha384", "sha512"):
        sod = security_file(groups, by=desk.nation.hand(), at=SIGNED, digest=digest)
        assert words(desk.check(sod=sod)) == {}


def test_a_portrait_of_another_document_has_its_own_word(desk: Desk) -> None:
    other = portrait_group(IMAGE[:-1] + b"?")
    assert words(desk.check(groups={1: desk.chip.zone, 2: other})) == {"group2": "swapped-portrait"}


def test_a_damaged_portrait_group_is_a_wrong_hash(desk: Desk) -> None:
    assert words(desk.check(groups={1: desk.chip.zone, 2: desk.chip.portrait[:-1]})) == {"group2": "wrong-hash"}


def test_a_changed_zone_is_a_wrong_hash_even_if_it_is_printed_alike(desk: Desk) -> None:
    lines = (LINES[0].replace("MAHMUD", "MAHMOD"), LINES[1])
    found = desk.check(groups={1: zone_group(lines)}, printed=lines)
    assert words(found) == {"group1": "wrong-hash"}
    assert found.flags == ("portrait-not-read",)


def test_a_chip_of_another_booklet_differs_from_what_is_printed(desk: Desk) -> None:
    printed = (LINES[0], LINES[1].replace("ZZ0419737", "ZZ0419738"))
    assert words(desk.check(printed=printed)) == {"mrz": "different-mrz"}


def test_case_and_spaces_of_a_typed_zone_do_not_count(desk: Desk) -> None:
    printed = tuple(f" {line.lower()[:20]} {line.lower()[20:]}\n" for line in LINES)
    assert words(desk.check(printed=printed)) == {}
    assert words(desk.check(printed=(LINES[0], LINES[1][:-1]))) == {"mrz": "unreadable-mrz"}


def test_a_zone_of_another_size_is_another_document(desk: Desk) -> None:
    assert words(desk.check(printed=("I" * 30, "1" * 30, "A" * 30))) == {"mrz": "different-mrz"}


def test_a_zone_that_was_not_read_is_said_and_not_passed_over(desk: Desk) -> None:
    found = desk.check(printed=())
    assert (found.result, found.flags) == (Result.OK, ("mrz-not-compared",))


def test_a_group_that_was_not_signed_is_not_ok(desk: Desk) -> None:
    groups = {1: desk.chip.zone, 2: desk.chip.portrait, 15: b"\x6f\x00"}
    assert words(desk.check(groups=groups)) == {"group15": "unsigned-group"}


def test_groups_fourteen_and_fifteen_are_compared_by_their_hash(desk: Desk) -> None:
    groups = {1: desk.chip.zone, 2: desk.chip.portrait, 14: b"\x6e\x01\x00", 15: b"\x6f\x01\x00"}
    sod = security_file(groups, by=desk.nation.hand(), at=SIGNED)
    assert words(desk.check(sod=sod, groups=groups)) == {}
    assert words(desk.check(sod=sod, groups=groups | {15: b"\x6f\x01\x01"})) == {"group15": "wrong-hash"}


def test_an_authority_that_is_not_in_the_list_is_unknown_and_never_ok(desk: Desk) -> None:
    stranger = nation_from(99, FOUNDED, curve=ec.SECP256R1())
    found = desk.with_chip(stranger.hand()).check()
    assert words(found) == {"chain": "unknown-issuer", "revocation": "not-reached"}
    assert (found.result, found.decisive.word) == (Result.UNDETERMINED, "unknown-issuer")


def test_a_stranger_who_takes_the_name_of_an_authority_is_found_out(desk: Desk) -> None:
    stranger = replace(nation_from(99, FOUNDED, curve=ec.SECP256R1()), label=desk.nation.label)
    found = desk.with_chip(stranger.hand()).check()
    assert words(found) == {"chain": "unknown-key", "revocation": "not-reached"}
    assert found.result is Result.UNDETERMINED
    claiming = Pen(key=stranger.authority.key, spki=desk.nation.authority.public())
    found = desk.with_chip(replace(stranger, authority=claiming).hand()).check()
    assert words(found) == {"chain": "wrong-issuer", "revocation": "not-reached"}
    assert found.result is Result.NOT_OK


def test_a_signer_of_another_state_is_found_out(desk: Desk) -> None:
    other = replace(nation_from(8, FOUNDED, curve=ec.SECP256R1()), state="BE")
    there = replace(desk, roots=(*desk.roots, other.root()), lists=(*desk.lists, other.revocations(AT)))
    assert words(there.with_chip(other.hand()).check()) == {"state": "different-state"}


def test_a_code_of_a_state_that_no_table_knows_stays_open(desk: Desk) -> None:
    other = replace(nation_from(8, FOUNDED, curve=ec.SECP256R1()), state="QQ")
    there = replace(desk, roots=(other.root(),), lists=(other.revocations(AT),))
    found = there.with_chip(other.hand()).check()
    assert (words(found), found.result) == ({"state": "unknown-state"}, Result.UNDETERMINED)


def test_a_master_list_signer_signs_no_documents(desk: Desk) -> None:
    assert words(desk.with_chip(desk.nation.list_hand()).check())["chain"] == "unfit-signer"


def test_an_authority_signs_no_documents_itself(desk: Desk) -> None:
    nation = desk.nation
    hand = replace(nation.hand(), pen=nation.authority, certificate=nation.root(), serial=1)
    assert words(desk.with_chip(hand).check())["chain"] == "unfit-signer"


def test_validity_is_judged_at_the_time_of_signing(desk: Desk) -> None:
    """A signer that ran out after it signed is not like one that had run out before."""
    end = FOUNDED + timedelta(days=10.25 * 365)
    late = replace(desk, at=end + timedelta(days=200), lists=(desk.nation.revocations(end + timedelta(days=199)),))
    assert words(late.check()) == {"chain": "expired-since"}
    assert late.check().result is Result.UNDETERMINED
    backdated = late.with_chip(desk.nation.hand(), at=end + timedelta(days=9))
    assert words(backdated.check()) == {"chain": "expired"}
    assert backdated.check().result is Result.NOT_OK


def test_without_a_time_of_signing_the_signer_must_be_valid_now(desk: Desk) -> None:
    sod = security_file({1: desk.chip.zone, 2: desk.chip.portrait}, by=desk.nation.hand(), at=None)
    assert (words(desk.check(sod=sod)), desk.check(sod=sod).flags) == ({}, ("no-signing-time",))
    end = FOUNDED + timedelta(days=10.25 * 365)
    late = replace(desk, at=end + timedelta(days=200), lists=(desk.nation.revocations(end + timedelta(days=199)),))
    assert words(late.check(sod=sod)) == {"chain": "expired"}


@pytest.mark.parametrize(
    "signed",
    [
        FOUNDED - timedelta(days=40), AT + timedelta(days=40), datetime(9999, 12, 31, 23, 59, tzinfo=UTC),
        datetime(1951, 1, 1, tzinfo=UTC),
    ],
)  # fmt: skip
def test_a_time_of_signing_that_cannot_be_is_not_ok(desk: Desk, signed: datetime) -> None:
    assert words(desk.with_chip(desk.nation.hand(), at=signed).check()) == {"chain": "not-yet-valid"}


def test_a_sod_that_is_none_stops_all_that_needs_it(desk: Desk) -> None:
    found = desk.check(sod=b"\x77\x03abc")
    assert words(found) == {
        "read": "unreadable", "content": "not-reached", "signature": "not-reached", "chain": "not-reached",
        "revocation": "not-reached", "group1": "not-reached", "group2": "not-reached", "state": "not-reached",
    }  # fmt: skip
    assert (found.result, found.decisive.word) == (Result.NOT_OK, "unreadable")


def test_every_word_says_what_it_means_and_what_the_guard_does() -> None:
    for word, row in WORDS.items():
        assert row.says.endswith("."), word
        assert row.guard.endswith("."), word
        assert word.replace("-", "").isalpha(), word
    assert all(said.endswith(".") for said in FLAGS.values())
    assert {row.result for row in WORDS.values()} == set(Result)


def test_a_time_without_a_zone_is_refused(desk: Desk) -> None:
    with pytest.raises(OurError, match="pass an aware one"):
        replace(desk, at=AT.replace(tzinfo=None)).check()


@pytest.mark.parametrize("table", ["WORDS", "FLAGS"])
def test_the_page_of_words_says_what_the_tables_say(table: str) -> None:
    """docs/reference/chip.md has every row of both tables."""
    page = Path("docs/reference/chip.md").read_text("utf-8")
    rows = {
        "WORDS": [f"| `{word}` | {row.result} | {row.says} | {row.guard} |" for word, row in WORDS.items()],
        "FLAGS": [f"| `{flag}` | {says} |" for flag, says in FLAGS.items()],
    }
    assert [row for row in rows[table] if row not in page] == []
