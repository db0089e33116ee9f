"""Build hook: compile the translation catalogues (.po to .mo) whenever the package is built or installed.

Belongs here: only the compilation. Extraction of new strings is `tools/messages.py`.
"""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


def compile_catalogues(root: Path) -> int:
    """Write a .mo beside every .po below `root`; returns how many."""
    sources = sorted(root.glob("src/openpiu/**/LC_MESSAGES/*.po"))
    for source in sources:
        with source.open("rb") as text, source.with_suffix(".mo").open("wb") as binary:
            write_mo(binary, read_po(text))
    return len(sources)


class CompileMessages(BuildHookInterface):  # type: ignore[type-arg]  # hatchling gives no type for it
    """Called by hatchling for wheels and for editable installs alike."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile before the files are collected."""
        compile_catalogues(Path(self.root))
