"""The source tree as values for the structure check: files read once, parsed once.

Belongs here: what a finding is, how files are found and read. Not here: any rule.
"""

import ast
import io
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

PACKAGE = "src/openpiu"
CODE_FOLDERS = ("src", "tests", "tools")


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Finding:
    """One place where the house is not as agreed, and what to do about it."""

    path: str
    line: int
    rule: str
    text: str
    warning: bool = False

    def __str__(self) -> str:
        """One line that an editor can jump to."""
        mark = "warning: " if self.warning else ""
        return f"{self.path}:{self.line}: {mark}{self.text} [{self.rule}]"


@dataclass(frozen=True, kw_only=True)
class Source:
    """One Python file; `path` is relative to the root of the repository."""

    path: str
    text: str

    @cached_property
    def lines(self) -> list[str]:
        """The file's lines without their ends."""
        return self.text.splitlines()

    @cached_property
    def tree(self) -> ast.Module:
        """The parsed file; raises SyntaxError as Python does."""
        return ast.parse(self.text, filename=self.path)

    @cached_property
    def comments(self) -> list[tuple[int, str]]:
        """Line number and text of every comment."""
        tokens = tokenize.generate_tokens(io.StringIO(self.text).readline)
        return [(token.start[0], token.string) for token in tokens if token.type == tokenize.COMMENT]

    @property
    def is_migration(self) -> bool:
        """Django writes these; their length and names are not ours."""
        return "/migrations/" in self.path


@dataclass(frozen=True, kw_only=True)
class House:
    """A whole tree: the root and the Python files below src, tests and tools."""

    root: Path
    sources: tuple[Source, ...]

    def package(self) -> Iterator[Source]:
        """Only the files of the product."""
        return (source for source in self.sources if source.path.startswith(f"{PACKAGE}/"))


def walk(root: Path, *folders: str) -> Iterator[Path]:
    """All files below the folders, in a fixed order, without caches."""
    for folder in folders:
        for path in sorted((root / folder).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                yield path


def read_house(root: Path) -> House:
    """Read every Python file of the tree below `root`."""
    paths = [path for path in walk(root, *CODE_FOLDERS) if path.suffix == ".py"]
    sources = (Source(path=path.relative_to(root).as_posix(), text=path.read_text("utf-8")) for path in paths)
    return House(root=root, sources=tuple(sources))
