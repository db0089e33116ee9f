"""The published JSON Schemas of the exchange, from the tables in `core.envelope`: docs/reference/exchange/.

`python -m tools.exchange_schemas` writes them; tests/core/envelope/test_exchange_schemas.py holds the two equal.
"""

import json
import sys
from pathlib import Path

from openpiu.core.envelope.schemas import schemas

FOLDER = Path("docs/reference/exchange")


def files() -> dict[str, str]:
    """Name of the file -> what stands in it."""
    return {
        f"{name.replace('*', 'any')}.schema.json": json.dumps(schema, indent=1, sort_keys=True) + "\n"
        for name, schema in schemas().items()
    }


def main() -> int:
    """Write them all; files of types that are gone are removed."""
    made = files()
    for path in FOLDER.glob("*.schema.json"):
        if path.name not in made:
            path.unlink()
    for name, content in made.items():
        (FOLDER / name).write_text(content, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
