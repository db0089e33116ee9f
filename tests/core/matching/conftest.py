"""Persons in few words, and a seeded invented population with known spellings errors."""

import random
from collections.abc import Callable

import pytest

from openpiu.core.matching import Person, PersonName
from openpiu.core.terms import Document, PartialDate

PersonMaker = Callable[..., Person]

SYLLABLES = "ba de fi go ku la me ni po ra se ti vu za kha shi thou cho yu dja".split()
SURNAMES = "Tesfarouni Ostrokhov Karamplis Quesnoirt Vandermoorle Bialgoretski Okunkwora Yilmazgil Grubenhauer".split()
GIVEN = (
    "Mahmoud Oleksandr Eleni Loic Wout Khalid Ngozi Hatidje Ximena Jürgen Yousef Natalya Abd-al-Rahim Thi-Anh".split()
)
ROMANISATIONS = [("ou", "u"), ("kh", "h"), ("y", "i"), ("dj", "j"), ("sh", "ch"), ("th", "t"), ("e", "a"), ("v", "w")]


@pytest.fixture(scope="session")
def person() -> PersonMaker:
    """`person("Surname", "Given", born="1988-04", documents=[("ZZ1", "UTO")])`."""
    return make


def make(surname: str, given_names: str | None = None, **facts: object) -> Person:
    born, nationality = facts.get("born"), facts.get("nationality")
    documents, aliases = facts.get("documents", ()), facts.get("aliases", ())
    assert isinstance(documents, tuple | list)
    assert isinstance(aliases, tuple | list)
    return Person(
        id=str(facts.get("id", "1")),
        surname=surname,
        given_names=given_names,
        birth_date=PartialDate.parse(str(born)) if born else None,
        sex=str(facts["sex"]) if "sex" in facts else None,
        nationalities=(str(nationality),) if nationality else (),
        documents=tuple(Document(number=number, issuer=issuer) for number, issuer in documents),
        aliases=tuple(PersonName(surname=one, given_names=other) for one, other in aliases),
    )


@pytest.fixture(scope="session")
def population() -> tuple[list[Person], list[Person]]:
    """300 alerts, and 300 travellers of whom two thirds are an alert's person with an error or two."""
    chance = random.Random(20261123)
    alerts = [_invent(chance, f"A{number}") for number in range(300)]
    guests = [_invent(chance, f"T{number}") for number in range(100)]
    return alerts, guests + [_misspell(chance, chance.choice(alerts), f"T{number}") for number in range(100, 300)]


def _invent(chance: random.Random, number: str) -> Person:
    surname = chance.choice(SURNAMES)[:5] + "".join(chance.choices(SYLLABLES, k=chance.randint(1, 2)))
    given = " ".join(chance.sample(GIVEN, k=chance.randint(1, 2)))
    year = chance.randint(1950, 2008)
    born = chance.choice(
        [None, f"{year}", f"{year}-04", f"{year}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"]
    )
    documents = [(f"ZZ{chance.randint(0, 9999999):07}", "UTO")] if chance.random() < 0.5 else []
    facts: dict[str, object] = {"id": number, "born": born, "documents": documents}
    return make(surname, given, **facts)


def _misspell(chance: random.Random, alert: Person, number: str) -> Person:
    surname, given = alert.surname.lower(), (alert.given_names or "").lower()
    errors: list[Callable[[], tuple[str, str]]] = [
        lambda: (_respell(chance, surname), _respell(chance, given)),
        lambda: (given, surname),
        lambda: (_slip(chance, surname), given),
        lambda: (surname, given.split()[0]),
        lambda: (surname, given.replace(" ", "").replace("-", "")),
        lambda: (surname, f"{given[0]}"),
        lambda: (surname, f"{given}mr"),
        lambda: (surname, given[:4]),
    ]
    one, other = chance.choice(errors)()
    born = alert.birth_date if alert.birth_date and alert.birth_date.is_full else None
    return make(
        one.upper(), other.upper(), id=number, born=born, documents=[(d.number, d.issuer) for d in alert.documents[:0]]
    )


def _respell(chance: random.Random, name: str) -> str:
    old, new = chance.choice(ROMANISATIONS)
    return name.replace(old, new, 1)


def _slip(chance: random.Random, name: str) -> str:
    place = chance.randrange(1, len(name) - 1)
    return chance.choice(
        [name[:place] + name[place + 1 :], name[:place] + name[place + 1] + name[place] + name[place + 2 :]]
    )
