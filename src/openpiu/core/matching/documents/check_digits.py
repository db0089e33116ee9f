"""The check digit of the machine readable zone (ICAO Doc 9303-3, 4.9): weights 7, 3, 1, then the sum modulo ten."""

_WEIGHTS = (7, 3, 1)
_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"  # A is 10, Z is 35
NUMBER_FIELD = 9  # characters of a document number in the zone; its check digit is the tenth


def check_digit(text: str) -> str:
    """The digit of upper-case letters, digits and `<`, which counts as 0."""
    values = (0 if letter == "<" else _ALPHABET.index(letter) for letter in text)
    return str(sum(value * _WEIGHTS[place % 3] for place, value in enumerate(values)) % 10)


def parted(number: str) -> tuple[str, bool] | None:
    """The nine characters of a number that has its check digit glued on, and whether it is right; None for others."""
    nine, last = number[:NUMBER_FIELD], number[NUMBER_FIELD:]
    if len(last) != 1 or last not in _ALPHABET[:10] or not set(nine) <= set(_ALPHABET):
        return None
    return nine, check_digit(nine) == last
