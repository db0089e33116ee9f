"""The structure check: `python -m tools.house` from the root of the repository.

Belongs here: the table of rules and the printing. The rules stand in `house_files`, `house_code` and `house_cycles`.
"""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from tools import house_code, house_cycles, house_files
from tools.house_tree import Finding, House, read_house

Rule = Callable[[House], Iterator[Finding]]

RULES: tuple[Rule, ...] = (
    house_files.check_top_level,
    house_files.check_names,
    house_files.check_length,
    house_files.check_packages,
    house_files.check_rooms_have_tests,
    house_code.check_functions,
    house_code.check_classes,
    house_code.check_unfinished,
    house_code.check_ignores,
    house_code.check_ignore_count,
    house_code.check_fences,
    house_cycles.check_cycles,
)


def findings(root: Path) -> list[Finding]:
    """All findings of all rules on the tree below `root`, in the order of their places."""
    house = read_house(root)
    return sorted(finding for rule in RULES for finding in rule(house))


def main() -> int:
    """Print every finding; 1 if one of them is more than a warning."""
    found = findings(Path.cwd())
    for finding in found:
        print(finding)
    return int(any(not finding.warning for finding in found))


if __name__ == "__main__":
    sys.exit(main())
