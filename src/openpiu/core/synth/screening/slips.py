"""What goes wrong with letters: a typist's slip, marks that get lost, blanks that disappear."""

from random import Random

from openpiu.core.synth.screening.plain import reported

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
# Neighbours on a keyboard: half of the wrong letters are one of these.
_NEIGHBOURS = dict(
    pair.split(":")
    for pair in (
        "Q:WA W:QES E:WRD R:ETF T:RYG Y:TUH U:YIJ I:UOK O:IPL P:OL A:QSZ S:ADW D:SFE F:DGR G:FHT H:GJY J:HKU K:JLI "
        "L:KO Z:AX X:ZC C:XV V:CB B:VN N:BM M:N"
    ).split()
)
_ICAO_XX = str.maketrans({"ü": "uxx", "Ü": "Uxx", "ñ": "nxx", "Ñ": "Nxx"})  # ICAO Doc 9303-3 section 6, second choice


def slip(text: str, rng: Random) -> str:
    """One letter inserted, left out, replaced or swapped with the next; never the same text again."""
    for _ in range(20):
        at = rng.randrange(len(text))
        changed = " ".join(rng.choice(_SLIPS)(text, at, rng).split())
        if changed not in ("", text):
            return changed
    return text + text[-1]


def join_once(text: str, rng: Random) -> str:
    """One blank taken out, or all of them."""
    if rng.random() < 0.4:
        return text.replace(" ", "")
    blanks = [place for place, letter in enumerate(text) if letter == " "]
    at = rng.choice(blanks)
    return text[:at] + text[at + 1 :]


def icao_xx(text: str) -> str:
    """As `reported`, but UXX for Ü and NXX for Ñ."""
    return reported(text.translate(_ICAO_XX))


def marked_lost(text: str) -> str:
    """As `reported`, but the first letter that has a mark is missing: the carrier's character set had none."""
    for place, letter in enumerate(text):
        if not letter.isascii() and len(text) > 3:
            return reported(text[:place] + text[place + 1 :])
    return reported(text)


def _wrong_letter(text: str, at: int, rng: Random) -> str:
    near = _NEIGHBOURS.get(text[at], _LETTERS)
    return rng.choice(near if rng.random() < 0.5 else _LETTERS)


def _inserted(text: str, at: int, rng: Random) -> str:
    return text[:at] + (text[at] if rng.random() < 0.4 else _wrong_letter(text, at, rng)) + text[at:]


def _left_out(text: str, at: int, rng: Random) -> str:
    return text[:at] + text[at + 1 :]


def _replaced(text: str, at: int, rng: Random) -> str:
    return text[:at] + _wrong_letter(text, at, rng) + text[at + 1 :]


def _swapped(text: str, at: int, rng: Random) -> str:
    return text[:at] + text[at + 1 : at + 2] + text[at] + text[at + 2 :]


_SLIPS = (_inserted, _left_out, _replaced, _swapped)
