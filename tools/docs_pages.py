"""Pages of the documentation site that are not written below docs/: the root's documents, and the screenshots.

A hook of MkDocs (see mkdocs.yml). Links of the root's documents are turned to where they lie in the site.
"""

import re
from pathlib import Path
from typing import Any

from mkdocs.structure.files import File, Files

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = ("ARCHITECTURE", "GLOSSARY", "CONTRIBUTING", "SECURITY", "CHANGELOG")
ROOT_LINK = re.compile(rf"\]\(({'|'.join(DOCUMENTS)})\.md")
SCREENS = "screenshots"
NO_SCREENS = "There are none in this copy: the browser tests make them (`make test`).\n"


def at_home_in_site(text: str) -> str:
    """A root document with its links turned: `(GLOSSARY.md)` to `(glossary.md)`, `(docs/adr/x.md)` to `(adr/x.md)`."""
    lowered = ROOT_LINK.sub(lambda found: f"]({found[1].lower()}.md", text)
    return lowered.replace("](docs/", "](")


def heading(picture: Path) -> str:
    """`hit-dark.png` reads 'Hit dark'."""
    return picture.stem.replace("-", " ").replace("_", " ").capitalize()


def screens_page(docs: Path) -> str:
    """All screenshots below docs/screenshots, one below the other."""
    pictures = sorted((docs / SCREENS).rglob("*.png"))
    parts = [
        f"## {heading(picture)}\n\n![{heading(picture)}]({picture.relative_to(docs).as_posix()})\n"
        for picture in pictures
    ]
    introduction = "# Pages of the console\n\nMade by the browser tests, on invented data.\n\n"
    return introduction + ("\n".join(parts) or NO_SCREENS)


def on_files(files: Files, config: Any) -> Files:
    """Add the pages to the site."""
    for name in DOCUMENTS:
        text = at_home_in_site((ROOT / f"{name}.md").read_text("utf-8"))
        files.append(File.generated(config, f"{name.lower()}.md", content=text))
    page = screens_page(Path(config["docs_dir"]))
    files.append(File.generated(config, "screens.md", content=page))
    return files
