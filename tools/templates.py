"""The template lint: reachable without sight or mouse, translatable, no inline script or style, small, well nested.

Belongs here: what one template may hold. Whether Django can parse it, `tools.compile_templates` finds out.
"""

import re
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from tools.template_text import as_html

LINE_LIMIT = 80
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
FIELDS = {"input", "select", "textarea"}
UNLABELLED_INPUTS = {"hidden", "submit", "button", "reset", "image"}
SPOKEN = {"alt", "title", "placeholder", "aria-label", "aria-description", "aria-roledescription"}
LITERAL = {"code", "kbd", "samp", "script"}  # what stands in them is the same in every language
ADDRESSES = {"src", "href", "action", "formaction", "poster"}
SAME_EVERYWHERE = re.compile(r"\b(?:openpiu|UTC)\b")
WORD = re.compile(r"[^\W\d_]{2,}")

Attributes = dict[str, str]
Mark = tuple[str, int, bool]  # tag, line, whether its text is the same in every language


class TemplateReader(HTMLParser):
    """Reads one template that has become HTML and collects what is wrong with it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.wrong: list[tuple[int, str]] = []
        self.open: list[Mark] = []
        self.label_targets: set[str] = set()
        self.fields: list[tuple[int, str, str]] = []  # line, tag, id: still without a label

    def say(self, text: str) -> None:
        """Record one thing at the present line."""
        self.wrong.append((self.getpos()[0], text))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Check one opening tag and remember that it is open."""
        values = {name: value or "" for name, value in attrs}
        for text in (*check_scripting(tag, values), *check_attributes(tag, values)):
            self.say(text)
        if tag == "label" and "for" in values:
            self.label_targets.add(values["for"])
        if needs_label(tag, values) and not self.inside("label"):
            self.fields.append((self.getpos()[0], tag, values.get("id", "")))
        if tag not in VOID:
            literal = tag in LITERAL or values.get("translate") == "no" or any(mark[2] for mark in self.open[-1:])
            self.open.append((tag, self.getpos()[0], literal))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """`<path ... />` inside a drawing opens and closes at once."""
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        """A closing tag closes what was opened last."""
        if tag in VOID:
            return
        if not self.open:
            self.say(f"</{tag}> closes nothing")
            return
        opened, line, _literal = self.open[-1]
        if opened != tag:
            self.say(
                f"</{tag}> where <{opened}> of line {line} is still open: open and close in the same template branch"
            )
            return
        self.open.pop()

    def handle_data(self, data: str) -> None:
        """Text that people read goes through the catalogues; scripts stand in files of their own."""
        if self.inside("script") and data.strip():
            self.say("a script inside the page: the content policy forbids it, put it into a static file")
        literal = bool(self.open) and self.open[-1][2]
        found = None if literal else WORD.search(SAME_EVERYWHERE.sub("", data))
        if found:
            self.say(f"text '{found[0]}...' is not translated: use {{% translate %}} or {{% blocktranslate %}}")

    def inside(self, tag: str) -> bool:
        """Whether a tag is open at this point."""
        return any(opened == tag for opened, _line, _literal in self.open)

    def finish(self) -> None:
        """What only the end of the file can tell."""
        self.close()
        for tag, line, _literal in self.open:
            self.wrong.append((line, f"<{tag}> is never closed"))
        for line, tag, name in self.fields:
            if not name or name not in self.label_targets:
                self.wrong.append((line, f"<{tag}> has no label: add <label for=...> or aria-label"))


def needs_label(tag: str, values: Attributes) -> bool:
    """Whether a field must be named by a label element."""
    if tag not in FIELDS or (tag == "input" and values.get("type") in UNLABELLED_INPUTS):
        return False
    return not (values.get("aria-label") or values.get("aria-labelledby"))


def check_scripting(tag: str, values: Attributes) -> Iterator[str]:
    """Nothing inline: `Content-Security-Policy: 'self'` would block it, and rightly."""
    if tag == "style":
        yield "<style> inside the page: put it into a static file"
    for name, value in values.items():
        if name == "style":
            yield "style= on an element: use a class"
        if name.startswith(("on", "hx-on")):
            yield f"{name}= is an inline script: attach it from a static file"
        if name in ADDRESSES and value.strip().lower().startswith("javascript:"):
            yield f"{name}= holds a script"
        if name in ADDRESSES and tag != "a" and re.match(r"(https?:)?//", value.strip()):
            yield f"<{tag} {name}=> loads from outside: everything is served by the unit itself"


def check_attributes(tag: str, values: Attributes) -> Iterator[str]:
    """Images and pages say what they are; spoken attributes are translated."""
    if tag == "img" and "alt" not in values:
        yield '<img> without alt: describe it, or write alt="" where it only decorates'
    if tag == "html" and not values.get("lang"):
        yield "<html> without lang: a reader would speak it in the wrong language"
    spoken = SPOKEN | ({"value"} if tag == "input" and values.get("type") in {"submit", "button", "reset"} else set())
    for name in sorted(spoken & values.keys()):
        found = WORD.search(SAME_EVERYWHERE.sub("", values[name]))
        if found:
            yield f"{name}='{found[0]}...' is not translated"


def check_template(text: str) -> list[tuple[int, str]]:
    """Line and text of all that is wrong with one template."""
    reader = TemplateReader()
    reader.feed(as_html(text))
    reader.finish()
    count = len(text.splitlines())
    if count > LINE_LIMIT:
        reader.wrong.append((count, f"{count} lines, the limit is {LINE_LIMIT}: take a component out of it"))
    return sorted(reader.wrong)


def templates(root: Path) -> list[Path]:
    """All HTML templates of the product."""
    return sorted((root / "src/openpiu").glob("**/templates/**/*.html"))


def findings(root: Path) -> list[str]:
    """All that is wrong with all templates below `root`."""
    return [
        f"{path.relative_to(root).as_posix()}:{line}: {text}"
        for path in templates(root)
        for line, text in check_template(path.read_text("utf-8"))
    ]


def main() -> int:
    """Print every finding; 1 if there is one."""
    root = Path.cwd()
    found = findings(root)
    print("\n".join(found))
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
