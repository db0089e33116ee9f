"""Requirement files against pyproject.toml: every direct dependency pinned, every pin hashed, no address anywhere.

Belongs here: the check. The files themselves are written by `tools/lock.sh`.
"""

import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PIN = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)(?:\[[^\]]*\])?==(?P<version>[^\s;\\]+)", re.MULTILINE)
ADDRESS = re.compile(r"://|--(?:index-url|extra-index-url|find-links|trusted-host)|\s@\s")


def pins(text: str) -> dict[str, str]:
    """Name -> version of every pin in a requirement file."""
    return {canonicalize_name(found["name"]): found["version"] for found in PIN.finditer(text)}


def blocks(text: str) -> Iterator[tuple[str, str]]:
    """Name and whole block of each pin, its hashes included."""
    starts = [*PIN.finditer(text)]
    ends = [found.start() for found in starts[1:]] + [len(text)]
    for found, end in zip(starts, ends, strict=True):
        yield found["name"], text[found.start() : end]


def check_file(name: str, text: str, wanted: list[str]) -> Iterator[str]:
    """What is wrong with one requirement file, given the direct dependencies that it must pin."""
    if ADDRESS.search(text):
        yield f"{name}: holds an address or an index option; run tools/lock.sh again, it writes none"
    for pinned, block in blocks(text):
        if "--hash=sha256:" not in block:
            yield f"{name}: {pinned} has no hash"
    pinned_versions = pins(text)
    for line in wanted:
        requirement = Requirement(line)
        version = pinned_versions.get(canonicalize_name(requirement.name))
        if version is None:
            yield f"{name}: {requirement.name} of pyproject.toml is not pinned here; run tools/lock.sh"
        elif not requirement.specifier.contains(version, prereleases=True):
            yield f"{name}: {requirement.name}=={version} does not meet pyproject.toml ({requirement.specifier})"


def wanted_by_file(project: dict[str, Any]) -> dict[str, list[str]]:
    """Requirement file -> direct dependencies, as pyproject.toml names them."""
    groups: dict[str, list[str]] = project.get("dependency-groups", {})
    return {"core.txt": project["project"]["dependencies"]} | {f"{name}.txt": lines for name, lines in groups.items()}


def findings(root: Path) -> list[str]:
    """All that is wrong with the requirement files below `root`."""
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
    wanted = wanted_by_file(project)
    folder = root / "requirements"
    missing = [f"requirements/{name}: missing; run tools/lock.sh" for name in wanted if not (folder / name).exists()]
    return missing + [
        finding
        for path in sorted(folder.glob("*.txt"))
        for finding in check_file(f"requirements/{path.name}", path.read_text("utf-8"), wanted.get(path.name, []))
    ]


def main() -> int:
    """Print every finding; 1 if there is one."""
    found = findings(Path.cwd())
    print("\n".join(found))
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
