"""Loading a part of the program when it is needed, and getting Django ready where it works on records."""

import importlib
from types import ModuleType


def load(module: str, *, records: bool) -> ModuleType:
    """Import a module by name; with `records` the unit's keys and Django are made ready first."""
    if records:
        importlib.import_module("openpiu.conf.boot").boot()
    return importlib.import_module(module)
