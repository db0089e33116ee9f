"""Two trees for the tests of the house rules: a small invented one, and a copy of this very tree."""

import shutil
from pathlib import Path

import pytest

from tests.house.tree import Tree

ROOT = Path(__file__).resolve().parents[2]
COPIED = ("src", "tests", "tools", "requirements", "changelog.d", "docs")
LOOSE = (".importlinter", "pyproject.toml", "CHANGELOG.md", "README.md")


@pytest.fixture
def small(tmp_path: Path) -> Tree:
    """A house of one file a floor, with nothing wrong in it."""
    tree = Tree(root=tmp_path)
    tree.plant("src/openpiu/__init__.py", '"""The product."""\n')
    for place in ("core/terms", "duties", "doors/cli", "store", "adapters", "conf"):
        for folder in (place, place.partition("/")[0]):
            tree.plant(f"src/openpiu/{folder}/__init__.py", '"""A floor or a room."""\n')
    tree.plant("src/openpiu/core/terms/dates.py", '"""Dates."""\n\nDAYS = 7\n')
    tree.plant("tests/core/terms/test_dates.py", '"""Tests of dates."""\n')
    return tree


def make_copy(place: Path) -> Tree:
    """This repository's own source, copied; without git, databases and everything built."""
    leave_out = shutil.ignore_patterns("__pycache__", "*.mo", "screens")
    for folder in COPIED:
        shutil.copytree(ROOT / folder, place / folder, ignore=leave_out)
    for name in LOOSE:
        shutil.copy(ROOT / name, place / name)
    return Tree(root=place)


@pytest.fixture
def copy(tmp_path: Path) -> Tree:
    """A copy of this repository for one test."""
    return make_copy(tmp_path)


@pytest.fixture(scope="module")
def shared_copy(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    """A copy in which all tests of a file plant together, so that the checks run once for all of them."""
    return make_copy(tmp_path_factory.mktemp("copy"))
