"""The page of all codes of repairs and faults, from the tables of the reader: `python -m tools.message_codes write`.

A test holds docs/reference/message-codes.md in step.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from openpiu.core.messages.code_book import Explanation, codes, explain
from tools import written_page

PAGE = Path("docs/reference/message-codes.md")
INTRODUCTION = """# Codes of repairs and faults

<!-- Written by `python -m tools.message_codes write`; do not edit. -->

What openpiu says about a message, in `openpiu check`, `openpiu read`, on the intake page and in answers. A *repair* was
mended while reading. A *fault* could not be: after a `warning` every traveller was read; an `error` cost a person or a
part; after a `fatal` fault nothing could be read. Answers (ACKRES, CUSRES) name errors by their number. All examples
are invented. The same on the command line: `openpiu check --explain CODE`.
"""
HEADINGS = (("Faults", False), ("Repairs", True))


def page() -> str:
    """The whole page."""
    found = [explanation for explanation in map(explain, codes()) if explanation]
    parts = [INTRODUCTION]
    for heading, repairs in HEADINGS:
        parts.append(f"## {heading}\n")
        parts += [section(one) for one in found if (one.severity == "repair") is repairs]
    return "\n".join(parts)


def section(explanation: Explanation) -> str:
    """One code."""
    return "\n".join(_lines(explanation)) + "\n"


def _lines(explanation: Explanation) -> Iterator[str]:
    yield f"### {explanation.code}\n"
    if explanation.number:
        yield f"*{explanation.severity}*, {explanation.number} in answers. {explanation.means}\n"
    else:
        yield f"{explanation.means}\n"
    yield f"What to do: {explanation.do}"
    if explanation.wrong:
        yield f"\n```\nsent:    {explanation.wrong}\nbetter:  {explanation.right}\n```"


if __name__ == "__main__":
    sys.exit(written_page.run(sys.argv[1:], path=PAGE, page=page, says=__doc__))
