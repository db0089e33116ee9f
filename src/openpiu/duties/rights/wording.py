"""Stored plain values as text that a person can read: lists, documents, legs, baggage."""

from typing import Any


def text_of(value: Any) -> str:
    """One stored value as text; empty where nothing is known."""
    if value is None or value is False or value == "":
        return ""
    if isinstance(value, dict):
        return " ".join(text for text in (text_of(part) for part in value.values()) if text)
    if isinstance(value, list | tuple):
        return ", ".join(text for text in (text_of(part) for part in value) if text)
    return "✓" if value is True else str(value)
