"""Nothing in openpiu reaches out to a carrier: messages are put where it looks for them."""

import ast
from pathlib import Path

import openpiu
from openpiu.adapters import intake

CLIENTS = {"requests", "httpx", "aiohttp", "urllib.request", "http.client", "ftplib", "smtplib", "paramiko", "socket"}
SOURCE = Path(openpiu.__file__).parent
# What reaches out, or listens: never a carrier's system.
REACHES = {
    "conf/serving.py": {"socket"},  # looks for a free port of this machine, for the console
    "adapters/carry/https.py": {"http.client", "socket"},  # other units' nodes, by their pinned certificates
    "doors/cli/bench_exchange/running.py": {"socket"},  # two nodes of the bench on this machine
    "doors/cli/demo_nodes/abroad.py": {"socket"},  # likewise of the demo
}


def imported(path: Path) -> set[str]:
    """Modules that a file imports, by their full names."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def test_no_part_of_openpiu_is_a_client_of_another_system() -> None:
    """PNR-8.1: push only; there is no client with which data could be pulled from a carrier's reservations."""
    found = {path.relative_to(SOURCE).as_posix(): imported(path) & CLIENTS for path in SOURCE.rglob("*.py")}
    assert {path: names for path, names in found.items() if names} == REACHES


def test_the_only_way_in_is_a_folder() -> None:
    """PNR-8.1: what another way in would have to be added to."""
    modules = {path.stem for path in Path(intake.__file__).parent.glob("*.py")} - {"__init__", "base"}
    assert modules == {"folder", "answers"}
