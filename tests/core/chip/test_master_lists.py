"""Master lists are taken only from whom the anchor vouches for, of version 0, and never older than one seen before."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec

from openpiu.core.chip import MasterList, Unsupported, read_certificate, read_master_list
from openpiu.core.synth.chips import Nation, master_list, nation_from, signed_data
from openpiu.errors import IntegrityError
from tests.core.chip.conftest import AT, FOUNDED, SIGNED

OTHER = nation_from(8, FOUNDED, curve=ec.BrainpoolP384R1(), digest="sha384")


def take(data: bytes, nation: Nation, newest_seen: datetime | None = None) -> MasterList:
    return read_master_list(data, trusted=read_certificate(nation.root()), at=AT, newest_seen=newest_seen)


def test_a_list_says_what_was_taken_from_it(nation: Nation) -> None:
    taken = take(nation.master_list(SIGNED, [OTHER.root(), OTHER.root()]), nation)
    assert (taken.version, taken.signed_at, taken.states(), taken.turned) == (0, SIGNED, {"UT": 2}, ())
    assert taken.signer == read_certificate(nation.list_hand().certificate).fingerprint


def test_certificates_that_cannot_be_anchors_are_reported_with_the_reason(nation: Nation) -> None:
    stray = OTHER.hand().certificate
    orphan = replace(OTHER, authority=nation.authority).root()  # signed with another key than its name's
    broken = b"\x30\x03\x02\x01\x05"
    taken = take(nation.master_list(SIGNED, [stray, OTHER.root(), broken, OTHER.root()[:-1] + b"?"]), nation)
    assert {one.reason for one in taken.turned} == {
        "it is not the certificate of an authority",
        "a certificate does not have the parts it should have",
        "neither itself nor an authority of this list signed it",
    }
    assert len(taken.issuers) == 2
    assert len(take(nation.master_list(SIGNED, [orphan]), nation).issuers) == 2  # a key may have several names


def test_an_older_list_than_the_newest_seen_is_refused(nation: Nation) -> None:
    data = nation.master_list(SIGNED)
    assert take(data, nation, newest_seen=SIGNED).signed_at == SIGNED
    with pytest.raises(IntegrityError, match="2025-03-01, older than the newest one seen, of 2025-03-02: keep"):
        take(data, nation, newest_seen=SIGNED + timedelta(days=1))


def test_a_list_from_the_future_is_refused(nation: Nation) -> None:
    with pytest.raises(IntegrityError, match="has not come: check the clock"):
        take(nation.master_list(AT + timedelta(days=3)), nation)


def test_a_list_without_a_date_is_refused(nation: Nation) -> None:
    data = master_list([nation.root()], by=nation.list_hand(), at=None)
    with pytest.raises(IntegrityError, match="does not say when it was signed"):
        take(data, nation)


def test_a_list_of_another_version_is_refused(nation: Nation) -> None:
    data = master_list([nation.root()], by=nation.list_hand(), at=SIGNED, version=1)
    with pytest.raises(Unsupported, match="version 1; openpiu reads version 0"):
        take(data, nation)


def test_an_anchor_that_did_not_certify_the_signer_vouches_for_nothing(nation: Nation) -> None:
    namesake = replace(OTHER, label=nation.label)
    for data in (OTHER.master_list(SIGNED), namesake.master_list(SIGNED)):
        with pytest.raises(IntegrityError, match="the anchor does not vouch for"):
            take(data, nation)


def test_the_signer_itself_may_be_the_anchor(nation: Nation) -> None:
    signer = read_certificate(nation.list_hand().certificate)
    assert read_master_list(nation.master_list(SIGNED), trusted=signer, at=AT).states() == {"UT": 1}


def test_a_document_signer_signs_no_master_list(nation: Nation) -> None:
    with pytest.raises(IntegrityError, match="not for master lists"):
        take(master_list([nation.root()], by=nation.hand(), at=SIGNED), nation)


def test_a_list_signed_after_its_signer_ran_out_is_refused(nation: Nation) -> None:
    late = FOUNDED + timedelta(days=11 * 365)
    with pytest.raises(IntegrityError, match="when a certificate of its signer was not valid"):
        read_master_list(nation.master_list(late), trusted=read_certificate(nation.root()), at=late)


def test_content_of_another_kind_is_no_master_list(nation: Nation) -> None:
    data = signed_data("2.23.136.1.1.1", b"\x30\x00", by=nation.list_hand(), at=SIGNED)
    with pytest.raises(IntegrityError, match="signed content of another kind"):
        take(data, nation)


def test_a_list_without_its_signers_certificate_is_refused(nation: Nation) -> None:
    data = master_list([nation.root()], by=replace(nation.list_hand(), serial=4), at=SIGNED)
    with pytest.raises(IntegrityError, match="does not hold the certificate of its signer"):
        take(data, nation)


def test_specimens_are_what_another_reader_takes_them_for(nation: Nation) -> None:
    """The certificates and lists of the test PKI, read and verified by code that shares nothing with either side."""
    root = x509.load_der_x509_certificate(nation.root())
    for made in (nation.root(), nation.hand().certificate, nation.list_hand().certificate):
        theirs, ours = x509.load_der_x509_certificate(made), read_certificate(made)
        theirs.verify_directly_issued_by(root)
        assert (theirs.serial_number, theirs.not_valid_before_utc, theirs.not_valid_after_utc) == (
            ours.serial, ours.not_before, ours.not_after,
        )  # fmt: skip
    revoked = x509.load_der_x509_crl(nation.revocations(AT, [5, 6]))
    key = root.public_key()
    assert isinstance(key, ec.EllipticCurvePublicKey)
    assert (revoked.is_signature_valid(key), {one.serial_number for one in revoked}) == (True, {5, 6})
