"""Each rule of the structure check, on a small invented house: what it finds, and what it leaves alone."""

import pytest

from tests.house.tree import Tree
from tools.house import findings


def found(tree: Tree) -> list[str]:
    """The findings as `path:line rule`."""
    return [f"{finding.path}:{finding.line} {finding.rule}" for finding in findings(tree.root)]


def test_a_house_in_order_has_no_findings(small: Tree) -> None:
    assert found(small) == []


def test_a_file_of_more_than_300_lines_is_only_a_warning(small: Tree) -> None:
    small.add("src/openpiu/core/terms/dates.py", "DAYS = 7\n" * 400)

    (finding,) = findings(small.root)

    assert finding.rule == "file-length"
    assert finding.warning


def test_a_function_of_61_lines_is_too_long_and_one_of_60_is_not(small: Tree) -> None:
    body = "    print()\n"
    small.plant(
        "tools/long.py", f'"""Long."""\n\n\ndef short() -> None:\n{body * 59}\n\ndef long() -> None:\n{body * 60}'
    )

    assert found(small) == ["tools/long.py:66 function-length"]


def test_a_migration_may_be_long(small: Tree) -> None:
    small.plant("src/openpiu/store/migrations/__init__.py", '"""Migrations."""\n')
    small.plant("src/openpiu/store/migrations/0001_first.py", "X = 1\n" * 900)

    assert "file-length" not in "".join(found(small))


@pytest.mark.parametrize("name", ["helpers", "message_handler", "data", "user_manager", "Utils", "common"])
def test_a_name_that_says_nothing_is_refused(small: Tree, name: str) -> None:
    small.plant(f"tools/{name}.py", '"""Whatever."""\n')

    assert found(small) == [f"tools/{name}.py:1 banned-name"]


@pytest.mark.parametrize("name", ["database_roles", "datable", "itemised", "information"])
def test_a_name_that_only_begins_like_a_banned_one_is_kept(small: Tree, name: str) -> None:
    small.plant(f"tools/{name}.py", '"""Something."""\n')

    assert found(small) == []


def test_a_class_called_manager_is_refused_in_the_product(small: Tree) -> None:
    small.add("src/openpiu/core/terms/dates.py", "\n\nclass DateManager:\n    pass\n")

    assert found(small) == ["src/openpiu/core/terms/dates.py:6 banned-name"]


def test_a_folder_of_modules_without_init_is_found_because_no_contract_would_see_it(small: Tree) -> None:
    small.plant("src/openpiu/core/terms/codes/airports.py", '"""Airports."""\n')

    assert found(small) == ["src/openpiu/core/terms/codes:1 package"]


def test_a_room_without_tests_of_its_name_is_found(small: Tree) -> None:
    small.plant("src/openpiu/duties/retain.py", '"""Retain."""\n')

    assert found(small) == ["src/openpiu/duties/retain:1 room-tests"]


@pytest.mark.parametrize("comment", ["# noqa", "# noqa: S608", "# type: ignore", "# type: ignore[misc]"])
def test_an_ignore_without_code_or_reason_is_refused(small: Tree, comment: str) -> None:
    small.add("src/openpiu/core/terms/dates.py", f"WEEKS = 4  {comment}\n")
    small.plant("tools/ignores.txt", "noqa 1\n" if "noqa" in comment else "type-ignore 1\n")

    assert found(small) == ["src/openpiu/core/terms/dates.py:4 ignore-reason"]


@pytest.mark.parametrize(("agreed", "rules"), [(0, ["ignore-count"]), (1, []), (2, ["ignore-count"])])
def test_the_number_of_ignores_is_recorded_and_may_only_fall(small: Tree, agreed: int, rules: list[str]) -> None:
    small.add("src/openpiu/core/terms/dates.py", "WEEKS = 4  # noqa: S608 - a reason that somebody can judge\n")
    small.plant("tools/ignores.txt", f"# may only fall\nnoqa {agreed}\n")

    assert [finding.rule for finding in findings(small.root)] == rules


def test_a_whole_file_is_never_silenced(small: Tree) -> None:
    small.add("src/openpiu/core/terms/dates.py", "# ruff: noqa: S608\n")

    assert "src/openpiu/core/terms/dates.py:4 ignore-reason" in found(small)


BROAD = "\n\ndef go() -> None:\n    try:\n        print()\n    except {kind}:\n        {last}\n"


@pytest.mark.parametrize("kind", ["Exception", "BaseException as error", "(OSError, Exception)"])
def test_a_broad_except_is_refused_outside_the_fences(small: Tree, kind: str) -> None:
    small.add("src/openpiu/core/terms/dates.py", BROAD.format(kind=kind, last="print()"))

    assert found(small) == ["src/openpiu/core/terms/dates.py:9 fence"]


def test_a_broad_except_may_stand_in_a_fence_or_pass_the_error_on(small: Tree) -> None:
    small.add("src/openpiu/core/terms/dates.py", BROAD.format(kind="Exception", last="raise"))
    small.add("src/openpiu/conf/__init__.py", BROAD.format(kind="Exception", last="print()"))
    small.plant("tools/fences.txt", "src/openpiu/conf/__init__.py\n")

    assert found(small) == []


def test_work_left_for_later_and_tests_left_out_are_found(small: Tree) -> None:
    small.add("src/openpiu/core/terms/dates.py", f"# {'TO' + 'DO'}: later\n")
    small.add("tests/core/terms/test_dates.py", f"import pytest\n\n\n@pytest.mark.{'sk' + 'ip'}\ndef test_x(): ...\n")

    assert found(small) == ["src/openpiu/core/terms/dates.py:4 unfinished", "tests/core/terms/test_dates.py:5 left-out"]
