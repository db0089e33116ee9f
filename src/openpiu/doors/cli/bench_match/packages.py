"""Packages that only the bench needs: found when asked for, with a word on how to get them."""

import importlib
from typing import Any

from openpiu.errors import OperatorError


def package(name: str) -> Any:
    """The module; OperatorError says how to install it."""
    try:
        return importlib.import_module(name)
    except ImportError:
        raise OperatorError(f"the bench needs the package {name}: make bench installs the peers") from None
