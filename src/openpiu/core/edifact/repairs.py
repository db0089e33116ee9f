"""Repairs: something mended while reading. One value for the syntax and for the messages in it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """Something mended while reading. `detail` never holds personal data."""

    code: str
    segment: int | None  # position of the segment in the message, UNH is 1; None for the envelope
    detail: str


# What each repair of the syntax means. The text is fixed, so it cannot hold what a sender wrote.
DETAILS: dict[str, str] = {
    "characters-lost": "bytes that no character set reads were replaced",
    "heading-removed": "a telegram heading was taken off",
    "blocks-joined": "telegram blocks were joined",
    "text-before": "text before the interchange was left out",
    "text-after": "text after the interchange was left out",
    "text-between": "text between messages was left out",
    "una-wrong": "the service string advice does not fit the interchange; the separators in use were taken",
    "una-missing": "no service string advice, and separators other than the default; the separators in use were taken",
    "quotes-straightened": "typographic quotes stood for the segment terminator",
    "lines-joined": "lines broken inside segments were joined",
    "terminator-missing": "a missing segment terminator was put before this segment",
    "terminator-inside": "a segment terminator inside a value had no release character",
    "fragment-dropped": "one or two stray letters between segments were left out",
    "unb-missing": "the interchange has no header UNB",
    "unz-missing": "the interchange has no trailer UNZ",
    "unz-count": "the count in UNZ is not the number of messages or groups",
    "une-missing": "a group has no trailer UNE",
    "une-count": "the count in UNE is not the number of messages in the group",
    "unh-missing": "the message has no header UNH",
    "unt-missing": "the message has no trailer UNT",
    "unt-count": "the count in UNT is not the number of segments",
    "unt-reference": "the reference in UNT is not the one in UNH",
}


def repair(code: str, segment: int | None = None) -> Repair:
    """The repair with this code, and its text from the table."""
    return Repair(code=code, segment=segment, detail=DETAILS[code])
