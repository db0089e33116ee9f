"""The peers of `openpiu bench border`: each a program of its own, run by an interpreter that is not ours.

One of them is GPL: it is never imported here, it lies in an environment of its own (`make bench` makes it), and is
asked by a pipe. A peer that this machine does not have is named with what is missing; the bench goes on.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from openpiu.doors.cli.bench_border.cases import Answer, Case, abroad, tally

_HERE = Path(__file__).parent
_PYTHON_PEERS = ("mrz", "passporteye")
_NODE_PEER = "npm-mrz"
_MINUTES = 5

Peer = dict[str, float | str]


def peer_figures(cases: Sequence[Case], zones: Sequence[Sequence[str]], rounds: int) -> dict[str, Peer]:
    """What each peer reached on these cases, and how many of these zones it reads a second."""
    foreign = [abroad(case) for case in cases]
    asked = {"cases": [[case.lines for case in book] for book in (cases, foreign)], "zones": zones, "rounds": rounds}
    return {name: _figures(_asked(name, asked), cases, foreign) for name in (*_PYTHON_PEERS, _NODE_PEER)}


def _figures(told: Mapping[str, Any], cases: Sequence[Case], foreign: Sequence[Case]) -> Peer:
    if "missing" in told:
        return {"missing": told["missing"]}
    ours, theirs = ([Answer(**answer) for answer in answers] for answers in told["answers"])
    one, other = tally(cases, ours), tally(foreign, theirs)
    return {
        "version": told["version"],
        "mrz_per_s": round(told["per_s"]),
        "mrz_cases_right": one.right,
        "mrz_cases_right_foreign_state": other.right,  # the specimen state replaced: fair to readers that refuse it
        "invalid_accepted": other.invalid_accepted,
        "valid_rejected": other.valid_rejected,
    }


def _asked(name: str, asked: Mapping[str, Any]) -> dict[str, Any]:
    command = _node_command() if name == _NODE_PEER else _python_command(name)
    if isinstance(command, str):
        return {"missing": command}
    done = subprocess.run(
        command, input=msgspec.json.encode(asked), capture_output=True, timeout=_MINUTES * 60, check=False
    )
    if done.returncode:
        return {"missing": f"the peer ended with {done.returncode}; run make bench again, it installs the peers"}
    told: dict[str, Any] = msgspec.json.decode(done.stdout)
    return told


def _folder() -> Path:
    return Path(os.environ.get("OPENPIU_PEERS") or Path(sys.prefix, "peers"))


def _python_command(name: str) -> list[str] | str:
    python = _folder() / "bin" / "python"
    if not python.exists():
        return "no environment for peers; run make bench once, it makes one"
    return [str(python), str(_HERE / "peer_python.py"), name]


def _node_command() -> list[str] | str:
    node, package = shutil.which("node"), _folder() / "node" / "node_modules" / "mrz"
    if node is None:
        return "no node on this machine; install it and run make bench again"
    if not package.exists():
        return "the npm package mrz is not installed; run make bench once, it installs the peers (npm is needed)"
    return [node, str(_HERE / "peer_npm.mjs"), str(package)]
