"""E-mail addresses and telephone numbers out of service requests (MSG-11).

A telegram cannot carry `@`, `_` and `-`: carriers write `//`, `..` and `./`, and put a language behind a stroke.
"""

import re

_SIGNS = {"//": "@", "..": "_", "./": "-"}
_ESCAPED = re.compile(r"//|\.\.|\./")
_LANGUAGE = re.compile(r"(?<=[^/])/[A-Z]{2}$")
_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+")
_NOT_DIALLED = re.compile(r"[^0-9]")
_REMARK = re.compile(r"^(?:CTC[A-Z])\b[ /]*")


def email_address(text: str) -> str | None:
    """The address in a CTCE text, decoded; None where there is none."""
    plain = _LANGUAGE.sub("", _stripped(text))
    decoded = _ESCAPED.sub(lambda found: _SIGNS[found[0]], plain).strip(" /")
    return decoded if _ADDRESS.fullmatch(decoded) else None


def phone_number(text: str) -> str | None:
    """The number in a CTCM or CTCH text, digits with a leading `+` where sent; None where there is none."""
    plain = _LANGUAGE.sub("", _stripped(text)).strip(" /")
    digits = _NOT_DIALLED.sub("", plain)
    if not 5 <= len(digits) <= 20:
        return None
    return "+" + digits if plain.startswith("+") else digits


def _stripped(text: str) -> str:
    return _REMARK.sub("", text.strip().upper()).removesuffix("/")
