"""The page of handling codes, from the tables that decide: `python -m tools.handling_page write`.

A test holds docs/reference/handling.md in step.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from openpiu.core.law.gradings import SOURCES, WORTHS
from openpiu.core.law.handling_table import (
    CODES,
    LABELS,
    MATRIX,
    Code,
    RecipientKind,
    Tlp,
    Verb,
    Verdict,
    verdict_of_label,
)
from tools import written_page

PAGE = Path("docs/reference/handling.md")
INTRODUCTION = """# Handling codes and grading

<!-- Written by `python -m tools.handling_page write`; do not edit. -->

What another unit or authority sent may be used only as its *originator* said. Three marks say it: one **handling
code**, which everything has; a **TLP label**, which partners that are no police may add; and a **grading** of source
and information, without which nothing is passed on. Where code and label differ, the stricter one wins, cell by cell.

**yes**: it may be done. **ask**: only with the originator's permission, which names this one thing, one recipient, one
verb, a first and a last day. **never**: no permission changes it. What holds the words of several originators needs the
permission of each. Nothing may be used for another purpose than to prevent or combat crime, whatever its code.
"""
WORDS = {Verdict.ALLOWED: "yes", Verdict.ASK: "ask", Verdict.NEVER: "never"}


def page() -> str:
    """The whole page."""
    parts = [INTRODUCTION, "## Codes\n", *(section(code) for code in Code), "## TLP labels\n"]
    parts += ["What a label adds; *free* means that the label asks nothing, and the code alone decides.\n", labels()]
    parts += ["## Grading\n", "\n".join(_scales()) + "\n"]
    return "\n".join(parts)


def section(code: Code) -> str:
    """One code: what it means, and its rows of the matrix."""
    cells = MATRIX[code]
    rows = (
        f"| {verb} | " + " | ".join(WORDS[cells[verb, kind]] for kind in RecipientKind) + " |" for verb in Verb
    )  # fmt: skip
    head = "| verb | " + " | ".join(RecipientKind) + " |"
    return "\n".join(
        (
            f"### {code}\n",
            f"{CODES[code][0].upper()}{CODES[code][1:]}.\n",
            head,
            _rule(len(RecipientKind) + 1),
            *rows,
            "",
        )
    )


def labels() -> str:
    """One row a label: whom it leaves free, and for what."""
    rows = [f"| {label} | {LABELS[label]} | {_free(label)} |" for label in Tlp]
    return "\n".join(("| label | meaning | free |", _rule(3), *rows, ""))


def _free(label: Tlp) -> str:
    reach = {
        kind.value: [verb.value for verb in Verb if verdict_of_label(label, verb, kind) is Verdict.ALLOWED]
        for kind in RecipientKind
        if kind is not RecipientKind.ORIGINATOR
    }
    kinds = [kind for kind, verbs in reach.items() if verbs]
    verbs = next((verbs for verbs in reach.values() if verbs), [])
    if not kinds:
        return "the originator only"
    whom = "everybody" if len(kinds) == len(reach) else ", ".join(kinds)
    return f"{whom}: {'everything' if len(verbs) == len(Verb) else ', '.join(verbs)}"


def _scales() -> Iterator[str]:
    yield from ("| source | meaning |", _rule(2), *(f"| {source} | {says} |" for source, says in SOURCES.items()), "")
    yield from ("| information | meaning |", _rule(2), *(f"| {worth} | {says} |" for worth, says in WORTHS.items()), "")
    yield "X4 is shown as *unassessed*."


def _rule(columns: int) -> str:
    return "|" + "---|" * columns


if __name__ == "__main__":
    sys.exit(written_page.run(sys.argv[1:], path=PAGE, page=page, says=__doc__))
