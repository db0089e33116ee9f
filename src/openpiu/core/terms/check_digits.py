"""The check digit of the machine readable zone (ICAO Doc 9303-3, 4.9): weights 7, 3, 1, then the sum modulo ten.

Belongs here: the arithmetic, once for all. Not here: which characters of a zone a digit covers (`mrz.layouts`).
"""

_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"  # A is 10, Z is 35
_NONE = 255  # the value of a character that no zone has
NUMBER_FIELD = 9  # characters of a document number in the zone; its check digit is the tenth

# For `bytes.translate`: the value of each character; the filler counts as 0.
VALUES = bytes(0 if code == ord("<") else _ALPHABET.find(chr(code)) % 256 for code in range(256))


def digit_of(values: bytes) -> int:
    """The digit of characters that are translated by `VALUES` already: 0 to 9."""
    return (7 * sum(values[::3]) + 3 * sum(values[1::3]) + sum(values[2::3])) % 10


def check_digit(text: str) -> str:
    """The digit of upper-case letters, digits and `<`, which counts as 0; ValueError for anything else."""
    values = text.encode("ascii").translate(VALUES)
    if _NONE in values:
        raise ValueError("a check digit is of A to Z, 0 to 9 and <")
    return str(digit_of(values))


def parted(number: str) -> tuple[str, bool] | None:
    """The nine characters of a number that has its check digit glued on, and whether it is right; None for others."""
    nine, last = number[:NUMBER_FIELD], number[NUMBER_FIELD:]
    if len(last) != 1 or last not in _ALPHABET[:10] or not set(nine) <= set(_ALPHABET):
        return None
    return nine, check_digit(nine) == last
