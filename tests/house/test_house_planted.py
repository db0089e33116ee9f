"""Faults planted in a copy of this tree: the checks behind `make check` find each of them and name the place."""

import pytest

from tests.house.tree import Tree

LONG_FILE = '"""Long."""\n' + "".join(f"NUMBER_{number} = {number}\n" for number in range(600))


def test_a_copy_without_a_planted_fault_passes(copy: Tree) -> None:
    result = copy.check("imports", "house", "templates", "requirements", "addresses")

    assert result.returncode == 0, result.stdout
    assert "all 5 passed" in result.stdout


FORBIDDEN = [
    ("src/openpiu/core/terms/dates.py", "import django\n", "core.terms.dates -> django"),
    ("src/openpiu/core/law/roles.py", "from time import sleep\n", "core.law.roles -> time"),
    ("src/openpiu/core/matching/__init__.py", "import random\n", "core.matching -> random"),
    ("src/openpiu/core/edifact/__init__.py", "from openpiu.core import terms\n", "core.edifact -> openpiu.core.terms"),
    ("src/openpiu/doors/rest/__init__.py", "from openpiu.store import router\n", "doors.rest -> openpiu.store.router"),
    ("src/openpiu/doors/rest/__init__.py", "from openpiu.doors import cli\n", "doors.rest -> openpiu.doors.cli"),
    (
        "src/openpiu/duties/acting.py",
        "from openpiu.adapters.keys import files\n",
        "acting -> openpiu.adapters.keys.files",
    ),
    ("src/openpiu/store/border/__init__.py", "import openpiu.store.passenger\n", "border -> openpiu.store.passenger"),
    ("src/openpiu/adapters/keys/files.py", "import openpiu.adapters.intake\n", "files -> openpiu.adapters.intake"),
    ("src/openpiu/errors.py", "import openpiu.core.terms\n", "errors -> openpiu.core.terms"),
]


PLANTED = [
    ("src/openpiu/core/terms/long_table.py", LONG_FILE, "long_table.py:601: 601 lines"),
    ("src/openpiu/lounge/__init__.py", '"""Lounge."""\n', "src/openpiu/lounge:1: unknown at the top of the package"),
    ("lounge/readme.md", "A folder at the root.\n", "lounge:1: unknown top-level folder"),
    ("src/openpiu/core/terms/utils.py", '"""Whatever."""\n', "src/openpiu/core/terms/utils.py:1: 'utils' says nothing"),
    ("src/openpiu/duties/misc/__init__.py", '"""Whatever."""\n', "src/openpiu/duties/misc:1: 'misc' says nothing"),
]


@pytest.fixture(scope="module")
def report(shared_copy: Tree) -> str:
    """What the import contracts and the structure check say when all of these faults stand in one tree."""
    for path, line, _named in FORBIDDEN:
        shared_copy.add(path, f"\n{line}")
    for path, text, _named in PLANTED:
        shared_copy.plant(path, text)
    result = shared_copy.check("imports", "house")
    assert result.returncode == 1
    return result.stdout


@pytest.mark.parametrize("named", [named for _path, _line, named in FORBIDDEN])
def test_a_forbidden_import_fails_and_is_named(report: str, named: str) -> None:
    assert named in report


@pytest.mark.parametrize("named", [named for _path, _text, named in PLANTED])
def test_a_file_or_folder_out_of_place_fails_and_is_named(report: str, named: str) -> None:
    assert named in report


def test_a_forbidden_import_under_type_checking_fails_as_well(copy: Tree) -> None:
    copy.add(
        "src/openpiu/core/terms/dates.py",
        "\nfrom typing import TYPE_CHECKING\n\nif TYPE_CHECKING:\n    from openpiu.store import router\n",
    )

    result = copy.check("imports")

    assert result.returncode == 1
    assert "openpiu.core.terms.dates -> openpiu.store.router" in result.stdout


def test_a_new_room_fails_until_somebody_says_where_it_belongs(copy: Tree) -> None:
    copy.plant("src/openpiu/core/weather/__init__.py", '"""Weather."""\n')

    result = copy.check("imports")

    assert result.returncode == 1
    assert "openpiu.core.weather" in result.stdout


HIDDEN_CIRCLES = [
    ("def later() -> None:\n    from openpiu.core.terms import circle_b\n    print(circle_b)\n", "deferred import"),
    (
        "from typing import TYPE_CHECKING\n\nif TYPE_CHECKING:\n    from openpiu.core.terms import circle_b\n",
        "under TYPE_CHECKING import",
    ),
]


@pytest.mark.parametrize(("text", "how"), HIDDEN_CIRCLES, ids=["deferred", "type-checking"])
def test_a_hidden_circular_import_fails(copy: Tree, text: str, how: str) -> None:
    copy.plant("src/openpiu/core/terms/circle_a.py", f'"""One half."""\n\n{text}')
    copy.plant("src/openpiu/core/terms/circle_b.py", '"""Other half."""\n\nfrom openpiu.core.terms import circle_a\n')

    result = copy.check("house")

    assert result.returncode == 1
    assert f"{how} of openpiu.core.terms.circle_b closes a circle of 2" in result.stdout
    assert "src/openpiu/core/terms/circle_a.py:" in result.stdout


def test_an_inline_script_in_a_template_fails(copy: Tree) -> None:
    copy.plant("src/openpiu/doors/console/templates/console/planted.html", "<p>\n<script>go()</script>\n</p>\n")

    result = copy.check("templates")

    assert result.returncode == 1
    assert "templates/console/planted.html:2: a script inside the page" in result.stdout


def test_all_checks_go_on_after_a_failure_and_the_failed_ones_are_named_last(copy: Tree) -> None:
    copy.plant("src/openpiu/lounge/__init__.py", '"""Lounge."""\n')

    result = copy.check("imports", "house", "requirements")

    assert result.stdout.splitlines()[-1] == "check: 2 of 3 failed: imports house"
    assert "requirements   ok" in result.stdout
