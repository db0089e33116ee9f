"""Compiling kernels to machine code, once a machine: the only place that knows numba.

Belongs here: the decorator, and where compiled code is kept. Not here: the kernels. The folder is named by a digest of
all kernels and of what they are made with, since numba alone does not see a change in another file.
"""

import hashlib
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, ParamSpec, TypeVar, cast

import numba
from numba.core import config as _config

config: Any = _config  # its settings are made as it is loaded
P = ParamSpec("P")
R = TypeVar("R")

_HERE = Path(__file__).parent
_BESIDE = ("compiling.py", "figures.py", "layout.py")  # what kernels are made of, beside their own folder


def compiled(function: Callable[P, R]) -> Callable[P, R]:
    """Machine code of a function over numbers and arrays; made at its first call, kept for later processes."""
    return _compiled(function)


def inner(function: Callable[P, R]) -> Callable[P, R]:
    """Likewise, for what only other compiled functions call: there is less to make."""
    return _compiled(function, no_cpython_wrapper=True, no_cfunc_wrapper=True)


def leaf(function: Callable[P, R]) -> Callable[P, R]:
    """Likewise, for what makes no array and gives no array back: nobody counts who holds the arrays it looks at.

    Counting them takes longer than the small steps of a comparison. All that a leaf calls must be such as well, or
    `pasted`.
    """
    return _compiled(function, no_cpython_wrapper=True, no_cfunc_wrapper=True, _nrt=False)


def pasted(function: Callable[P, R]) -> Callable[P, R]:
    """Likewise, for one line that gives a part of an array: it is put where it is called, so a leaf may call it."""
    return _compiled(function, no_cpython_wrapper=True, no_cfunc_wrapper=True, inline="always")


def _compiled(function: Callable[P, R], **options: bool | str) -> Callable[P, R]:
    folder = _folder()
    with _kept_in(folder):
        decorate: Any = numba.njit
        options |= {"cache": folder is not None, "nogil": True}
        return cast(Callable[P, R], decorate(error_model="numpy", **options)(function))


@contextmanager
def _kept_in(folder: Path | None) -> Iterator[None]:
    """numba reads its folder from a setting of the whole process; others' code must not be sent to ours."""
    before = config.CACHE_DIR
    config.CACHE_DIR = str(folder or before)
    try:
        yield
    finally:
        config.CACHE_DIR = before


@cache
def _folder() -> Path | None:
    """The first place that can be written to: beside the kernels, the user's cache; None where there is none."""
    home = Path(os.environ.get("XDG_CACHE_HOME") or Path("~/.cache").expanduser())
    for place in (_HERE / "kernels" / "__pycache__", home / "openpiu"):
        folder = place / f"kernels-{_digest()}"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=folder):
                return folder
        except OSError:
            continue
    return None


def _digest() -> str:
    sources = sorted([*(_HERE / "kernels").glob("*.py"), *(_HERE / name for name in _BESIDE)])
    return hashlib.sha256(b"".join(source.read_bytes() for source in sources)).hexdigest()[:16]
