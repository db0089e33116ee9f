"""The published part of the exchange that is made from `core.envelope`: JSON Schemas, and the tables of its page.

`python -m tools.exchange_schemas` writes docs/reference/exchange/ and two tables of reference/exchange-protocol.md;
tests/core/envelope/test_exchange_messages.py holds them equal.
"""

import json
import re
import sys
from collections.abc import Callable
from pathlib import Path

from openpiu.core.envelope.messages import TYPES
from openpiu.core.envelope.rejections import REJECTIONS
from openpiu.core.envelope.schemas import schemas

FOLDER = Path("docs/reference/exchange")
PAGE = Path("docs/reference/exchange-protocol.md")


def files() -> dict[str, str]:
    """Name of the file -> what stands in it."""
    return {
        f"{name.replace('*', 'any')}.schema.json": json.dumps(schema, indent=1, sort_keys=True) + "\n"
        for name, schema in schemas().items()
    }


def type_rows() -> str:
    """The table of types, one row a line."""
    rows = ((name, " ".join(f"`{lane}`" for lane in row.lanes), row.words) for name, row in TYPES.items())
    return "\n".join(f"| `{name}` | {lanes} | {words} |" for name, lanes, words in rows)


def code_rows() -> str:
    """The table of codes, one row a line."""
    return "\n".join(f"| `{code}` | {row.found} | {row.do} |" for code, row in REJECTIONS.items())


def page(text: str) -> str:
    """The page with its two tables as the code has them."""
    types = r"(\| type \| lanes \| what it is \|\n\|---\|---\|---\|\n).*?(\n\| `case\.\*)"
    codes = r"(\| code \| what was found \| what to do \|\n\|---\|---\|---\|\n).*?(\n\n)"
    text = re.sub(types, _between(type_rows()), text, flags=re.S)
    return re.sub(codes, _between(code_rows()), text, flags=re.S)


def _between(rows: str) -> Callable[[re.Match[str]], str]:
    return lambda found: f"{found[1]}{rows}{found[2]}"


def main() -> int:
    """Write them all; files of types that are gone are removed."""
    made = files()
    for path in FOLDER.glob("*.schema.json"):
        if path.name not in made:
            path.unlink()
    for name, content in made.items():
        (FOLDER / name).write_text(content, encoding="utf-8")
    PAGE.write_text(page(PAGE.read_text("utf-8")), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
