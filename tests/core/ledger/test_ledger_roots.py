"""Sealed roots: a ledger that somebody computed anew, or cut off at its end, is not what was sealed."""

import random
from collections.abc import Callable
from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from openpiu.core.ledger import (
    GENESIS,
    Entry,
    SealedRoot,
    Tree,
    export,
    read_roots,
    seal,
    seal_root,
    verify_chain,
    verify_export,
)
from openpiu.errors import IntegrityError

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
ENTRIES, EVERY = 24, 6


def chain(subjects: list[str]) -> list[Entry]:
    """Entries that hold, one a subject."""
    found: list[Entry] = []
    for number, subject in enumerate(subjects, start=1):
        found.append(
            seal(
                found[-1].hash if found else GENESIS,
                sequence=number,
                at=f"2026-01-31T04:20:{number % 60:02}.000000Z",
                act="hit.viewed",
                actor="w.officer",
                role="officer",
                subject=subject,
                purpose="6.2a",
                detail={},
            )
        )
    return found


def roots_of(entries: list[Entry], every: int = EVERY) -> list[SealedRoot]:
    """A root sealed after each `every` entries."""
    tree, found = Tree(), []
    for entry in entries:
        tree.add(entry.hash)
        if tree.size % every == 0:
            found.append(seal_root(tree, unit="UTO", store="passenger", at=entry.at, key=KEY))
    return found


SUBJECTS = [f"hit:{number:02}" for number in range(ENTRIES)]
LEDGER = chain(SUBJECTS)
ROOTS = roots_of(LEDGER)


def changed(subjects: list[str], rng: random.Random) -> list[str]:
    """What a dishonest administrator makes of it: one entry altered, removed, moved, put in, or the end cut off."""
    place, found = rng.randrange(len(subjects)), list(subjects)
    kind = rng.choice(("alter", "remove", "move", "insert", "truncate"))
    if kind == "alter":
        found[place] = "hit:xx"
    elif kind == "insert":
        found.insert(place, "hit:xx")
    elif kind == "truncate":
        del found[place:]
    else:
        taken = found.pop(place)
        if kind == "move":
            found.insert((place + rng.randint(1, len(found) - 1)) % len(subjects), taken)
    return found


def test_a_ledger_is_what_was_sealed() -> None:
    """PNR-13.9: also when it has grown since."""
    assert verify_chain(LEDGER, roots=ROOTS).ok
    assert verify_chain(chain([*SUBJECTS, "hit:24", "hit:25"]), roots=ROOTS).ok


def test_a_thousand_ledgers_computed_anew_are_all_found() -> None:
    """PNR-13.9, RGT-1: every hash holds, so the chain alone says that all is well; the sealed roots do not."""
    rng, found, named = random.Random(5), 0, 0
    for _ in range(1000):
        subjects = changed(SUBJECTS, rng)
        forged, pairs = chain(subjects), zip(subjects, SUBJECTS, strict=False)
        place = next((number for number, (one, other) in enumerate(pairs) if one != other), len(subjects))
        assert verify_chain(forged).ok
        verdict = verify_chain(forged, roots=ROOTS)
        found += not verdict.ok
        in_its_hour = place // EVERY * EVERY < (verdict.first_bad or 0) <= place + 1
        named += in_its_hour or verdict.first_bad == len(forged) + 1  # too short: what is missing is named
    assert (found, named) == (1000, 1000)


def test_an_emptied_ledger_is_found() -> None:
    """PNR-13.9."""
    verdict = verify_chain([], roots=ROOTS)
    assert (verdict.ok, verdict.entries, verdict.first_bad) == (False, 0, 1)
    assert verdict.reason == f"entries at the end are missing: {ENTRIES} were sealed"


def test_an_export_is_held_against_roots_that_others_kept() -> None:
    """PNR-13.7: the supervisory authority needs no access to the unit for it."""
    kept = read_roots([root.line() + b"\n" for root in ROOTS])
    lines = list(export(LEDGER, unit="UTO", store="passenger", key=KEY))
    assert verify_export(lines, roots=kept).ok
    forged = list(export(chain(["hit:xx", *SUBJECTS[1:]]), unit="UTO", store="passenger", key=KEY))
    assert verify_export(forged).ok
    verdict = verify_export(forged, roots=kept)
    assert (verdict.ok, verdict.first_bad, verdict.entries) == (False, 1, 0)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda root: replace(root, entries=5), "line 2 .* signature does not hold"),
        (lambda root: replace(root, root="0" * 64), "line 2 .* signature does not hold"),
        (lambda root: replace(root, signature="zz"), "line 2 .* signature does not hold"),
        (lambda root: replace(root, key="zz"), "line 2 .* signature does not hold"),
    ],
)
def test_a_changed_root_is_named_by_its_line(change: Callable[[SealedRoot], SealedRoot], reason: str) -> None:
    """PNR-13.9."""
    with pytest.raises(IntegrityError, match=reason):
        read_roots([ROOTS[0].line(), change(ROOTS[1]).line()])


@pytest.mark.parametrize("line", [b"", b"{}", b"[]", b'{"root":1}', b"\xff", ROOTS[0].line() + b" "])
def test_what_is_no_root_is_refused(line: bytes) -> None:
    with pytest.raises(IntegrityError, match=r"line 1"):
        read_roots([line])


def test_roots_of_another_key_are_refused() -> None:
    """PNR-13.9: whoever writes the file cannot sign."""
    tree = Tree()
    tree.add(LEDGER[0].hash)
    other = seal_root(tree, unit="UTO", store="passenger", at=LEDGER[0].at, key=Ed25519PrivateKey.generate())
    with pytest.raises(IntegrityError, match=r"line 2 .* another key"):
        read_roots([ROOTS[0].line(), other.line()])
    with pytest.raises(IntegrityError, match=r"line 1 .* another key"):
        read_roots([other.line()], trusted_key=KEY.public_key().public_bytes_raw())
