"""Requirement files and addresses: nothing unpinned, nothing unhashed, no address that only works here."""

import pytest

from tools.addresses import check_line
from tools.requirements import check_file

HASH = " \\\n    --hash=sha256:" + "0" * 64 + "\n"
PINNED = f"django==5.2.1{HASH}psycopg[binary]==3.2{HASH}"


def test_a_file_with_every_direct_dependency_pinned_and_hashed_passes() -> None:
    assert list(check_file("core.txt", PINNED, ["Django>=5.2,<6", "psycopg[binary,pool]"])) == []


@pytest.mark.parametrize(
    ("text", "wanted", "named"),
    [
        (PINNED, ["rapidfuzz"], "rapidfuzz of pyproject.toml is not pinned"),
        (PINNED, ["django>=6"], "django==5.2.1 does not meet"),
        (f"{PINNED}typer==0.15\n", [], "typer has no hash"),
        (f"--index-url https://mirror.example.org/simple\n{PINNED}", [], "holds an address"),
        (f"typer @ file:///tmp/typer.whl{HASH}", [], "holds an address"),
    ],
)
def test_a_fault_in_a_requirement_file_is_named(text: str, wanted: list[str], named: str) -> None:
    assert any(named in finding for finding in check_file("core.txt", text, wanted))


@pytest.mark.parametrize(
    "line", ["https://" + "py" + "pi.org/simple", "cd /" + "work/checkout", "/" + "home/ann/src/a"]
)
def test_a_registry_or_a_path_of_one_machine_is_found(line: str) -> None:
    assert check_line(line)


@pytest.mark.parametrize("line", ["https://example.org/", "/var/lib/openpiu", "../work/notes", "src/home/page.py"])
def test_other_addresses_and_paths_are_left_alone(line: str) -> None:
    assert check_line(line) is None
