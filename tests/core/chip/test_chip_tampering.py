"""No changed byte passes: of EF.SOD, of a data group, of a master list, of a revocation list (SBC-1). Bad bytes raise
nothing but errors of ours."""

import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from hypothesis import given, settings
from hypothesis import strategies as st

from openpiu.core.chip import (
    Delivered,
    Result,
    Trust,
    authenticate,
    build_trust,
    cut_portrait,
    read_certificate,
    read_master_list,
    read_revocation_list,
    read_zone,
)
from openpiu.core.chip.trust import anchor
from openpiu.core.synth.chips import Nation, nation_from
from openpiu.errors import IntegrityError
from tests.core.chip.conftest import AT, FOUNDED, Desk, desk_of

NATION = nation_from(7, FOUNDED, curve=ec.SECP256R1())
DESK = desk_of(NATION)
GROUPS = {1: DESK.chip.zone, 2: DESK.chip.portrait}
TRUST = DESK.trust()
LIST = NATION.master_list(AT)
CRL = NATION.revocations(AT, [5])


def flips(data: bytes, places: range, bits: tuple[int, ...]) -> Iterator[tuple[int, bytes]]:
    """The data with one bit flipped, at each place and each of these bits."""
    for place in places:
        for bit in bits:
            yield place, data[:place] + bytes([data[place] ^ 1 << bit]) + data[place + 1 :]


def passing(desk: Desk, trust: Trust, bits: Callable[[int], tuple[int, ...]]) -> list[int]:
    """Places in EF.SOD at which a flipped bit was not noticed."""
    sod, groups = desk.chip.sod, {1: desk.chip.zone}
    return [
        place
        for start in range(len(sod))
        for place, changed in flips(sod, range(start, start + 1), bits(start))
        if authenticate(Delivered(sod=changed, groups=groups), trust, at=AT).result is Result.OK
    ]


def test_one_flipped_bit_in_each_byte_of_the_security_object_is_noticed() -> None:
    assert authenticate(Delivered(sod=DESK.chip.sod, groups=GROUPS), TRUST, at=AT).result is Result.OK
    assert passing(DESK, TRUST, lambda place: (place * 5 % 8,)) == []


@pytest.mark.prove
@pytest.mark.parametrize("kind", ["RSA-4096", "RSA-PSS", "P-256", "brainpoolP256r1"])
def test_every_flipped_bit_of_the_security_object_is_noticed(
    desks: Callable[[str], Desk], rsa_nation: Nation, kind: str
) -> None:
    if kind == "RSA-PSS":
        desk = desk_of(replace(rsa_nation, signer=replace(rsa_nation.signer, pss=True)))
    else:
        desk = desks(kind)
    assert passing(desk, desk.trust(), lambda _: tuple(range(8))) == []
    sys.stdout.write(f"{kind}: {len(desk.chip.sod) * 8} flipped bits of EF.SOD, 0 passed\n")


@pytest.mark.parametrize("group", [1, 2])
def test_one_flipped_bit_in_each_byte_of_a_group_is_noticed(group: int) -> None:
    content = GROUPS[group]
    for place, changed in flips(content, range(0, len(content), 1 if group == 1 else 7), (2,)):
        found = authenticate(Delivered(sod=DESK.chip.sod, groups=GROUPS | {group: changed}), TRUST, at=AT)
        assert found.result is Result.NOT_OK, place


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_bytes_removed_added_or_overwritten_are_noticed(data: st.DataObject) -> None:
    sod = DESK.chip.sod
    start = data.draw(st.integers(0, len(sod) - 1))
    end = data.draw(st.integers(start, min(start + 40, len(sod))))
    changed = sod[:start] + data.draw(st.binary(max_size=40)) + sod[end:]
    found = authenticate(Delivered(sod=changed, groups=GROUPS), TRUST, at=AT)
    assert changed == sod or found.result is not Result.OK


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=400), st.binary(max_size=60))
def test_any_bytes_at_all_give_a_word(sod: bytes, group: bytes) -> None:
    for wrapped in (sod, b"\x77" + bytes([min(len(sod), 127)]) + sod):
        found = authenticate(Delivered(sod=wrapped, groups={1: group, 2: group}, printed=("?",)), TRUST, at=AT)
        assert found.result is Result.NOT_OK


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_readers_raise_only_errors_of_ours(data: st.DataObject) -> None:
    """Damaged files of every kind, and files of one kind given for another."""
    whole = data.draw(st.sampled_from([NATION.root(), CRL, LIST, DESK.chip.zone, DESK.chip.portrait, DESK.chip.sod]))
    start = data.draw(st.integers(0, len(whole) - 1))
    end = data.draw(st.integers(start, min(start + 8, len(whole))))
    damaged = whole[:start] + data.draw(st.binary(max_size=8)) + whole[end:]
    for read in (read_certificate, read_revocation_list, read_zone, cut_portrait, as_master_list):
        with suppress(IntegrityError):
            read(damaged)


def as_master_list(data: bytes) -> object:
    return read_master_list(data, trusted=read_certificate(NATION.root()), at=AT)


def test_flipped_bits_of_a_master_list_are_noticed() -> None:
    """But for bytes that nobody signed and nobody reads: then the list that comes out is the same."""
    true = read_master_list(LIST, trusted=read_certificate(NATION.root()), at=AT)
    for place, changed in flips(LIST, range(0, len(LIST), 9), (3,)):
        try:
            found = read_master_list(changed, trusted=read_certificate(NATION.root()), at=AT)
        except IntegrityError:
            continue
        assert found == true, place


def test_one_flipped_bit_in_each_byte_of_a_revocation_list_leaves_nothing_to_rely_on() -> None:
    issuers, _ = anchor([read_certificate(NATION.root())])
    for place, changed in flips(CRL, range(len(CRL)), (1,)):
        trust, turned = build_trust(issuers, [changed])
        assert (trust.lists, len(turned)) == ({}, 1), place
