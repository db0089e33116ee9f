"""Names as carriers write them: upper case A to Z, with or without the expansions of ICAO Doc 9303-3 section 6."""

import unicodedata
from functools import lru_cache

# One plain letter for each that Unicode does not take apart.
_DROPPED = str.maketrans(
    {"ı": "i", "İ": "I", "đ": "d", "Đ": "D", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "ß": "ss", "æ": "ae", "Æ": "Ae",
     "ð": "d", "þ": "th", "Þ": "Th"}
)  # fmt: skip
# ICAO Doc 9303-3 section 6, table A: the transliterations that differ from dropping the mark.
_EXPANDED = str.maketrans(
    {"ä": "ae", "Ä": "Ae", "ö": "oe", "Ö": "Oe", "ü": "ue", "Ü": "Ue", "ø": "oe", "Ø": "Oe", "å": "aa", "Å": "Aa",
     "æ": "ae", "Æ": "Ae", "ő": "oe", "ű": "ue", "Ő": "Oe", "Ű": "Ue", "þ": "th", "Þ": "Th", "ð": "d", "ß": "ss"}
)  # fmt: skip


@lru_cache(maxsize=1 << 16)
def reported(text: str) -> str:
    """Marks dropped, hyphens to blanks, apostrophes gone, upper case."""
    if not text.isascii():
        apart = unicodedata.normalize("NFKD", text.translate(_DROPPED))
        text = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return " ".join(text.replace("-", " ").replace("'", "").split()).upper()


def expanded(text: str) -> str:
    """As `reported`, with UE for Ü, OE for Ø, AA for Å."""
    return reported(text.translate(_EXPANDED))
