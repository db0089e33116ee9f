"""What documents in circulation do that a textbook reader falls over: each is one test (SBC-1)."""

import base64
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest
from asn1crypto.x509 import Certificate
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature

from openpiu.core.chip import Result, read_certificate
from openpiu.core.chip.curves import CURVES
from openpiu.core.chip.trust import anchor
from openpiu.core.synth.chips import AUTHORITY, Nation, Pen, Wanted, certificate, extension, nation_from
from openpiu.core.synth.chips.writing import bits, element, identifier, number, octets, sequence
from tests.core.chip.conftest import AT, FOUNDED, SIGNED, Desk, desk_of, words

BRAINPOOL = "1.3.36.3.3.2.8.1.1.7"
YEAR = timedelta(days=365)


def explicit(
    pen: Pen, dotted: str = BRAINPOOL, *, base: tuple[int, int] | None = None, compressed: bool = False
) -> Pen:
    """The same pen, with the curve of its key written out."""
    curve = CURVES[dotted]
    width = (curve.prime.bit_length() + 7) // 8
    x, y = base or (curve.x, curve.y)
    point = bytes([2 + y % 2]) + x.to_bytes(width) if compressed else b"\x04" + x.to_bytes(width) + y.to_bytes(width)
    parameters = sequence(
        number(1),
        sequence(identifier("1.2.840.10045.1.1"), number(curve.prime)),
        sequence(octets(curve.a.to_bytes(width)), octets(curve.b.to_bytes(width))),
        octets(point),
        number(curve.order),
        number(1),
    )
    key = pen.key.public_key()
    assert isinstance(key, ec.EllipticCurvePublicKey)
    numbers = key.public_numbers()
    own = b"\x04" + numbers.x.to_bytes(width) + numbers.y.to_bytes(width)
    return replace(pen, spki=sequence(sequence(identifier("1.2.840.10045.2.1"), parameters), bits(own)))


def test_rsa_pss_in_certificate_and_document(rsa_nation: Nation) -> None:
    pss = replace(
        rsa_nation,
        authority=replace(rsa_nation.authority, pss=True, digest="sha512"),
        signer=replace(rsa_nation.signer, pss=True),
    )
    assert words(desk_of(pss).check()) == {}


def test_rsa_pss_with_another_hash_than_the_one_beside_it_does_not_hold(rsa_nation: Nation) -> None:
    desk = desk_of(replace(rsa_nation, signer=replace(rsa_nation.signer, pss=True)))
    other = replace(rsa_nation.signer, pss=True, digest="sha384").scheme()
    own = desk.nation.signer.scheme()
    assert (desk.chip.sod.count(own), len(own)) == (1, len(other))
    assert words(desk.check(sod=desk.chip.sod.replace(own, other))) == {"signature": "wrong-signature"}


@pytest.mark.parametrize(
    ("dotted", "compressed"),
    [(dotted, whole) for dotted in CURVES for whole in (False, True) if not whole or CURVES[dotted].prime % 4 == 3],
)
def test_a_known_curve_written_out_in_full_is_known(dotted: str, compressed: bool) -> None:
    made = nation_from(11, FOUNDED, curve=CURVES[dotted].made)
    assert words(
        desk_of(
            replace(
                made,
                authority=explicit(made.authority, dotted, compressed=compressed),
                signer=explicit(made.signer, dotted),
            )
        ).check()
    ) == {}  # fmt: skip


def test_a_known_curve_with_a_base_point_of_ones_own_is_not_known() -> None:
    """With a chosen base point anybody has a private key to a given public one (CVE-2020-0601)."""
    made = nation_from(11, FOUNDED, curve=ec.BrainpoolP256R1())
    key = made.authority.key.public_key()
    assert isinstance(key, ec.EllipticCurvePublicKey)
    point = (key.public_numbers().x, key.public_numbers().y)
    forged = replace(made, signer=explicit(made.signer, base=point))
    found = replace(desk_of(made), chip=desk_of(forged).chip).check()
    assert words(found) == {"signature": "unknown-method"}
    assert found.result is Result.NOT_SUPPORTED


def test_a_document_signed_with_sha_1_is_read_and_flagged(nation: Nation, rsa_nation: Nation) -> None:
    for made in (nation, rsa_nation):
        old = replace(
            made, authority=replace(made.authority, digest="sha1"), signer=replace(made.signer, digest="sha1")
        )  # fmt: skip
        found = desk_of(old).check()
        assert (words(found), found.flags) == ({}, ("sha1",))


def test_sha_1_in_one_place_only_is_flagged_too(nation: Nation) -> None:
    only_authority = replace(nation, authority=replace(nation.authority, digest="sha1"))
    assert desk_of(only_authority).check().flags == ("sha1",)


def test_a_key_that_is_too_short_for_today_is_flagged(nation: Nation) -> None:
    short = nation_from(51, FOUNDED, curve=CURVES["1.2.840.10045.3.1.1"].made)
    for made in (short, replace(nation, signer=short.signer), replace(nation, authority=short.authority)):
        found = desk_of(made).check()
        assert (words(found), found.flags) == ({}, ("weak-key",))
    assert desk_of(nation_from(51, FOUNDED, curve=ec.SECP224R1())).check().flags == ()


def test_a_signer_without_a_revocation_list_stays_open(desk: Desk) -> None:
    found = replace(desk, lists=()).check()
    assert (words(found), found.result) == ({"revocation": "no-revocation-list"}, Result.UNDETERMINED)


def test_an_expired_authority_is_followed_by_its_link_certificate(nation: Nation) -> None:
    """The old key has run out; the list has its root and the link to the new key, not the new root."""
    new = replace(nation_from(21, FOUNDED + 14 * YEAR, curve=ec.SECP384R1(), digest="sha384"), label=nation.label)
    wanted = Wanted(
        subject=new.name, issuer=nation.name, serial=77, since=new.founded, until=new.founded + 15 * YEAR,
        role=AUTHORITY,
    )  # fmt: skip
    link = certificate(wanted, of=new.authority, by=nation.authority)
    at = FOUNDED + 20 * YEAR
    desk = replace(desk_of(new), roots=(nation.root(), link), lists=(new.revocations(at),), at=at)
    found = desk.with_chip(new.hand(), at=FOUNDED + 16 * YEAR).check()
    assert (words(found), found.flags) == ({}, ("link-certificate",))
    without = replace(desk, roots=(nation.root(),)).with_chip(new.hand(), at=FOUNDED + 16 * YEAR).check()
    assert words(without)["chain"] == "unknown-key"


def test_what_an_authority_signed_before_it_expired_stays_good_and_is_flagged(nation: Nation) -> None:
    long = nation.hand()
    wanted = Wanted(
        subject=read_subject(long.certificate), issuer=nation.name, serial=long.serial, since=FOUNDED,
        until=FOUNDED + 30 * YEAR,
    )  # fmt: skip
    outliving = replace(long, certificate=certificate(wanted, of=nation.signer, by=nation.authority))
    at = FOUNDED + 16 * YEAR
    desk = replace(desk_of(nation), at=at, lists=(nation.revocations(at),)).with_chip(outliving)
    assert (words(desk.check()), desk.check().flags) == ({}, ("issuer-expired-since",))
    late = desk.with_chip(outliving, at=FOUNDED + 15 * YEAR + timedelta(days=100))
    assert words(late.check()) == {"chain": "expired"}


def test_a_link_that_the_old_key_signed_after_it_expired_leads_nowhere(nation: Nation) -> None:
    new = replace(nation_from(21, FOUNDED + 16 * YEAR, curve=ec.SECP256R1()), label=nation.label)
    wanted = Wanted(
        subject=new.name, issuer=nation.name, serial=77, since=new.founded, until=new.founded + 15 * YEAR,
        role=AUTHORITY,
    )  # fmt: skip
    link = certificate(wanted, of=new.authority, by=nation.authority)
    issuers, turned = anchor(map(read_certificate, (nation.root(), link)))
    assert [one.certificate.whole for one in issuers] == [nation.root()]
    assert [one.reason for one in turned] == ["neither itself nor an authority of this list signed it"]


@pytest.mark.parametrize("serial", [-1, -(2**60), 0, 2**158])
def test_odd_serial_numbers_are_numbers(desk: Desk, serial: int) -> None:
    signer = replace(desk, roots=(desk.nation.root(serial),)).with_chip(desk.nation.hand(serial + 1))
    assert words(signer.check()) == {}
    revoked = replace(signer, lists=(desk.nation.revocations(AT, [serial + 1]),))
    assert words(revoked.check()) == {"revocation": "revoked"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Padded(Pen):
    """A pen that writes its signatures with other zeros than it should."""

    rewrite: Callable[[bytes], bytes]

    def sign(self, content: bytes) -> bytes:
        return self.rewrite(Pen.sign(self, content))


def unsigned_integers(signature: bytes) -> bytes:
    """r and s at full width without the zero that keeps them positive."""
    return sequence(*(element(2, one.to_bytes(32)) for one in decode_dss_signature(signature)))


def padded_integers(signature: bytes) -> bytes:
    """r and s with a zero too many."""
    return sequence(*(element(2, one.to_bytes(34)) for one in decode_dss_signature(signature)))


@pytest.mark.parametrize("rewrite", [unsigned_integers, padded_integers])
def test_signatures_on_curves_with_missing_or_superfluous_zeros_hold(
    nation: Nation, rewrite: Callable[[bytes], bytes]
) -> None:
    padded = Padded(key=nation.signer.key, rewrite=rewrite)
    assert words(desk_of(replace(nation, signer=padded)).check()) == {}


def test_plain_signatures_on_curves_hold(nation: Nation) -> None:
    """BSI TR-03111 section 5.2.1: two numbers of one width, under an identifier of their own."""

    class Plain(Padded):
        def scheme(self) -> bytes:
            return sequence(identifier("0.4.0.127.0.7.1.1.4.1.3"))

    plain = Plain(
        key=nation.signer.key,
        rewrite=lambda signature: b"".join(one.to_bytes(32) for one in decode_dss_signature(signature)),
    )
    assert words(desk_of(replace(nation, signer=plain)).check()) == {}


def test_rsa_signatures_with_a_zero_more_or_less_hold(rsa_nation: Nation) -> None:
    longer = Padded(key=rsa_nation.signer.key, rewrite=lambda signature: b"\0" + signature)
    assert words(desk_of(replace(rsa_nation, signer=longer)).check()) == {}
    shorter = Padded(key=rsa_nation.signer.key, rewrite=lambda signature: signature.lstrip(b"\0"))
    desk = desk_of(replace(rsa_nation, signer=shorter))
    hand = desk.nation.hand()
    for minute in range(8_000):  # one in 256 signatures begins with a zero
        desk = desk.with_chip(hand, at=SIGNED + timedelta(minutes=minute))
        if b"\x04\x81\xff" in desk.chip.sod[-258:]:
            break
    assert b"\x04\x81\xff" in desk.chip.sod[-258:]
    assert words(desk.check()) == {}


def test_two_authorities_of_one_name_are_told_apart_by_their_keys(nation: Nation) -> None:
    other = replace(nation_from(31, FOUNDED, curve=ec.BrainpoolP384R1(), digest="sha384"), label=nation.label)
    both = (other.root(), nation.root())
    lists = (nation.revocations(AT), other.revocations(AT, [1001]))
    desk = replace(desk_of(nation), roots=both, lists=lists)
    assert words(desk.check()) == {}
    assert words(replace(desk, chip=desk_of(other).chip).check()) == {"revocation": "revoked"}


def test_the_revocation_list_of_a_namesake_clears_nobody(nation: Nation) -> None:
    other = replace(nation_from(31, FOUNDED, curve=ec.SECP256R1()), label=nation.label)
    desk = replace(desk_of(nation), roots=(nation.root(), other.root()), lists=(other.revocations(AT),))
    assert words(desk.check()) == {"revocation": "no-revocation-list"}


def test_the_revocation_list_of_a_newer_key_speaks_for_the_older_one(nation: Nation) -> None:
    new = replace(nation_from(21, FOUNDED + YEAR, curve=ec.SECP256R1()), label=nation.label)
    wanted = Wanted(
        subject=new.name, issuer=nation.name, serial=77, since=new.founded, until=new.founded + 15 * YEAR,
        role=AUTHORITY,
    )  # fmt: skip
    link = certificate(wanted, of=new.authority, by=nation.authority)
    desk = replace(desk_of(nation), roots=(nation.root(), new.root(2), link), lists=(new.revocations(AT),))
    assert words(desk.check()) == {}
    revoking = replace(desk, lists=(new.revocations(AT, [1001]),))
    assert words(revoking.check()) == {"revocation": "revoked"}


def link_between(old: Nation, new: Nation, serial: int = 77) -> bytes:
    """The new key, signed with the old one."""
    wanted = Wanted(
        subject=new.name, issuer=old.name, serial=serial, since=new.founded, until=new.founded + 15 * YEAR,
        role=AUTHORITY,
    )  # fmt: skip
    return certificate(wanted, of=new.authority, by=old.authority)


def test_links_join_keys_over_several_steps(nation: Nation) -> None:
    """The second key stands in the list as a root and as a link; the third is linked to it alone."""
    second, third = (
        replace(nation_from(40 + place, FOUNDED + place * YEAR, curve=ec.SECP256R1()), label=nation.label)
        for place in (1, 2)
    )
    roots = (nation.root(), second.root(2), link_between(nation, second), link_between(second, third, 78))
    desk = replace(desk_of(nation), roots=roots, lists=(third.revocations(AT),))
    assert words(desk.check()) == {}
    unlinked = replace(desk, roots=(nation.root(), second.root(2), link_between(second, third, 78)))
    assert words(unlinked.check()) == {"revocation": "no-revocation-list"}


def test_an_authority_that_changed_its_name_does_not_clear_its_old_one(nation: Nation) -> None:
    """A list speaks for the certificates of the name it bears (RFC 5280 section 5)."""
    renamed = nation_from(41, FOUNDED + YEAR, curve=ec.SECP256R1())
    roots = (nation.root(), link_between(nation, renamed))
    desk = replace(desk_of(nation), roots=roots, lists=(renamed.revocations(AT),))
    assert words(desk.check()) == {"revocation": "no-revocation-list"}
    new = replace(desk, lists=(renamed.revocations(AT, [77]),)).with_chip(renamed.hand(), at=AT - YEAR / 2)
    assert words(new.check()) == {}  # 77 is the link's number under the old name
    withdrawn = replace(new, lists=(*new.lists, nation.revocations(AT, [77])))
    assert words(withdrawn.check()) == {"revocation": "revoked"}


def test_an_authority_below_another_signs_no_documents(desk: Desk) -> None:
    hand = desk.nation.hand()
    wanted = Wanted(
        subject=read_subject(hand.certificate), issuer=desk.nation.name, serial=hand.serial, since=FOUNDED,
        until=FOUNDED + 10 * YEAR, more=(extension("2.5.29.19", sequence(b"\x01\x01\xff")),),
    )  # fmt: skip
    made = certificate(wanted, of=hand.pen, by=desk.nation.authority)
    assert words(desk.with_chip(replace(hand, certificate=made)).check())["chain"] == "unfit-signer"


def test_a_critical_extension_that_nobody_knows_makes_a_signer_unfit(desk: Desk) -> None:
    hand = desk.nation.hand()
    wanted = Wanted(
        subject=read_subject(hand.certificate), issuer=desk.nation.name, serial=hand.serial, since=FOUNDED,
        until=FOUNDED + 10 * YEAR, more=(extension("1.2.3.4", b"\x05\x00", critical=True),),
    )  # fmt: skip
    made = certificate(wanted, of=hand.pen, by=desk.nation.authority)
    assert words(desk.with_chip(replace(hand, certificate=made)).check())["chain"] == "unfit-signer"


def test_a_certificate_in_pem_is_the_same_one(nation: Nation) -> None:
    text = b"-----BEGIN CERTIFICATE-----\n" + base64.encodebytes(nation.root()) + b"-----END CERTIFICATE-----\n"
    assert read_certificate(text) == read_certificate(nation.root())


def test_the_table_of_curves_is_that_of_the_cryptography_below(rsa_keys: tuple[rsa.RSAPrivateKey, ...]) -> None:
    """Every curve of the table: its base point times one is the public key of the private key one."""
    for curve in CURVES.values():
        one = ec.derive_private_key(1, curve.made).public_key().public_numbers()
        assert (one.x, one.y) == (curve.x, curve.y)
        assert (curve.y**2 - curve.x**3 - curve.a * curve.x - curve.b) % curve.prime == 0
        last = ec.derive_private_key(curve.order - 1, curve.made).public_key().public_numbers()
        assert (last.x, last.y) == (curve.x, curve.prime - curve.y)


def read_subject(whole: bytes) -> bytes:
    """The subject of a certificate, in DER."""
    subject: bytes = Certificate.load(whole).subject.dump()
    return subject
