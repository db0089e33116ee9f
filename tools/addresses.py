"""No address of a package registry and no path of one person's machine in any tracked file.

A clone must work behind any mirror, and must not tell where it was written.
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

# Put together from pieces, so that this file and its tests do not accuse themselves.
REGISTRIES = ["py" + "pi", "test.py" + "pi", "files.python" + "hosted", "registry.npm" + "js", "ana" + "conda"]
HOSTS = re.compile("|".join(rf"\b{re.escape(name)}\.org\b|\b{re.escape(name)}\.com\b" for name in REGISTRIES))
MACHINES = re.compile(r"(?<![\w./])/" + r"(?:work|home/\w+|Users/\w+)/")
BINARY = {".png", ".jpg", ".woff2", ".ico", ".gz", ".mo", ".pdf"}


def tracked(root: Path) -> Iterator[Path]:
    """Files that git tracks or would track; every file of the known folders where there is no git."""
    if (root / ".git").exists():
        command = ["git", "-C", str(root), "ls-files", "--cached", "--others", "--exclude-standard"]
        names = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
        yield from (root / name for name in names)
        return
    for folder in ("src", "tests", "tools", "docs", "requirements", "changelog.d"):
        yield from (root / folder).rglob("*")
    yield from root.glob("*")


def check_line(line: str) -> str | None:
    """What is wrong with one line, or None."""
    if HOSTS.search(line):
        return "names a package registry: the installer's own settings decide where packages come from"
    if MACHINES.search(line):
        return "names a path of one machine: take it from the environment or make it relative"
    return None


def findings(root: Path) -> list[str]:
    """All lines of all tracked text files that name a registry or a machine."""
    found: list[str] = []
    for path in sorted(set(tracked(root))):
        if not path.is_file() or path.suffix in BINARY:
            continue
        for number, line in enumerate(path.read_text("utf-8", errors="replace").splitlines(), start=1):
            wrong = check_line(line)
            if wrong:
                found.append(f"{path.relative_to(root).as_posix()}:{number}: {wrong}")
    return found


def main() -> int:
    """Print every finding; 1 if there is one."""
    found = findings(Path.cwd())
    print("\n".join(found))
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
