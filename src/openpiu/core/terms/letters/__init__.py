"""Letters of four scripts and what stands for them in A to Z: one table for writing zones and for searching names.

Each table gives the letter, or a pair that is one sound, its spellings: the first is what ICAO Doc 9303-3 section 6
writes (for Greek ELOT 743), the rest what passports and lists also have. `^` in front: at the beginning of a word;
`$` behind: at its end.
"""

from openpiu.core.terms.letters.arabic import ARABIC, SPOKEN
from openpiu.core.terms.letters.cyrillic import CYRILLIC, CYRILLIC_OF
from openpiu.core.terms.letters.greek import GREEK
from openpiu.core.terms.letters.latin import LATIN, LATIN_OF

SPELLINGS: dict[str, tuple[str, ...]] = LATIN | CYRILLIC | GREEK | ARABIC
# What one language writes otherwise (ISO 639-1): its own first spellings.
SPELLINGS_OF: dict[str, dict[str, str]] = CYRILLIC_OF | LATIN_OF

__all__ = ["ARABIC", "CYRILLIC", "GREEK", "LATIN", "SPELLINGS", "SPELLINGS_OF", "SPOKEN"]
