"""What EF.SOD signs is bound to what it holds, and unsigned parts that deviate are told (SBC-1)."""

import hashlib
from dataclasses import replace

import pytest

from openpiu.core.chip import Result, read_security_file
from openpiu.core.synth.chips import digest_named, signed_data, zone_group
from openpiu.core.synth.chips.writing import element, identifier, number, octets, sequence, set_of
from tests.core.chip.conftest import LINES, SIGNED, Desk, words

SHA_256, SHA_512 = digest_named("sha256"), digest_named("sha512")


def swapped(data: bytes, old: bytes, new: bytes, *, last: bool = False) -> bytes:
    """The data with one of its parts replaced by one as long."""
    assert len(old) == len(new)
    place = data.rindex(old) if last else data.index(old)
    return data[:place] + new + data[place + len(old) :]


def test_a_list_of_hashes_that_was_changed_after_signing_is_found_out(desk: Desk) -> None:
    """The group is as the list says, and the signature over the attributes holds: only their hash tells."""
    zone = zone_group((LINES[0].replace("MAHMUD", "MAHMOD"), LINES[1]))
    old, new = hashlib.sha256(desk.chip.zone).digest(), hashlib.sha256(zone).digest()
    found = desk.check(sod=swapped(desk.chip.sod, old, new), groups={1: zone}, printed=())
    assert words(found) == {"content": "altered-content"}
    assert found.result is Result.NOT_OK


def test_attributes_about_another_kind_of_content_do_not_speak_for_this(desk: Desk) -> None:
    own, other = identifier("2.23.136.1.1.1"), identifier("2.23.136.1.1.2")
    found = desk.check(sod=swapped(desk.chip.sod, own, other, last=True))
    assert words(found) == {"content": "altered-content", "signature": "wrong-signature"}


def test_a_genuine_signature_over_something_else_is_no_security_file(desk: Desk) -> None:
    content = signed_data("2.23.136.1.1.2", sequence(number(0), set_of([])), by=desk.nation.hand(), at=SIGNED)
    assert words(desk.check(sod=element(0x77, content)))["read"] == "unreadable"


@pytest.mark.parametrize("listed", [[1, 1], [0], [17], [-1]])
def test_groups_are_listed_once_and_by_their_numbers(desk: Desk, listed: list[int]) -> None:
    hashes = [sequence(number(group), octets(bytes(32))) for group in listed]
    content = sequence(number(0), SHA_256, sequence(*hashes))
    sod = element(0x77, signed_data("2.23.136.1.1.1", content, by=desk.nation.hand(), at=SIGNED))
    assert words(desk.check(sod=sod))["read"] == "unreadable"


def deviating(desk: Desk) -> dict[str, bytes]:
    """EF.SOD of the desk's chip with one unsigned part that should be otherwise, by what is said of it."""
    sod, hand = desk.chip.sod, desk.nation.hand()
    name = sequence(hand.issuer, number(hand.serial))
    content = read_security_file(sod).signed.content
    beside = signed_data("2.23.136.1.1.1", content, by=hand, at=SIGNED, beside=[desk.nation.root()])
    spelled = name.replace(element(0x0C, b"Utopia Specimen"), element(0x13, b"Utopia Specimen"))
    return {
        "its version is 1, not 3": swapped(sod, number(3) + set_of([SHA_256]), number(1) + set_of([SHA_256])),
        "the version of its signer does not fit how it is named": swapped(sod, number(1) + name, number(3) + name),
        "its hash algorithms are not those of its signer": swapped(sod, set_of([SHA_256]), set_of([SHA_512])),
        "its signer is named in another spelling than in the certificate": swapped(sod, name, spelled, last=True),
        "it holds more than the signer's certificate": element(0x77, beside),
    }


@pytest.mark.parametrize("place", range(5))
def test_each_deviation_outside_of_what_is_signed_is_told(desk: Desk, place: int) -> None:
    said, sod = list(deviating(desk).items())[place]
    found = desk.check(sod=sod)
    assert (words(found), found.result) == ({"read": "irregular"}, Result.UNDETERMINED)
    assert read_security_file(sod).signed.deviations == (said,)


def test_a_document_without_the_certificate_of_its_signer_stays_open(desk: Desk) -> None:
    hand = replace(desk.nation.hand(), serial=1002)  # the certificate beside it is of number 1001
    found = desk.with_chip(hand).check()
    assert words(found) == {
        "signature": "missing-signer", "chain": "not-reached", "revocation": "not-reached", "state": "not-reached",
    }  # fmt: skip
    assert (found.result, found.decisive.word) == (Result.UNDETERMINED, "missing-signer")
