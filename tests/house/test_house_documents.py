"""The documents that are written by program: the change log and the index from law to tests."""

import pytest

from tests.house.tree import Tree
from tools import changelog, law_index

RULES = (
    "id\tsource\trule\tpart\trank\nPNR-6.9\tArt 6(5)\tEvery hit is reviewed by a human\tA\tmust\n"
    "MSG-4\t\tWrong counts\tF\tmust\n"
)
FURTHER = "CJ-5\t\tNo learned criteria\tB\tmust\n"
TEST = '"""All of these are about MSG-4."""\n\n\ndef test_a_hit_is_reviewed() -> None:\n    """PNR-6.9."""\n'


@pytest.fixture
def documented(small: Tree) -> Tree:
    """The small house with a change log, rules and a test that names two of them."""
    small.plant("CHANGELOG.md", f"# Changes\n\n{changelog.MARK}\n")
    small.plant("docs/reference/requirements.tsv", RULES)
    small.plant("tests/core/test_review.py", TEST)
    return small


def test_a_release_moves_the_fragments_into_the_change_log(documented: Tree) -> None:
    documented.plant("changelog.d/2.added.md", "Messages are read.\n")
    documented.plant("changelog.d/10.fixed.md", "Names keep their accents.\n")

    changelog.release(documented.root, "0.1.0", "2026-12-01")

    text = (documented.root / "CHANGELOG.md").read_text("utf-8")
    assert "## 0.1.0 (2026-12-01)\n\n### Added\n\n- Messages are read.\n\n### Fixed\n\n- Names keep" in text
    assert not list((documented.root / "changelog.d").iterdir())


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("added.md", "A sentence.\n"),
        ("2.news.md", "A sentence.\n"),
        ("2.added.md", "no full stop\n"),
        ("2.added.md", ""),
    ],
)
def test_a_fragment_that_nobody_could_print_is_refused(documented: Tree, name: str, text: str) -> None:
    documented.plant(f"changelog.d/{name}", text)

    assert any(name in finding for finding in changelog.findings(documented.root))


def test_the_index_names_the_test_under_each_rule_and_knows_when_it_is_stale(documented: Tree) -> None:
    before = law_index.findings(documented.root)
    documented.plant("docs/reference/law.md", law_index.page(documented.root))

    text = (documented.root / "docs/reference/law.md").read_text("utf-8")
    assert "not up to date" in before[0]
    assert law_index.findings(documented.root) == []
    assert text.count("- a hit is reviewed (`tests/core/test_review.py`)") == 2
    assert "2 of 2\nrules" in text


def test_an_id_that_no_rule_has_is_named(documented: Tree) -> None:
    documented.plant("tests/core/test_other.py", 'def test_other() -> None:\n    """PNR-99.1."""\n')

    assert any("test_other names PNR-99.1" in finding for finding in law_index.findings(documented.root))


def test_a_must_of_the_directive_has_a_test_or_a_reason_and_not_both(documented: Tree) -> None:
    documented.plant("docs/reference/requirements.tsv", RULES + FURTHER)
    assert any("CJ-5 is a must of part B" in finding for finding in law_index.findings(documented.root))

    documented.plant("docs/reference/not_yet.tsv", "id\treason\nCJ-5\tThere are no criteria.\n")
    documented.plant("docs/reference/law.md", law_index.page(documented.root))
    assert law_index.findings(documented.root) == []
    text = (documented.root / "docs/reference/law.md").read_text("utf-8")
    assert "1 of 2 *must* rows of A, B and G" in text
    assert "- *not yet:* There are no criteria." in text

    documented.plant("docs/reference/not_yet.tsv", "id\treason\nCJ-5\t \nPNR-6.9\tWhy not.\nX-1\tWhat.\n")
    found = " ".join(law_index.findings(documented.root))
    assert "CJ-5 gives no reason" in found
    assert "PNR-6.9 is proved by a test" in found
    assert "X-1 is no rule" in found
