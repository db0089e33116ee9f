"""The index from law to tests: which test proves which requirement. Writes docs/reference/law.md.

`python -m tools.law_index write|check`. A test names the requirements it proves by their ids (PNR-6.9, MSG-4, ...) in
its docstring, in the docstring of its class, or, for all tests of a file, in the file's docstring. The rules themselves
stand in docs/reference/requirements.tsv, each with its part of the law (A the directive, B the Court, C to F borders,
formats and exchange, G rights and oversight) and its rank; why one is not proved yet stands in not_yet.tsv beside it.
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
REASONS_FILE = "docs/reference/not_yet.tsv"
INDEX_FILE = "docs/reference/law.md"
PROMISED = ("A", "B", "G")  # each *must* rule of these parts has a test, or a reason why not
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

{promised} of {promises} *must* rows of A, B and G (the directive, the Court's judgment, rights and oversight) are
proved; each of the others says below why it is not proved yet.

Each rule that openpiu takes from law or standards has an id. A test names the ids that it proves. {proved} of {total}
rules of all parts and ranks are named by at least one test today. This page is an index for reading the tests, and is
not legal advice.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One requirement."""

    name: str
    source: str
    rule: str
    part: str
    rank: str  # must, should, later; goal for what is measured

    @property
    def promised(self) -> bool:
        """Whether it must have a test or a reason."""
        return self.rank == "must" and self.part in PROMISED


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def rules(root: Path) -> dict[str, Rule]:
    """Requirement id -> the rule, in the order of the file."""
    return {
        row["id"]: Rule(name=row["id"], source=row["source"], rule=row["rule"], part=row["part"], rank=row["rank"])
        for row in _rows(root / RULES_FILE)
    }


def reasons(root: Path) -> dict[str, str]:
    """Requirement id -> why no test proves it yet."""
    path = root / REASONS_FILE
    return {row["id"]: row["reason"] for row in _rows(path)} if path.exists() else {}


def sentence(test: str) -> str:
    """`test_a_bad_count_is_a_fault` reads 'a bad count is a fault'."""
    return test.removeprefix("test_").replace("_", " ")


def entry(rule: Rule, found: list[Proof], reason: str) -> str:
    """The lines of one requirement."""
    origin = f" ({rule.source})" if rule.source else ""
    rank = "" if rule.rank == "goal" else f", *{rule.rank}*"
    head = f"**{rule.name}**{origin}{rank}: {rule.rule}\n"
    if not found:
        return f"{head}\n- *not yet:* {reason}\n" if reason else f"{head}\n- *no test yet*\n"
    lines = "\n".join(f"- {sentence(proof.test)} (`{proof.path}`)" for proof in found)
    return f"{head}\n{lines}\n"


def page(root: Path) -> str:
    """The whole page."""
    by_requirement: defaultdict[str, list[Proof]] = defaultdict(list)
    for proof in proofs(root):
        by_requirement[proof.requirement].append(proof)
    known, why = rules(root), reasons(root)
    proved = [rule for rule in known.values() if by_requirement[rule.name]]
    parts = [
        INTRODUCTION.format(
            proved=len(proved), total=len(known), promised=sum(rule.promised for rule in proved),
            promises=sum(rule.promised for rule in known.values()),
        )
    ]  # fmt: skip
    for family, heading in HEADINGS.items():
        parts.append(f"## {heading}\n")
        names = [name for name in known if name.partition("-")[0] == family]
        parts.extend(entry(known[name], by_requirement[name], why.get(name, "")) for name in names)
    return "\n".join(parts)


def findings(root: Path) -> list[str]:
    """Ids that no rule has, rules with neither a test nor a reason, or both, and a page that is not up to date."""
    known = rules(root)
    found = [
        f"{proof.path}: {proof.test} names {proof.requirement}, which {RULES_FILE} does not know"
        for proof in proofs(root)
        if proof.requirement not in known
    ]
    found.extend(unexplained(known, reasons(root), {proof.requirement for proof in proofs(root)}))
    index = root / INDEX_FILE
    if not index.exists() or index.read_text("utf-8") != page(root):
        found.append(f"{INDEX_FILE}: not up to date; run python -m tools.law_index write")
    return found


def unexplained(known: dict[str, Rule], why: dict[str, str], proved: set[str]) -> list[str]:
    """Where tests and reasons do not fit together."""
    return [
        *(f"{REASONS_FILE}: {name} is no rule of {RULES_FILE}" for name in why if name not in known),
        *(f"{REASONS_FILE}: {name} gives no reason" for name, reason in why.items() if not reason.strip()),
        *(f"{REASONS_FILE}: {name} is proved by a test: take its reason away" for name in why if name in proved),
        *(
            f"{rule.name} is a must of part {rule.part}: its test names it, or {REASONS_FILE} says why not"
            for rule in known.values()
            if rule.promised and rule.name not in proved and rule.name not in why
        ),
    ]


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
