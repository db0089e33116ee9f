"""Filters of the pages of joint cases: what a thing says as lines, its id in an address."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from django.template import Library

from openpiu.doors.console.words import word_for

register = Library()


@register.filter
def key(id_: str) -> str:
    """A thing's id in an address, where it has no slash; without the case before it."""
    return id_.rpartition(":")[2].replace("/", "~")


@register.filter
def within(id_: str) -> str:
    """A thing's id within its case."""
    return id_.rpartition(":")[2]


@register.filter
def in_order(texts: Collection[str]) -> list[str]:
    """Sorted, so that a set looks the same each time."""
    return sorted(texts)


@register.filter
def lines(values: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Nested values as name and text, in the order in which they were written."""
    return list(_lines(values))


def _lines(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _lines(inner, f"{path} · {word_for(name, 'said')}" if path else word_for(name, "said"))
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _lines(inner, path)
    elif value not in (None, ""):
        yield path, str(value)
