"""Traces: keyed digests of a traveller's facts, by which other records of the same person are found.

A trace holds no fact and cannot be turned back without the unit's key. It stands in the traveller's own record, so that
masking or deleting the record takes it away (PNR-12.5). Belongs here: which facts make a trace. Not here: judging
whether two records are one person.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from openpiu.core.terms.documents import Document
from openpiu.core.terms.ids import IdMaker
from openpiu.core.terms.names import letters
from openpiu.core.terms.travellers import Traveller

Name = tuple[str, str | None]  # surname, given names

SHORTEST_WORD = 3  # of a name: shorter ones are particles and initials
SHORTEST_NUMBER = 4  # shorter document numbers tell nothing
MOST_WORDS = 8  # of one name
_SOFT = frozenset("AEIOUYHW")  # letters that spellings add and drop


@dataclass(frozen=True, slots=True, kw_only=True)
class Traces:
    """The traces of one record. `identity` is None without a full birth date: nobody is known by a name alone."""

    identity: UUID | None = None  # all exact facts at once: names, birth date, sex, documents
    has_document: bool = False  # whether the identity covers a document
    documents: tuple[UUID, ...] = ()  # one for each number with its issuer
    names: tuple[UUID, ...] = ()  # one for each word of the names, with the full birth date


def traces_of(traveller: Traveller, other_names: Iterable[Name], ids: IdMaker) -> Traces:
    """The traces of a traveller who is also reported under `other_names`; the same facts always give the same."""
    documents = _numbers(traveller.documents)
    born = str(traveller.birth_date) if traveller.birth_date and traveller.birth_date.is_full else ""
    found = Traces(
        has_document=bool(documents),
        documents=tuple(ids.make("trace-document", *pair) for pair in documents if pair[1]),
    )
    if not born:
        return found
    names = {(traveller.surname, traveller.given_names), *other_names}
    spelt = sorted(_plain(surname) + "/" + _plain(given) for surname, given in names)
    facts = [born, traveller.sex or "", *spelt, *(part for pair in documents for part in pair)]
    return Traces(
        identity=ids.make("trace-identity", *facts),
        has_document=found.has_document,
        documents=found.documents,
        names=tuple(ids.make("trace-name", born, word) for word in _words(names)),
    )


def skeleton(word: str) -> str:
    """The consonants of a word, doubled ones once: TSFAROUNI and TESFAROUNI are both TSFRN."""
    plain = _plain(word)
    bones = [letter for letter in plain if letter not in _SOFT]
    kept = [letter for place, letter in enumerate(bones) if place == 0 or bones[place - 1] != letter]
    return "".join(kept) or plain


def _numbers(documents: Iterable[Document]) -> list[tuple[str, str]]:
    """Number and issuer of each usable document; placeholders such as 0000000 are none."""
    usable = (one for one in documents if len(one.number) >= SHORTEST_NUMBER and len(set(one.number)) > 1)
    return sorted({(one.number, one.issuer or "") for one in usable})


def _words(names: Iterable[Name]) -> list[str]:
    words = {word for surname, given in names for word in f"{surname} {given or ''}".replace("-", " ").split()}
    long = {skeleton(word) for word in words if len(_plain(word)) >= SHORTEST_WORD}
    return sorted(long)[:MOST_WORDS]


def _plain(text: str | None) -> str:
    """Letters without accents, upper case: what carriers write differently is no other name."""
    return letters("".join(one for one in unicodedata.normalize("NFKD", text or "") if not unicodedata.combining(one)))
