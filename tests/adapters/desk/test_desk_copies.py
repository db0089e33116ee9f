"""Copies of lists: sealed, signed, never older; what is refused leaves the one before in use."""

import secrets
from collections.abc import Callable
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from openpiu.adapters.desk.copies import FolderCopies
from openpiu.core.desk.age import instant
from openpiu.core.desk.snapshots import Held, Refusal, SnapshotRefused, read_header
from openpiu.core.law.action_cards import Category
from tests.adapters.desk.clocks import START
from tests.duties.check.point import DESK_KEY, PUBLIC, alert, snapshot, stolen, traveller, wanted

HIT = traveller("ZZ9990001")


def held(highest: int = 0, *, source: str = "national", key: bytes = PUBLIC) -> Held:
    """What the desk goes by."""
    return Held(source=source, trusted_key=key, highest=highest, now=START)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Versions 1, 2 and 3 of a list, the second one in use is asked by all tests."""
    folder = tmp_path_factory.mktemp("made")
    for version in (1, 2, 3):
        snapshot(
            folder / str(version), version, persons=[wanted(1, "MUSTER", "BERTA")],
            documents=[stolen(2, "ZZ9990001"), stolen(3, f"ZZ888000{version}")],
            categories={str(alert(1)): Category.ARREST},
        )  # fmt: skip
    return folder


def test_a_copy_finds_documents_and_persons_with_their_categories(made: Path, tmp_path: Path) -> None:
    """SBC-1, SBC-2: both parts are asked, and each finding says what its alert asks for."""
    copies = FolderCopies(tmp_path, desk_key=DESK_KEY)
    copies.take(made / "1", held())
    both = copies.search("national", traveller("ZZ9990001", "MUSTER", "BERTA", born="1988-04-19"))
    assert {(one.alert, one.category, one.band) for one in both.found} == {
        (str(alert(1)), Category.ARREST, "strong"),
        (str(alert(2)), Category.DOCUMENT, "strong"),
    }
    assert not copies.search("national", traveller()).found
    assert both.version == 1


def test_nothing_of_a_copy_lies_readable_on_the_disk(made: Path, tmp_path: Path) -> None:
    """Sealed with the desk's key; the wiped desk has nothing."""
    copies = FolderCopies(tmp_path, desk_key=DESK_KEY)
    copies.take(made / "1", held())
    assert [place.name for place in tmp_path.iterdir()] == ["national.snapshot"]
    content = (tmp_path / "national.snapshot").read_bytes()
    for word in (b"MUSTER", b"ZZ9990001", b"BERTA", b"arrest"):
        assert word not in content
    copies.wipe()
    assert not list(tmp_path.iterdir())
    with pytest.raises(LookupError):
        copies.search("national", HIT)


def _signed_by_another(place: Path) -> None:
    snapshot(place, 3, documents=[], key=Ed25519PrivateKey.generate())


def _changed(find: bytes, put: bytes) -> Callable[[Path], None]:
    def change(place: Path) -> None:
        content = place.read_bytes()
        assert find in content
        place.write_bytes(content.replace(find, put, 1))

    return change


WRONG: dict[str, tuple[Refusal, Callable[[Path], object]]] = {
    "signed by another": (Refusal.SIGNATURE, _signed_by_another),
    "header changed": (Refusal.SIGNATURE, _changed(b'"version":3', b'"version":4')),
    "parts cut": (Refusal.TRUNCATED, lambda place: place.write_bytes(place.read_bytes()[:-1])),
    "longer": (Refusal.TRUNCATED, lambda place: place.write_bytes(place.read_bytes() + b"x")),
    "header cut": (Refusal.UNREADABLE, lambda place: place.write_bytes(place.read_bytes()[:200])),
    "empty": (Refusal.UNREADABLE, lambda place: place.write_bytes(b"")),
    "byte changed": (
        Refusal.DAMAGED, lambda place: place.write_bytes(place.read_bytes()[:-9] + b"?" + place.read_bytes()[-8:])
    ),
    "older": (Refusal.OLDER, lambda place: snapshot(place, 1)),
    "the same again": (Refusal.OLDER, lambda place: snapshot(place, 2)),
    "delta without its parent": (Refusal.PARENT, lambda place: snapshot(place, 3, parent=1)),
    "of another source": (Refusal.SOURCE, lambda place: snapshot(place, 3, source="sltd")),
    "sealed for another desk": (
        Refusal.DAMAGED, lambda place: snapshot(place, 3, desk_key=secrets.token_bytes(32))
    ),
    "expired": (
        Refusal.EXPIRED, lambda place: snapshot(place, 3, at=instant("2026-11-01T00:00:00.000000Z"))
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", WRONG)
def test_border_08_a_snapshot_that_is_not_to_be_trusted_is_refused_and_the_one_before_stays(
    what: str, made: Path, tmp_path: Path
) -> None:
    """Signature, truncation, rollback, missing parent, and what else can be wrong; each has its own word."""
    reason, spoil = WRONG[what]
    copies = FolderCopies(tmp_path / "desk", desk_key=DESK_KEY)
    copies.take(made / "2", held())
    place = tmp_path / "new"
    place.write_bytes((made / "3").read_bytes())
    spoil(place)
    with pytest.raises(SnapshotRefused) as refused:
        copies.take(place, held(2))
    assert refused.value.reason is reason
    assert copies.search("national", HIT).version == 2
    again = FolderCopies(tmp_path / "desk", desk_key=DESK_KEY)
    assert again.load(held(2)) is not None
    assert len(again.search("national", HIT).found) == 1


def test_border_08_after_a_start_a_stored_file_that_is_older_than_the_journal_says_is_not_used(
    made: Path, tmp_path: Path
) -> None:
    """Somebody has put yesterday's file back."""
    FolderCopies(tmp_path, desk_key=DESK_KEY).take(made / "2", held())
    copies = FolderCopies(tmp_path, desk_key=DESK_KEY)
    with pytest.raises(SnapshotRefused) as refused:
        copies.load(held(3))
    assert refused.value.reason is Refusal.OLDER
    assert copies.current("national") is None


@settings(max_examples=25)
@given(data=st.data())
def test_border_08_no_byte_of_a_snapshot_can_be_changed(
    data: st.DataObject, made: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Anywhere in header or parts."""
    content = bytearray((made / "3").read_bytes())
    header = content.index(b"\n") + 1
    at = data.draw(st.one_of(st.integers(0, header - 1), st.integers(header, len(content) - 1)))
    content[at] ^= data.draw(st.integers(1, 255))
    folder = tmp_path_factory.mktemp("changed")
    (folder / "new").write_bytes(content)
    copies = FolderCopies(folder / "desk", desk_key=DESK_KEY)
    with pytest.raises(SnapshotRefused):
        copies.take(folder / "new", held())
    assert copies.current("national") is None


def test_a_header_is_read_only_in_its_one_form(made: Path) -> None:
    """Blanks, another order, a day that no calendar has: no header."""
    line = (made / "1").read_bytes().split(b"\n", 1)[0] + b"\n"
    assert read_header(line) is not None
    for wrong in (
        line.replace(b":", b": ", 1),
        b"{}\n",
        b"\n",
        line.replace(b"2026-12-07T", b"2026-13-07T"),
        line[:-1],
    ):
        assert read_header(wrong) is None
