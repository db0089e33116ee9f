"""The index from law to tests: which test proves which requirement. Writes docs/reference/law.md.

`python -m tools.law_index write|check`. A test names the requirements it proves by their ids (PNR-6.9, MSG-4, ...) in
its docstring, in the docstring of its class, or, for all tests of a file, in the file's docstring. The rules themselves
stand in docs/reference/requirements.tsv.
"""

import ast
import csv
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

REQUIREMENT = re.compile(r"\b(?:PNR|CJ|API|FMT|SBC|SIS|EES|MSG|PAX|EXC|RGT|BEN|PROF|ANX)-\d+(?:\.\d+)?\b")
RULES_FILE = "docs/reference/requirements.tsv"
INDEX_FILE = "docs/reference/law.md"
HEADINGS = {
    "PNR": "Directive (EU) 2016/681 (PNR)",
    "CJ": "Court of Justice, C-817/19",
    "API": "Regulations (EU) 2025/12 and 2025/13 (advance passenger information)",
    "FMT": "Data formats and protocols",
    "SBC": "Schengen Borders Code, systematic checks",
    "SIS": "Schengen Information System",
    "EES": "Entry/Exit System",
    "EXC": "Exchange between units",
    "RGT": "Rights of persons, oversight",
    "MSG": "Messages: PNRGOV",
    "PAX": "Messages: PAXLST",
    "ANX": "Annexes of the Directive",
    "PROF": "National profiles",
    "BEN": "Goals measured on invented worlds",
}
INTRODUCTION = """# From law to tests

<!-- Written by `python -m tools.law_index write`; do not edit. -->

Each rule that openpiu takes from law or standards has an id. A test names the ids that it proves. {proved} of {total}
rules are named by at least one test today; the others belong to work that has not been done yet. This page is an index
for reading the tests, and is not legal advice.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """One test that names one requirement."""

    requirement: str
    path: str
    test: str


def named_in(node: ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) -> set[str]:
    """The requirement ids in a docstring."""
    return set(REQUIREMENT.findall(ast.get_docstring(node) or ""))


def tests_in(node: ast.Module | ast.ClassDef, above: set[str]) -> Iterator[tuple[str, set[str]]]:
    """Each test with the ids that it and everything around it names."""
    around = above | named_in(node)
    for child in node.body:
        if isinstance(child, ast.ClassDef):
            yield from tests_in(child, around)
        elif isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef) and child.name.startswith("test_"):
            yield child.name, around | named_in(child)


def proofs(root: Path) -> list[Proof]:
    """All proofs below tests/, in the order of files; the house's own tests speak about ids and prove none."""
    found: list[Proof] = []
    for path in sorted((root / "tests").rglob("test_*.py")):
        place = path.relative_to(root).as_posix()
        if place.startswith("tests/house/"):
            continue
        for test, ids in tests_in(ast.parse(path.read_text("utf-8")), set()):
            found.extend(Proof(requirement=name, path=place, test=test) for name in sorted(ids))
    return found


def rules(root: Path) -> dict[str, tuple[str, str]]:
    """Requirement id -> source and rule, in the order of the file."""
    with (root / RULES_FILE).open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {row["id"]: (row["source"], row["rule"]) for row in rows}


def sentence(test: str) -> str:
    """`test_a_bad_count_is_a_fault` reads 'a bad count is a fault'."""
    return test.removeprefix("test_").replace("_", " ")


def entry(name: str, source: str, rule: str, found: list[Proof]) -> str:
    """The lines of one requirement."""
    origin = f" ({source})" if source else ""
    head = f"**{name}**{origin}: {rule}\n"
    if not found:
        return f"{head}\n- *no test yet*\n"
    lines = "\n".join(f"- {sentence(proof.test)} (`{proof.path}`)" for proof in found)
    return f"{head}\n{lines}\n"


def page(root: Path) -> str:
    """The whole page."""
    by_requirement: defaultdict[str, list[Proof]] = defaultdict(list)
    for proof in proofs(root):
        by_requirement[proof.requirement].append(proof)
    known = rules(root)
    proved = sum(1 for name in known if by_requirement[name])
    parts = [INTRODUCTION.format(proved=proved, total=len(known))]
    for family, heading in HEADINGS.items():
        parts.append(f"## {heading}\n")
        names = [name for name in known if name.partition("-")[0] == family]
        parts.extend(entry(name, *known[name], by_requirement[name]) for name in names)
    return "\n".join(parts)


def findings(root: Path) -> list[str]:
    """Ids that no rule has, and a page that is not up to date."""
    known = rules(root)
    found = [
        f"{proof.path}: {proof.test} names {proof.requirement}, which {RULES_FILE} does not know"
        for proof in proofs(root)
        if proof.requirement not in known
    ]
    index = root / INDEX_FILE
    if not index.exists() or index.read_text("utf-8") != page(root):
        found.append(f"{INDEX_FILE}: not up to date; run python -m tools.law_index write")
    return found


def main() -> int:
    """`write` or `check`."""
    root = Path.cwd()
    match sys.argv[1:]:
        case ["write"]:
            (root / INDEX_FILE).write_text(page(root), "utf-8")
            return 0
        case ["check"]:
            found = findings(root)
            print("\n".join(found))
            return int(bool(found))
        case _:
            print("usage: python -m tools.law_index write|check", file=sys.stderr)
            return 2


if __name__ == "__main__":
    sys.exit(main())
