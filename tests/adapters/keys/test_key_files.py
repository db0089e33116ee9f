"""Keys in files: made once, the same for everybody, and never readable by others."""

import multiprocessing
import stat
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidSignature

from openpiu.adapters.keys.files import FileKeys
from openpiu.errors import OperatorError

FILES = ("signing.pem", "node.secret")


def use_all(keys: FileKeys) -> tuple[str, str, bytes]:
    return keys.key_id(), keys.secret_for("border"), keys.identity_key()


def use_all_of(folder: Path) -> tuple[str, str, bytes]:
    return use_all(FileKeys(folder))


def test_keys_are_made_on_first_use_and_stay_the_same(tmp_path: Path) -> None:
    assert use_all(FileKeys(tmp_path / "keys")) == use_all(FileKeys(tmp_path / "keys"))


def test_two_nodes_have_different_keys(tmp_path: Path) -> None:
    one, other = use_all(FileKeys(tmp_path / "one")), use_all(FileKeys(tmp_path / "other"))

    assert all(ours != theirs for ours, theirs in zip(one, other, strict=True))


def test_the_folder_and_the_files_are_closed_to_others(tmp_path: Path) -> None:
    use_all(FileKeys(tmp_path / "new" / "keys"))

    folder = tmp_path / "new" / "keys"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == dict.fromkeys(FILES, 0o600)


def test_a_folder_that_was_there_before_keeps_its_mode(tmp_path: Path) -> None:
    tmp_path.chmod(0o751)
    use_all(FileKeys(tmp_path / "keys"))

    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o751


def test_processes_that_start_at_once_end_with_the_same_keys(tmp_path: Path) -> None:
    with multiprocessing.get_context("spawn").Pool(6) as pool:
        found = pool.map(use_all_of, [tmp_path / "keys"] * 12, chunksize=1)

    assert len(set(found)) == 1
    assert {path.name for path in (tmp_path / "keys").iterdir()} == set(FILES)


def test_a_draft_left_by_a_crash_is_never_taken_for_a_key(tmp_path: Path) -> None:
    folder = tmp_path / "keys"
    folder.mkdir(mode=0o700)
    (folder / ".node.secret.abc").write_text("half a ke")

    assert len(FileKeys(folder).identity_key()) == 32


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660])
@pytest.mark.parametrize("name", FILES)
def test_a_key_that_others_could_have_read_is_refused(tmp_path: Path, name: str, mode: int) -> None:
    use_all(FileKeys(tmp_path / "keys"))
    (tmp_path / "keys" / name).chmod(mode)

    with pytest.raises(OperatorError, match=f"chmod 600 {tmp_path / 'keys' / name}"):
        use_all(FileKeys(tmp_path / "keys"))


def test_a_folder_open_to_others_is_refused(tmp_path: Path) -> None:
    use_all(FileKeys(tmp_path / "keys"))
    (tmp_path / "keys").chmod(0o755)

    with pytest.raises(OperatorError, match=f"chmod 700 {tmp_path / 'keys'}"):
        FileKeys(tmp_path / "keys").key_id()


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"00" * 31, b"zz" * 32])
def test_a_damaged_key_is_refused_by_name_and_not_replaced(tmp_path: Path, name: str, content: bytes) -> None:
    use_all(FileKeys(tmp_path / "keys"))
    place = tmp_path / "keys" / name
    place.write_bytes(content)

    with pytest.raises(OperatorError, match=f"{place} .*restore it from a backup"):
        use_all(FileKeys(tmp_path / "keys"))
    assert place.read_bytes() == content


def test_a_folder_that_cannot_be_made_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")

    with pytest.raises(OperatorError, match=f"the key file {tmp_path / 'file' / 'keys'}"):
        FileKeys(tmp_path / "file" / "keys").key_id()


def test_a_signature_verifies_with_the_public_key_and_no_other(tmp_path: Path) -> None:
    key = FileKeys(tmp_path / "keys").signing_key()
    signature = key.sign(b"a package")

    key.public_key().verify(signature, b"a package")
    with pytest.raises(InvalidSignature):
        FileKeys(tmp_path / "others").signing_key().public_key().verify(signature, b"a package")


def test_every_role_has_a_password_of_its_own(tmp_path: Path) -> None:
    keys = FileKeys(tmp_path / "keys")
    names = ("passenger", "border", "office", "", "identity", "password border")

    passwords = {keys.secret_for(name) for name in names}

    assert len(passwords) == len(names)
    assert {len(password) for password in passwords} == {43}
    assert keys.identity_key() not in {password.encode() for password in passwords}


def test_a_key_id_is_a_short_fingerprint(tmp_path: Path) -> None:
    key_id = FileKeys(tmp_path / "keys").key_id()

    assert len(key_id) == 16
    assert int(key_id, 16) >= 0
