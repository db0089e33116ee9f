"""What the tools that write a page of the reference from tables have in common: `write` it, or `check` it."""

from collections.abc import Callable
from pathlib import Path


def run(words: list[str], *, path: Path, page: Callable[[], str], says: str | None) -> int:
    """Write the page, or say by the exit code whether it is up to date; `says`: how the tool is called."""
    if words == ["write"]:
        path.write_text(page(), "utf-8")
        return 0
    if words == ["check"]:
        return int(path.read_text("utf-8") != page())
    print(says)
    return 2
