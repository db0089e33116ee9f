"""XML elements to be written: a small tree, and its text with every sign that XML keeps for itself escaped."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_SIGNS = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
)
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # XML 1.0 has no way to say these


@dataclass(slots=True)
class Element:
    """One element: attributes with a value, text, children."""

    name: str
    attributes: dict[str, str]
    text: str = ""
    children: list["Element"] = field(default_factory=list)


def element(name: str, attributes: dict[str, str], *children: Element, text: str = "") -> Element:
    """An element; attributes without a value are left out."""
    return Element(name, {key: value for key, value in attributes.items() if value}, text, list(children))


def text_of(root: Element) -> str:
    """The element as XML, one element a line."""
    return "\n".join(_lines(root)) + "\n"


def _lines(node: Element) -> Iterator[str]:
    attributes = "".join(f' {name}="{_escaped(value)}"' for name, value in node.attributes.items())
    if not node.children:
        yield (
            f"<{node.name}{attributes}>{_escaped(node.text)}</{node.name}>"
            if node.text
            else f"<{node.name}{attributes}/>"
        )
        return
    yield f"<{node.name}{attributes}>{_escaped(node.text)}"
    for child in node.children:
        yield from _lines(child)
    yield f"</{node.name}>"


def _escaped(text: str) -> str:
    return _UNWRITABLE.sub("", text).translate(_SIGNS)
