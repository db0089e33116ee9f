"""FollowTheMoney (OpenSanctions) as JSON lines: Person, with Passport and Identification linked by `holder`."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from openpiu.core.lists.json_lines import objects_of
from openpiu.core.lists.particulars import Gathered, distinct, plain, sex_of, whole_name
from openpiu.core.lists.subjects import (
    BirthDate,
    Fault,
    LeftOut,
    Line,
    ListedName,
    Quality,
    Subject,
    Unusable,
    reference_of,
)
from openpiu.core.lists.writing_of_dates import read_birth_date

PERSON = "Person"
_PAPERS = ("Passport", "Identification")
SUBJECTS = {
    "Vessel": "vessel", "Airplane": "aircraft", "Organization": "organisation", "Company": "organisation",
    "LegalEntity": "organisation", "PublicBody": "organisation", "Vehicle": "other", "CryptoWallet": "other",
    "Asset": "other", "Security": "other",
}  # fmt: skip
# Properties that hold names, and how far they are trusted.
_NAMES = (
    ("name", Quality.UNSAID),
    ("alias", Quality.UNSAID),
    ("previousName", Quality.UNSAID),
    ("weakAlias", Quality.LOW),
)
_NESTED = ("passportEntities", "passports", "identificationDocs")
Papers = Mapping[str, list[Mapping[str, Any]]]


def read_follow_the_money(text: str) -> Iterator[Line]:
    """Persons as subjects; organisations, vessels and aircraft are left out, other entities only link."""
    papers = _papers_by_holder(text)
    for row in objects_of(text, about="entity"):
        if isinstance(row, Fault):
            yield row
        elif row[1].get("schema") == PERSON:
            yield _line(*row, papers)
        elif not isinstance(row[1].get("schema"), str):
            yield Fault(place=row[0], reason="schema is missing", advice="each line is one entity of FollowTheMoney")
        elif row[1]["schema"] in SUBJECTS:
            yield LeftOut(place=row[0], kind=SUBJECTS[row[1]["schema"]])


def _papers_by_holder(text: str) -> Papers:
    papers: defaultdict[str, list[Mapping[str, Any]]] = defaultdict(list)
    rows = objects_of(text, about="entity") if '"holder"' in text else ()
    entities = (row[1] for row in rows if not isinstance(row, Fault))
    for paper in (entity for entity in entities if entity.get("schema") in _PAPERS):
        for holder in _texts(_properties(paper), "holder"):
            papers[holder].append(paper)
    return papers


def _line(place: int, entity: Mapping[str, Any], papers: Papers) -> Subject | Fault:
    try:
        return _subject(place, entity, papers)
    except Unusable as error:
        return error.at(place)


def _subject(place: int, entity: Mapping[str, Any], papers: Papers) -> Subject:
    id_ = entity.get("id")
    reference = reference_of(id_ if isinstance(id_, str) else "")
    properties = _properties(entity)
    names = distinct(_names(entity, properties))
    if not names:
        raise Unusable("the person has no name", "ask the list's owner for it", reference)
    gathered = Gathered()
    for country in _texts(properties, "nationality", "citizenship"):
        gathered.add_nationality(country)
    _add_papers(gathered, properties, [*papers.get(str(id_), []), *_nested(properties)])
    return Subject(
        place=place,
        reference=reference,
        names=names,
        birth_dates=tuple(_birth_dates(properties, gathered)),
        sex=next(filter(None, map(sex_of, _texts(properties, "gender"))), None),
        nationalities=tuple(gathered.nationalities),
        documents=tuple(gathered.documents),
        remark="; ".join(_texts(properties, "program", "programId", "topics")),
        notes=gathered.notes(),
    )


def _names(entity: Mapping[str, Any], properties: Mapping[str, Any]) -> list[ListedName | None]:
    """Surname and given names where the entity has one of each; then every whole name, Latin letters first."""
    surnames, given = _texts(properties, "lastName"), _texts(properties, "firstName")
    known: list[ListedName | None] = []
    if len(surnames) == len(given) == 1:
        middle = _texts(properties, "secondName", "middleName")[:1]
        known.append(ListedName(surname=surnames[0], given_names=" ".join([*given, *middle])))
    caption = entity.get("caption")
    whole = [(caption, Quality.UNSAID)] if isinstance(caption, str) and not _texts(properties, "name") else []
    whole += [(text, quality) for key, quality in _NAMES for text in _texts(properties, key)]
    latin = [pair for pair in whole if pair[0].isascii()]
    for text, quality in (*latin, *(pair for pair in whole if not pair[0].isascii())):
        known.append(whole_name(text, quality, is_original=_is_original(text)))
    return known


def _is_original(text: str) -> bool:
    """Whether no letter is a Latin one."""
    return not any(letter.isalpha() and ord(letter) < 0x250 for letter in text)


def _add_papers(gathered: Gathered, properties: Mapping[str, Any], papers: list[Mapping[str, Any]]) -> None:
    for paper in papers:
        about = _properties(paper)
        kind = " ".join([str(paper.get("schema")), *_texts(about, "type")])
        issuer = next(iter(_texts(about, "country")), "")
        for number in _texts(about, "number"):
            gathered.add_document(kind, number, issuer)
    known = {document.number for document in gathered.documents}
    for key, kind in (("passportNumber", "passport"), ("idNumber", "identity")):
        for number in _texts(properties, key):
            if "".join(filter(str.isalnum, number)).upper() not in known:
                gathered.add_document(kind, number, "")


def _nested(properties: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Entities that stand inside the person's, as the nested export has them."""
    values = [properties.get(key) for key in _NESTED]
    return [paper for value in values if isinstance(value, list) for paper in value if isinstance(paper, dict)]


def _birth_dates(properties: Mapping[str, Any], gathered: Gathered) -> list[BirthDate]:
    """All of them, the most precise first."""
    known = [read_birth_date(text) for text in _texts(properties, "birthDate")]
    if None in known:
        gathered.note("a birth date that could not be read was left out")
    return sorted((date for date in known if date is not None), key=lambda date: -len(str(date).partition("/")[0]))


def _properties(entity: Mapping[str, Any]) -> Mapping[str, Any]:
    properties = entity.get("properties")
    return properties if isinstance(properties, dict) else {}


def _texts(properties: Mapping[str, Any], *keys: str) -> list[str]:
    """The values of these properties that are texts, each once."""
    values = [value for key in keys for value in _listed(properties.get(key))]
    return list(dict.fromkeys(plain(value) for value in values if isinstance(value, str) and value.strip()))


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]
