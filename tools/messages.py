"""Translation catalogues: `extract` brings them up to date with the source, `check` fails where they are not.

`python -m tools.messages extract|check`. No GNU gettext is needed: Babel reads Python, Django turns its templates into
something that Babel can read. Compiling happens at install (`build_messages.py`).
"""

import io
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

from tools.templates import templates

LANGUAGES = ("fr", "nl")
LOCALE = "src/openpiu/doors/console/locale"
KEYWORDS = DEFAULT_KEYWORDS | {
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
HEADER = "# Words of openpiu in this language. Brought up to date by `python -m tools.messages extract`."
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w*\}|%[sd]")
ANY_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)


def readable(path: Path) -> bytes:
    """The file as Python that Babel's reader accepts; templates lose their indentation, lines keep their numbers."""
    text = path.read_text("utf-8")
    if path.suffix == ".html":
        text = ANY_INDENT.sub("", templatize(text, origin=path.name))
    return text.encode()


def strings(root: Path) -> Iterator[tuple[str, str | tuple[str, ...], str | None]]:
    """Place, text (singular and plural) and context of every string to translate."""
    python = sorted((root / "src/openpiu").rglob("*.py"))
    for path in [*python, *templates(root)]:
        place = path.relative_to(root).as_posix()
        source = io.BytesIO(readable(path))
        for _line, text, _comments, context in extract("python", source, keywords=KEYWORDS):
            yield place, text, context


def source_catalogue(root: Path) -> Catalog:
    """All strings of the source, with the files in which they stand."""
    catalogue = Catalog(charset="utf-8", project="openpiu", header_comment=HEADER)
    for place, text, context in strings(root):
        catalogue.add(text, context=context, locations=[(place, 0)])
    return catalogue


def catalogue_path(root: Path, language: str) -> Path:
    """Where the words of one language stand."""
    return root / LOCALE / language / "LC_MESSAGES" / "django.po"


def read_catalogue(root: Path, language: str) -> Catalog:
    """The catalogue of one language; an empty one where there is none yet."""
    path = catalogue_path(root, language)
    if not path.exists():
        return Catalog(locale=language, charset="utf-8", project="openpiu", header_comment=HEADER)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def key(message: Message) -> tuple[str, str]:
    """What makes a message the same one: its context and its (singular) text."""
    return message.context or "", message.id if isinstance(message.id, str) else message.id[0]


def by_key(catalogue: Catalog) -> dict[tuple[str, str], Message]:
    """All messages of a catalogue but its header."""
    return {key(message): message for message in catalogue if message.id}


def translations(message: Message) -> list[str]:
    """The forms of a translation: one, or one for each plural."""
    return [message.string] if isinstance(message.string, str) else list(message.string or ())


def originals(message: Message) -> list[str]:
    """The forms of the source text."""
    return [message.id] if isinstance(message.id, str) else list(message.id)


def check_message(message: Message) -> str | None:
    """What is wrong with one translated message, or None."""
    if message.fuzzy:
        return "is marked fuzzy: confirm the translation and take the mark away"
    forms = translations(message)
    if not forms or not all(forms):
        return "is not translated"
    allowed = {name for text in originals(message) for name in PLACEHOLDER.findall(text)}
    needed = set(PLACEHOLDER.findall(originals(message)[-1]))
    used = [set(PLACEHOLDER.findall(text)) for text in forms]
    if any(not names <= allowed for names in used) or not needed <= set().union(*used):
        return "has other placeholders than the source"
    return None


def check_language(root: Path, language: str, source: dict[tuple[str, str], Message]) -> Iterator[str]:
    """All that is missing, stale or wrong in one language."""
    catalogue = read_catalogue(root, language)
    present = by_key(catalogue)
    place = catalogue_path(root, language).relative_to(root).as_posix()
    for wanted in sorted(source.keys() - present.keys()):
        yield f"{place}: '{wanted[1]}' is missing: python -m tools.messages extract, then translate it"
    for stale in sorted(present.keys() - source.keys()):
        yield f"{place}: '{stale[1]}' is no longer used: python -m tools.messages extract"
    for name in sorted(source.keys() & present.keys()):
        wrong = check_message(present[name])
        if wrong:
            yield f"{place}: '{name[1]}' {wrong}"


def findings(root: Path) -> list[str]:
    """All that is wrong with all languages."""
    source = by_key(source_catalogue(root))
    return [finding for language in LANGUAGES for finding in check_language(root, language, source)]


def update(root: Path) -> None:
    """Bring every catalogue up to date; translations that still fit are kept, the others go."""
    source = source_catalogue(root)
    for language in LANGUAGES:
        catalogue = read_catalogue(root, language)
        catalogue.update(source, no_fuzzy_matching=True)
        catalogue.obsolete.clear()
        catalogue.header_comment = HEADER
        path = catalogue_path(root, language)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            write_po(file, catalogue, include_lineno=False, sort_output=True, omit_header=False, width=120)


def main() -> int:
    """`extract` or `check`."""
    os.environ.pop("DJANGO_SETTINGS_MODULE", None)
    settings.configure(USE_I18N=True)
    command = sys.argv[1:]
    if command == ["extract"]:
        update(Path.cwd())
        return 0
    if command == ["check"]:
        found = findings(Path.cwd())
        print("\n".join(found))
        return int(bool(found))
    print("usage: python -m tools.messages extract|check", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
