"""Rules about files and folders: their length, their names, their place, and tests for every room.

Belongs here: what a directory listing can tell. Not here: what stands inside a file (`house_code`, `house_cycles`).
"""

import re
from collections.abc import Iterator
from pathlib import Path

from tools.house_tree import CODE_FOLDERS, PACKAGE, Finding, House, walk

FILE_LIMIT = 500
FILE_WARNING = 300
MEASURED = {".py", ".css", ".js"}

FLOORS = {"core", "store", "adapters", "duties", "doors", "conf"}
LOOSE = {"__init__.py", "__main__.py", "errors.py", "py.typed"}
ROOT_FOLDERS = {".ci", ".git", "changelog.d", "docs", "requirements", "src", "tests", "tools"}
BUILT_FOLDERS = {
    ".venv", ".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis", ".import_linter_cache", "__pycache__",
    "build", "dist", "site", "test-results", "tmp",
}  # fmt: skip

# GLOSSARY.md, "Words that are not used". The first set is refused alone, the second also as a part of a name.
BANNED_ALONE = {"common", "data", "info", "item", "items", "object", "objects", "base_service"}
BANNED_PARTS = {
    "utils", "util", "helpers", "helper", "misc", "manager", "managers", "handler", "handlers",
    "processor", "processors", "entity", "entities",
}  # fmt: skip


def check_length(house: House) -> Iterator[Finding]:
    """No file over 500 lines; a warning over 300. Migrations are Django's."""
    for path in walk(house.root, *CODE_FOLDERS):
        place = path.relative_to(house.root).as_posix()
        if path.suffix not in MEASURED or "/migrations/" in place or "/vendor/" in place:
            continue
        count = len(path.read_text("utf-8").splitlines())
        if count > FILE_WARNING:
            text = f"{count} lines, the limit is {FILE_LIMIT}: split it by what its parts do"
            yield Finding(path=place, line=count, rule="file-length", text=text, warning=count <= FILE_LIMIT)


def banned_word(stem: str) -> str | None:
    """The word in a file's or folder's name that says nothing, if there is one."""
    parts = set(re.split(r"[_\-.]", stem.lower()))
    found = ({stem.lower()} & BANNED_ALONE) | (parts & BANNED_PARTS)
    return min(found, default=None)


def check_names(house: House) -> Iterator[Finding]:
    """No file or folder is called by a word that could mean anything (GLOSSARY.md)."""
    seen: set[Path] = set()
    for path in walk(house.root, *CODE_FOLDERS):
        inside = path.relative_to(house.root)
        for part in (inside, *inside.parents):
            if part in seen or not part.name:
                continue
            seen.add(part)
            word = banned_word(part.name.removesuffix(part.suffix))
            if word:
                text = f"'{word}' says nothing: name it after what it does (GLOSSARY.md)"
                yield Finding(path=part.as_posix(), line=1, rule="banned-name", text=text)


def check_top_level(house: House) -> Iterator[Finding]:
    """The six floors are all there is in the package; the root's folders are known as well."""
    for path in sorted((house.root / PACKAGE).iterdir()):
        known = path.name in FLOORS | {"__pycache__"} if path.is_dir() else path.name in LOOSE
        if not known:
            text = "unknown at the top of the package: it belongs on one of the six floors (ARCHITECTURE.md)"
            yield Finding(path=f"{PACKAGE}/{path.name}", line=1, rule="top-level", text=text)
    for path in sorted(house.root.iterdir()):
        if path.is_dir() and path.name not in ROOT_FOLDERS | BUILT_FOLDERS and not path.name.endswith(".egg-info"):
            text = "unknown top-level folder: put it below src, tests, tools or docs, or add it to tools/house_files.py"
            yield Finding(path=path.name, line=1, rule="top-level", text=text)


def check_packages(house: House) -> Iterator[Finding]:
    """Every folder with Python files in it is a package: the import contracts do not see the others."""
    for folder in sorted({(house.root / source.path).parent for source in house.package()}):
        if not (folder / "__init__.py").exists():
            place = folder.relative_to(house.root).as_posix()
            text = "has Python files but no __init__.py, so no import contract would see it"
            yield Finding(path=place, line=1, rule="package", text=text)


def rooms(house: House) -> Iterator[tuple[str, str]]:
    """Floor and name of every room that holds code: folders, and on `duties` also files."""
    for floor in sorted(FLOORS - {"conf"}):
        for path in sorted((house.root / PACKAGE / floor).glob("*")):
            if path.is_dir() and any(file.name != "__init__.py" for file in path.glob("*.py")):
                yield floor, path.name
            elif floor == "duties" and path.suffix == ".py" and path.name != "__init__.py":
                yield floor, path.stem


def check_rooms_have_tests(house: House) -> Iterator[Finding]:
    """Whoever looks for the tests of a room finds them under the room's name."""
    for floor, room in rooms(house):
        tests = house.root / "tests" / floor
        if not any(tests.glob(f"{room}/**/test_*.py")) and not any(tests.glob(f"**/test_*{room}*.py")):
            text = f"no tests of its name: expected tests/{floor}/{room}/test_*.py or tests/{floor}/test_{room}*.py"
            yield Finding(path=f"{PACKAGE}/{floor}/{room}", line=1, rule="room-tests", text=text)
