"""Tables of invented names by culture, and how one name is spelled in another way."""

from openpiu.core.synth.names.cultures import CULTURES, Culture, culture_named
from openpiu.core.synth.names.spelling import letters_only, reported_form, romanised, skeleton, truncated, with_typo

__all__ = [
    "CULTURES",
    "Culture",
    "culture_named",
    "letters_only",
    "reported_form",
    "romanised",
    "skeleton",
    "truncated",
    "with_typo",
]
