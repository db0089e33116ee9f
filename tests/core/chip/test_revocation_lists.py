"""What revocation lists say: only a fresh one of the right authority clears a signer; an old one still accuses."""

from dataclasses import replace
from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from openpiu.core.chip import Result, Unsupported, build_trust, read_revocation_list
from openpiu.core.chip.trust import anchor
from openpiu.core.synth.chips import Nation, nation_from, revocation_list
from openpiu.core.synth.chips.writing import bits, element, identifier, moment, number, octets, sequence
from tests.core.chip.conftest import AT, FOUNDED, Desk, words

DAY = timedelta(days=1)


def with_lists(desk: Desk, *lists: bytes) -> dict[str, str]:
    return words(replace(desk, lists=lists).check())


@pytest.mark.parametrize("serial", [1001, 1])
def test_a_revoked_signer_or_authority_is_revoked(desk: Desk, serial: int) -> None:
    found = replace(desk, lists=(desk.nation.revocations(AT, [3, serial]),)).check()
    assert (words(found), found.result) == ({"revocation": "revoked"}, Result.NOT_OK)


def test_other_numbers_on_the_list_do_not_matter(desk: Desk) -> None:
    assert with_lists(desk, desk.nation.revocations(AT, [1002, 1000, -1001])) == {}


def test_a_list_past_its_date_leaves_it_open(desk: Desk) -> None:
    old = desk.nation.revocations(AT - 91 * DAY)
    assert with_lists(desk, old) == {"revocation": "outdated-revocation-list"}
    assert replace(desk, lists=(old,)).check().result is Result.UNDETERMINED
    assert with_lists(desk, desk.nation.revocations(AT - 89 * DAY)) == {}


def test_an_old_list_that_names_the_signer_is_enough(desk: Desk) -> None:
    """Also beside a newer one: who was revoked once does not come back."""
    old = desk.nation.revocations(AT - 400 * DAY, [1001])
    assert with_lists(desk, old) == {"revocation": "revoked"}
    assert with_lists(desk, old, desk.nation.revocations(AT)) == {"revocation": "revoked"}


def test_a_list_that_does_not_say_when_the_next_one_is_due_is_never_fresh(desk: Desk) -> None:
    endless = revocation_list(desk.nation.name, by=desk.nation.authority, since=AT, until=None)
    assert with_lists(desk, endless) == {"revocation": "outdated-revocation-list"}


def test_a_list_of_the_future_is_not_fresh(desk: Desk) -> None:
    assert with_lists(desk, desk.nation.revocations(AT + DAY)) == {"revocation": "outdated-revocation-list"}


def test_a_list_under_an_authoritys_name_that_it_did_not_sign_is_told(desk: Desk) -> None:
    stranger = replace(nation_from(99, FOUNDED, curve=ec.SECP256R1()), label=desk.nation.label)
    assert with_lists(desk, stranger.revocations(AT)) == {"revocation": "unusable-revocation-list"}
    assert with_lists(desk, stranger.revocations(AT), desk.nation.revocations(AT)) == {}


def test_the_list_of_another_state_says_nothing(desk: Desk) -> None:
    other = nation_from(8, FOUNDED, curve=ec.SECP256R1())
    there = replace(desk, roots=(*desk.roots, other.root()))
    assert with_lists(there, other.revocations(AT, [1001])) == {"revocation": "no-revocation-list"}


def test_lists_that_are_not_taken_are_reported(desk: Desk) -> None:
    issuers, _ = anchor([])
    trust, turned = build_trust(issuers, [b"?", desk.nation.revocations(AT)])
    assert [(one.which, one.reason) for one in turned] == [
        ("list 1", "a revocation list ends too early"),
        ("list 2", "no authority that is trusted signed it"),
    ]
    assert trust.lists == {}


@pytest.mark.parametrize("dotted", ["2.5.29.27", "2.5.29.28"])
def test_a_list_that_is_only_a_part_of_one_is_not_read_as_a_whole(nation: Nation, dotted: str) -> None:
    """A delta, or a list of some reasons, says so in a critical extension; it would clear what it does not speak of."""
    pen = nation.authority
    part = sequence(identifier(dotted), b"\x01\x01\xff", octets(number(1)))
    body = sequence(number(1), pen.scheme(), nation.name, moment(AT), moment(AT + DAY), element(0xA0, sequence(part)))
    data = sequence(body, pen.scheme(), bits(pen.sign(body)))
    with pytest.raises(Unsupported, match=dotted):
        read_revocation_list(data)
