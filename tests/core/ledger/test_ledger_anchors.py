"""Anchors: a ledger whose oldest entries have expired still verifies; a beginning removed otherwise is found."""

import random
from collections.abc import Callable, Mapping

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from openpiu.core.ledger import (
    GENESIS,
    Anchor,
    Entry,
    SealedRoot,
    Tree,
    Verdict,
    export,
    read_anchor,
    root,
    seal,
    seal_anchor,
    seal_root,
    verify_chain,
    verify_export,
    years_before,
)
from openpiu.core.ledger.entries import Value

KEY, OTHER_KEY = (Ed25519PrivateKey.from_private_bytes(bytes([seed] * 32)) for seed in (1, 2))
PUBLIC = KEY.public_key().public_bytes_raw()
GONE, AT = 11, "2031-06-15T00:01:00.000000Z"


def chain(subjects: list[str], from_year: int = 2026, detail: Mapping[str, Value] | None = None) -> list[Entry]:
    """Entries that hold, one a day from 5 June on; the last one with the given detail."""
    found: list[Entry] = []
    for number, subject in enumerate(subjects, start=1):
        last = number == len(subjects) and detail is not None
        found.append(
            seal(
                found[-1].hash if found else GENESIS,
                sequence=number,
                at=AT if last else f"{from_year}-06-{4 + number:02}T04:20:00.000000Z",
                act="ledger.expired" if last else "hit.viewed",
                actor="machine",
                role="machine",
                subject=subject,
                purpose=None,
                detail=detail if last and detail else {},
            )
        )
    return found


def roots_of(entries: list[Entry], every: int = 4) -> list[SealedRoot]:
    """A root sealed after each few entries and at the end."""
    tree, found = Tree(), []
    for entry in entries:
        tree.add(entry.hash)
        if tree.size % every == 0 or tree.size == len(entries):
            found.append(seal_root(tree, unit="UTO", store="passenger", at=entry.at, key=KEY))
    return found


def anchored(
    entries: list[Entry],
    gone: int,
    key: Ed25519PrivateKey = KEY,
    before: str = "2026-06-15T00:00:00.000000Z",
    at: str = AT,
) -> Anchor:
    """The anchor that says that the first entries have expired; it stands in the entry after the last one."""
    tree = Tree()
    for entry in entries[:gone]:
        tree.add(entry.hash)
    draft = Anchor(
        unit="UTO", store="passenger", at=at, before=before,
        sequence=len(entries) + 1, expired=gone, hash=entries[gone - 1].hash, peaks=tree.peaks(), key="",
    )  # fmt: skip
    return seal_anchor(draft, key)


SUBJECTS = [f"hit:{number:02}" for number in range(20)]
ANCHOR = anchored(chain(SUBJECTS), GONE)
WHOLE = chain([*SUBJECTS, "ledger:passenger"], detail=ANCHOR.fields())
LEFT = WHOLE[GONE:]
ROOTS = roots_of(WHOLE)
LINES = list(export(LEFT, unit="UTO", store="passenger", key=KEY, anchor=ANCHOR))


def judged(entries: list[Entry], anchor: Anchor | None = ANCHOR) -> Verdict:
    return verify_chain(entries, anchor=anchor, roots=ROOTS)


def test_what_is_left_verifies_from_the_anchor_on_and_is_what_was_sealed() -> None:
    """PNR-13.8, PNR-13.9: also against roots that were sealed over entries which are gone."""
    verdict = judged(LEFT)
    assert (verdict.ok, verdict.entries, verdict.expired) == (True, len(LEFT), GONE)
    assert verdict.root == root(entry.hash for entry in WHOLE)
    assert verdict.roots == len([one for one in ROOTS if one.entries >= GONE])


def test_an_export_carries_its_anchor() -> None:
    """PNR-13.7, PNR-13.8: whoever verifies it needs nothing else."""
    for key in (None, PUBLIC):
        verdict = verify_export(LINES, trusted_key=key, roots=ROOTS)
        assert (verdict.ok, verdict.entries, verdict.expired) == (True, len(LEFT), GONE)


def test_one_flipped_bit_is_found_on_its_line_where_older_entries_have_expired() -> None:
    """PNR-13.8, PNR-13.9: the anchor counts as the first entry there ever was."""
    numbers = [1, *range(GONE + 1, len(WHOLE) + 2)]
    for place, line in enumerate(LINES):
        for byte in range(0, len(line), 1 if place in {0, 1, len(LINES) - 1} else 7):
            broken = line[:byte] + bytes([line[byte] ^ 1]) + line[byte + 1 :]
            verdict = verify_export([*LINES[:place], broken, *LINES[place + 1 :]])
            assert (verdict.ok, verdict.first_bad) == (False, numbers[place]), (place, byte)


@pytest.mark.parametrize("removed", [1, 5, GONE, GONE + 1, len(WHOLE) - 1])
def test_a_beginning_removed_without_an_anchor_is_found(removed: int) -> None:
    """PNR-13.9: by whoever owns the database, and also in an export that the unit seals afterwards."""
    missing = "entries at the beginning are missing, and no signed anchor says that they expired"
    for verdict in (
        verify_chain(WHOLE[removed:]),
        verify_export(export(WHOLE[removed:], unit="UTO", store="passenger", key=KEY)),
    ):
        assert (verdict.ok, verdict.first_bad, verdict.reason) == (False, 1, missing)


@pytest.mark.parametrize("removed", [GONE - 1, GONE + 1, GONE + 4])
def test_more_or_less_removed_than_the_anchor_says_is_found(removed: int) -> None:
    """PNR-13.9."""
    assert judged(WHOLE[removed:]).first_bad == GONE + 1
    assert not verify_export(export(WHOLE[removed:], unit="UTO", store="passenger", key=KEY, anchor=ANCHOR)).ok


@pytest.mark.parametrize(
    "change",
    [
        {"expired": GONE + 1}, {"hash": "0" * 64}, {"before": "2026-06-20T00:00:00.000000Z"}, {"signature": "zz"},
        {"key": "zz"}, {"store": "border"}, {"peaks": ()}, {"sequence": 1}, {"at": "2040-06-15T00:01:00.000000Z"},
    ],
)  # fmt: skip
def test_a_changed_anchor_is_none(change: dict[str, object]) -> None:
    """PNR-13.9."""
    assert read_anchor(ANCHOR.fields(), trusted_key=PUBLIC) == ANCHOR
    assert read_anchor(ANCHOR.fields() | change) is None


def test_an_anchor_of_another_key_is_none() -> None:
    """PNR-13.9: the owner of the database cannot sign; nor does the seal of an export hide it."""
    forged = anchored(chain(SUBJECTS), GONE, OTHER_KEY)
    assert read_anchor(forged.fields()) == forged
    assert read_anchor(forged.fields(), trusted_key=PUBLIC) is None
    lines = export(LEFT, unit="UTO", store="passenger", key=KEY, anchor=forged)
    assert verify_export(lines).reason == "the anchor is that of another ledger"


@pytest.mark.parametrize("before", ["2026-06-15T00:01:00.000001Z", "2027-06-15T00:00:00.000000Z"])
def test_no_anchor_lets_entries_go_before_five_years(before: str) -> None:
    """PNR-13.8: not even one that is signed."""
    assert read_anchor(anchored(chain(SUBJECTS), GONE, before=before).fields()) is None


def test_sealed_roots_contradict_an_anchor_over_entries_that_were_too_young() -> None:
    """PNR-13.8, PNR-13.9: whoever has the key as well meets the roots that others keep."""
    young = chain(SUBJECTS, from_year=2029)
    roots, anchor = roots_of(young), anchored(young, GONE)
    verdict = verify_chain(young[GONE:], anchor=anchor, roots=roots)
    assert (verdict.ok, verdict.first_bad) == (False, GONE + 1)
    assert verdict.reason == f"entries were removed before their time: they were written after {roots[0].at}"


def test_sealed_roots_contradict_an_anchor_with_a_false_date() -> None:
    """PNR-13.8, PNR-13.9: five years that have not passed."""
    draft = anchored(chain(SUBJECTS), GONE, at="2041-06-15T00:00:00.000000Z")
    whole = chain([*SUBJECTS, "ledger:passenger"], detail=draft.fields())
    roots = roots_of(whole)
    verdict = verify_chain(whole[GONE:], anchor=draft, roots=roots)
    assert verdict.reason == f"entries were removed under a false date: it was done before {roots[-1].at}"


def test_the_entry_of_the_anchor_must_be_there() -> None:
    """PNR-13.9: the end cannot be cut off behind it."""
    verdict = verify_chain(LEFT[:-1], anchor=ANCHOR)
    assert (verdict.ok, verdict.first_bad) == (False, len(WHOLE))


def forged(rng: random.Random) -> list[Entry]:
    """What a dishonest administrator makes of it, every hash computed anew from a place after the anchor on."""
    place, subjects = rng.randrange(len(LEFT)), [entry.subject for entry in LEFT]
    kind = rng.choice(("alter", "remove", "move", "insert", "truncate"))
    if kind == "alter":
        subjects[place] = "hit:xx"
    elif kind == "insert":
        subjects.insert(place, "hit:xx")
    elif kind == "truncate":
        del subjects[place:]
    else:
        taken = subjects.pop(place)
        if kind == "move":
            subjects.insert((place + rng.randint(1, len(subjects) - 1)) % len(LEFT), taken)
    previous, found = LEFT[0].previous, []
    for number, subject in enumerate(subjects, start=GONE + 1):
        like = LEFT[min(number, len(WHOLE)) - GONE - 1]
        found.append(
            seal(
                previous, sequence=number, at=like.at, act=like.act, actor=like.actor, role=like.role,
                subject=subject, purpose=None, detail=like.detail,
            )
        )  # fmt: skip
        previous = found[-1].hash
    return found


def test_a_thousand_ledgers_computed_anew_after_an_expiry_are_all_found() -> None:
    """PNR-13.9, RGT-1: the sealed roots hold what is left as they held the whole."""
    rng = random.Random(8)
    assert [judged(forged(rng)).ok for _ in range(1000)].count(False) == 1000


@given(size=st.integers(0, 70), more=st.integers(0, 70))
def test_a_tree_goes_on_from_its_peaks(size: int, more: int) -> None:
    """PNR-13.8: no hash of a single expired entry but the last is needed."""
    hashes = [f"{number:064x}" for number in range(size + more)]
    whole, begun = Tree(), Tree()
    for entry_hash in hashes[:size]:
        begun.add(entry_hash)
    resumed = Tree(size, begun.peaks())
    for entry_hash in hashes[size:]:
        resumed.add(entry_hash)
    for entry_hash in hashes:
        whole.add(entry_hash)
    assert (resumed.size, resumed.root(), resumed.peaks()) == (whole.size, whole.root(), whole.peaks())


@pytest.mark.parametrize(("size", "peaks"), [(3, ["0" * 64]), (4, []), (1, ["zz"])])
def test_peaks_that_fit_no_tree_of_that_size_are_refused(size: int, peaks: list[str]) -> None:
    with pytest.raises(ValueError, match=r"zip\(\)|hexadecimal"):
        Tree(size, peaks)


@pytest.mark.parametrize(
    ("at", "expected"),
    [("2031-11-24T00:00:00.000000Z", "2026-11-24T00:00:00.000000Z"), ("2032-02-29T00", "2027-02-29T00")],
)
def test_years_are_those_of_the_calendar(at: str, expected: str) -> None:
    """PNR-13.8: what was entered on 28 February 2027 is older than five years on 29 February 2032."""
    assert years_before(at, 5) == expected
    assert (
        "2027-02-28T23:59:59.999999Z" < years_before("2032-02-29T00:00:00.000000Z", 5) < "2027-03-01T00:00:00.000000Z"
    )


@pytest.mark.parametrize(
    "change",
    [
        lambda fields: {},
        lambda fields: fields | {"peaks": "x"},
        lambda fields: fields | {"peaks": ["x"] * 3},
        lambda fields: fields | {"expired": "x"},
        lambda fields: fields | {"expired": -3},
        lambda fields: fields | {"unit": "\ud800"},
        lambda fields: dict.fromkeys(fields),
    ],
)
def test_any_detail_gets_an_answer(change: Callable[[dict[str, object]], dict[str, object]]) -> None:
    assert read_anchor(change(dict(ANCHOR.fields()))) is None
