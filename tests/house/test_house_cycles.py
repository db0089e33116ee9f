"""Circular imports, in all the ways in which they can hide."""

import pytest

from tests.house.tree import Tree
from tools.house import findings

FIRST = "src/openpiu/core/terms/first.py"
SECOND = "src/openpiu/core/terms/second.py"

HIDDEN = {
    "plain": "import openpiu.core.terms.second\n",
    "from": "from openpiu.core.terms import second\n",
    "name": "from openpiu.core.terms.second import NAME\n",
    "relative": "from . import second\n",
    "method": "class A:\n    def go(self):\n        from openpiu.core.terms.second import NAME\n",
    "typing": "import typing\nif typing.TYPE_CHECKING:\n    from openpiu.core.terms import second\n",
    "by string": "import importlib\n\ndef go():\n    importlib.import_module('openpiu.core.terms.second')\n",
    "in a try": "try:\n    from openpiu.core.terms import second\nfinally:\n    pass\n",
}


def circles(tree: Tree) -> list[str]:
    """The findings of the rule, as their paths."""
    return [finding.path for finding in findings(tree.root) if finding.rule == "cycle"]


@pytest.mark.parametrize("text", HIDDEN.values(), ids=HIDDEN.keys())
def test_a_circle_of_two_is_found_however_it_hides(small: Tree, text: str) -> None:
    small.plant(FIRST, text)
    small.plant(SECOND, "from openpiu.core.terms import first\n\nNAME = 1\n")

    assert circles(small) == [FIRST, SECOND]


def test_a_circle_of_three_names_all_three(small: Tree) -> None:
    small.plant(FIRST, "from openpiu.core.terms import second\n")
    small.plant(SECOND, "from openpiu.core.terms import third\n")
    small.plant("src/openpiu/core/terms/third.py", "def go():\n    from openpiu.core.terms import first\n")

    texts = [finding.text for finding in findings(small.root) if finding.rule == "cycle"]

    assert len(texts) == 3
    assert all("circle of 3" in text for text in texts)


def test_imports_that_only_go_down_are_no_circle(small: Tree) -> None:
    small.plant(FIRST, "from openpiu.core.terms import second\n")
    small.plant(SECOND, "from openpiu.core.terms import dates\n")
    small.add("src/openpiu/core/terms/__init__.py", "from openpiu.core.terms.first import second\n")

    assert circles(small) == []
