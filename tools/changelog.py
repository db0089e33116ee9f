"""The change log from fragments: one file a change in `changelog.d/`, so that two changes never meet in one file.

`python -m tools.changelog check|preview|release VERSION DATE`. A fragment is called `<issue>.<kind>.md` or
`<issue>.<kind>.<word>.md` and holds one or two plain sentences in the words of those who use openpiu.
"""

import re
import sys
from pathlib import Path

KINDS = {"added": "Added", "changed": "Changed", "fixed": "Fixed", "removed": "Removed", "security": "Security"}
NAME = re.compile(r"^(?P<issue>\d+)\.(?P<kind>[a-z]+)(?:\.[a-z0-9-]+)?\.md$")
LENGTH = 400
MARK = "<!-- releases -->"


def fragments(root: Path) -> list[Path]:
    """All fragment files, in the order of their issues."""
    found = [path for path in (root / "changelog.d").glob("*") if path.name != "README.md"]
    return sorted(found, key=lambda path: (int(path.name.split(".")[0]) if path.name[0].isdigit() else 0, path.name))


def check_fragment(path: Path) -> str | None:
    """What is wrong with one fragment, or None."""
    found = NAME.match(path.name)
    if not found or found["kind"] not in KINDS:
        return f"a fragment is called <issue>.<{'|'.join(KINDS)}>[.word].md"
    text = path.read_text("utf-8").strip()
    if not text or len(text) > LENGTH or not text.endswith("."):
        return f"one or two whole sentences, at most {LENGTH} characters"
    return None


def findings(root: Path) -> list[str]:
    """All that is wrong with the fragments and the file they go into."""
    found = [f"changelog.d/{path.name}: {wrong}" for path in fragments(root) if (wrong := check_fragment(path))]
    if MARK not in (root / "CHANGELOG.md").read_text("utf-8"):
        found.append(f"CHANGELOG.md: the line {MARK} is missing, below which releases are written")
    return found


def section(root: Path, title: str) -> str:
    """The fragments as one section, sorted by kind."""
    parts = [f"## {title}"]
    for kind, heading in KINDS.items():
        texts = [path.read_text("utf-8").strip() for path in fragments(root) if f".{kind}." in path.name]
        if texts:
            lines = "\n".join("- " + text.replace("\n", "\n  ") for text in texts)
            parts.append(f"### {heading}\n\n{lines}")
    return "\n\n".join(parts) + "\n"


def release(root: Path, version: str, date: str) -> None:
    """Write the section of a release into CHANGELOG.md and take the fragments away."""
    path = root / "CHANGELOG.md"
    text = path.read_text("utf-8")
    path.write_text(text.replace(MARK, f"{MARK}\n\n{section(root, f'{version} ({date})')}", 1), "utf-8")
    for fragment in fragments(root):
        fragment.unlink()


def main() -> int:
    """`check`, `preview`, or `release VERSION DATE`."""
    root = Path.cwd()
    match sys.argv[1:]:
        case ["check"]:
            found = findings(root)
            print("\n".join(found))
            return int(bool(found))
        case ["preview"]:
            print(section(root, "Not yet released"))
        case ["release", version, date]:
            release(root, version, date)
        case _:
            print("usage: python -m tools.changelog check|preview|release VERSION DATE", file=sys.stderr)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
