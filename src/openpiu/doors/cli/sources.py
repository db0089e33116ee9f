"""The files that a command is given: paths, folders, standard input."""

import sys
from pathlib import Path

from openpiu.doors.cli.output import say
from openpiu.errors import OperatorError

STANDARD_INPUT = "-"
_LEFT_OUT = (".json",)  # expected readings beside samples


def find_sources(paths: list[str]) -> list[str]:
    """The files of all paths, folders with all folders below them in order of name, without hidden files and *.json.

    OperatorError names the first path that does not exist, before anything is read.
    """
    missing = [path for path in paths if path != STANDARD_INPUT and not Path(path).exists()]
    if missing:
        raise OperatorError(f"there is no file or folder {missing[0]}; give files, folders or -")
    return [source for path in paths for source in _files(path)]


def content(source: str) -> bytes | None:
    """The bytes of one file; None, with a line on standard error, for a file that cannot be opened."""
    if source == STANDARD_INPUT:
        return sys.stdin.buffer.read()
    try:
        return Path(source).read_bytes()
    except OSError as error:
        say(f"openpiu: cannot read {source}: {error.strerror}; check who may open it")
        return None


def _files(path: str) -> list[str]:
    if path == STANDARD_INPUT or not Path(path).is_dir():
        return [path]
    return [str(file) for file in sorted(Path(path).rglob("*")) if _is_wanted(file, Path(path))]


def _is_wanted(file: Path, folder: Path) -> bool:
    is_hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
    return file.is_file() and not is_hidden and file.suffix.lower() not in _LEFT_OUT
