"""Names of travellers: the title apart from the given names, and fillers that stand for no name.

Belongs here: what a reader must undo (MSG-14). Not here: comparing names (`core.matching`).
"""

from functools import lru_cache
from typing import NamedTuple

from openpiu.core.terms.name_table import FILLERS, GLUED, GLUED_BEFORE, REAL_NAMES, TITLES


class GivenNames(NamedTuple):
    """Given names and the title that stood with them; None where there is none."""

    given_names: str | None
    title: str | None


class FullName(NamedTuple):
    """A name as reported, in its three parts."""

    surname: str
    given_names: str | None
    title: str | None


def plain_name(text: str) -> str:
    """Upper case, single blanks, no blanks or dots at the ends."""
    return " ".join(text.split()).strip(" .,/").upper()


@lru_cache(maxsize=8192)  # given names and titles return; surnames are not kept
def split_title(given: str) -> GivenNames:
    """Take titles off given names (MSG-14): whole tokens at either end, or the glued tail of the last token.

    `DRAGANMR` is DRAGAN and MR, `ALEXANDRA MRS` is ALEXANDRA and MRS; OMAR, KUMR and ALEXANDR keep everything. At
    most two titles are taken (`JOHN DR MR` has the title `DR MR`).
    """
    tokens = [token for token in plain_name(given).replace(".", " ").split(" ") if token]
    front: list[str] = []
    back: list[str] = []
    while tokens and tokens[-1] in TITLES and len(back) < 2:
        back.insert(0, tokens.pop())
    while len(tokens) > 1 and tokens[0] in TITLES and len(front) + len(back) < 2:
        front.append(tokens.pop(0))
    if tokens and not front and not back:
        tokens[-1], back = _unglue(tokens[-1])
    return GivenNames(" ".join(tokens) or None, " ".join(front + back) or None)


def full_name(surname: str, given: str) -> FullName:
    """A surname and given names as sent, cleaned: titles apart, fillers dropped (MSG-14).

    A person with a single name is reported as a surname with a filler beside it (FNU, UNK); the name is the surname.
    The surname is empty where nothing was sent.
    """
    family = plain_name(surname)
    given_names, title = split_title(given)
    if not given_names and not given.strip() and "/" in family:
        family, _, rest = family.partition("/")
        given_names, title = split_title(rest)
    if given_names in FILLERS:
        given_names = None
    if given_names and (not family or family in FILLERS):
        family, given_names = given_names, None
    return FullName(family, given_names, title)


def same_letters(one: str | None, other: str | None) -> bool:
    """Whether two spellings differ only by blanks, hyphens and apostrophes, which carriers leave out."""
    return bool(one) and bool(other) and letters(one or "") == letters(other or "")


def letters(name: str) -> str:
    """The letters of a name alone, upper case."""
    upper = name.upper()
    return upper if upper.isalpha() else "".join(filter(str.isalpha, upper))


def _unglue(token: str) -> tuple[str, list[str]]:
    """A token and the titles glued to its end, at most two; a name that ends like a title keeps its end."""
    stem, title = _cut(token, GLUED)
    if title is None:
        return token, []
    rest, before = _cut(stem, GLUED_BEFORE.get(title, ()))
    return (rest, [before, title]) if before and len(rest) > 1 else (stem, [title])


def _cut(token: str, titles: tuple[str, ...]) -> tuple[str, str | None]:
    if token in REAL_NAMES or token.rpartition("-")[2] in REAL_NAMES:
        return token, None
    for title in titles:
        stem = token.removesuffix(title).rstrip("-'")
        if stem not in (token, ""):
            return stem, title
    return token, None
