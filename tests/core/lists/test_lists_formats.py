"""Every format of a list, read from one small invented file: who goes in, who is left out, what is broken and where."""

import pytest

from openpiu.core.lists import Fault, Form, LeftOut, Line, ListedName, Quality, Subject, YearRange, detect, open_list
from openpiu.core.terms import Document, PartialDate
from openpiu.errors import OfficerError
from tests.core.lists.specimens import SPECIMENS

BORN = (PartialDate(1974, 8, 12), PartialDate(1975), YearRange(1960, 1965))
PASSPORT = Document(type="P", number="ZZ0419773", issuer="UTO")
CARD = Document(type="I", number="ZZ90077", issuer="UTO")
LOW = ListedName(surname="The Specimen", quality=Quality.LOW)


def read(form: str) -> list[Line]:
    """All lines of one specimen, its format found by its content."""
    return list(open_list(SPECIMENS[form]).lines())


def principal(form: str) -> Subject:
    """The first subject."""
    return next(line for line in read(form) if isinstance(line, Subject))


@pytest.mark.parametrize("form", list(Form))
def test_a_format_is_known_by_its_content(form: Form) -> None:
    """And each of the files that come together."""
    assert [detect(file) for file in SPECIMENS[form]] == [form] * len(SPECIMENS[form])


# Of each format: references that go in, places and references of faults, kinds left out.
OUTCOMES: dict[str, tuple[list[str], list[tuple[int, str | None]], list[str]]] = {
    "jsonl": (["UTO-1", "UTO-3"], [(2, "UTO-2")], []),
    "csv": (["UTO-1", "UTO-3"], [(3, "UTO-2")], []),
    "ftm": (["uto-1", "uto-4"], [(4, "uto-3"), (5, None)], ["organisation"]),
    "un-xml": (["SPi.001", "9000003"], [(19, "SPi.002")], ["organisation"]),
    "ofac-xml": (["900001", "900004"], [(20, None)], ["organisation", "vessel"]),
    "ofac-csv": (["900001", "900004"], [(4, None)], ["organisation", "vessel"]),
    "eu-xml": (["EU.900.1", "16"], [(21, "EU.900.3")], ["organisation"]),
}


@pytest.mark.parametrize("form", OUTCOMES)
def test_a_broken_row_is_named_by_its_place_and_the_rest_goes_in(form: str) -> None:
    """PNR-6.5: no person is passed over silently, and no organisation becomes an alert."""
    lines = read(form)
    references, faults, left_out = OUTCOMES[form]
    assert [line.reference for line in lines if isinstance(line, Subject)] == references
    assert [(line.place, line.reference) for line in lines if isinstance(line, Fault)] == faults
    assert all(line.reason and line.advice for line in lines if isinstance(line, Fault))
    assert [line.kind for line in lines if isinstance(line, LeftOut)] == left_out


def test_the_united_nations_list_keeps_names_dates_and_papers() -> None:
    """Four name fields, original script, qualities, every kind of birth date."""
    subject = principal("un-xml")
    assert subject.names == (
        ListedName(surname="QUESNOIRT", given_names="MIRELLA TESFA"),
        ListedName(surname="Мирелла", is_original=True),
        ListedName(surname="Mirela Kenoir", quality=Quality.GOOD),
        ListedName(surname="Mira Kenoir", quality=Quality.GOOD),
        LOW,
    )
    assert subject.birth_dates == BORN
    assert (subject.sex, subject.nationalities, subject.documents) == ("F", ("UTO", "IRN"), (PASSPORT, CARD))
    assert (subject.place, subject.remark, subject.notes) == (3, "Specimen", ())


def test_a_country_that_nobody_knows_is_left_out_and_said() -> None:
    """The person still goes in."""
    subject = read("un-xml")[2]
    assert isinstance(subject, Subject)
    assert (subject.nationalities, subject.notes) == ((), ("a nationality that is no known country was left out",))


def test_ofac_xml_keeps_names_dates_and_papers() -> None:
    """A tax number is no document that a traveller shows."""
    subject = principal("ofac-xml")
    assert subject.names == (
        ListedName(surname="QUESNOIRT", given_names="Mirella Tesfa"),
        ListedName(surname="THE SPECIMEN", quality=Quality.LOW),
        ListedName(surname="KENOIR", given_names="Mirela", quality=Quality.GOOD),
    )
    assert subject.birth_dates == BORN
    assert (subject.sex, subject.nationalities, subject.documents) == ("F", ("UTO",), (PASSPORT,))
    assert subject.remark == "SPECIMEN; SPECIMEN2"


def test_ofac_csv_reads_the_prose_and_the_aliases_beside_it() -> None:
    """The particulars of the last column; the second file by the first column; the third adds nothing."""
    subject = principal("ofac-csv")
    assert subject.names == (
        ListedName(surname="QUESNOIRT", given_names="Mirella Tesfa"),
        ListedName(surname="KENOIR", given_names="Mirela"),
        ListedName(surname="MUSTER", given_names="Mirella"),
        ListedName(surname="THE SPECIMEN", quality=Quality.LOW),
    )
    assert subject.birth_dates == BORN
    assert (subject.sex, subject.nationalities, subject.documents) == ("F", ("UTO", "IRN"), (PASSPORT, CARD))


def test_a_date_that_no_calendar_has_is_left_out_and_said() -> None:
    """Never guessed; the person still goes in."""
    subject = read("ofac-csv")[-1]
    assert isinstance(subject, Subject)
    assert (subject.birth_dates, subject.notes) == ((), ("a birth date that could not be read was left out",))


def test_aliases_without_the_file_they_belong_to_are_a_fault() -> None:
    """Nothing is imported from half a list."""
    (fault,) = open_list([SPECIMENS["ofac-csv"][1]]).lines()
    assert isinstance(fault, Fault)
    assert (fault.reason, fault.ends) == ("sdn.csv is missing", True)


def test_the_european_list_keeps_names_dates_and_papers() -> None:
    """Unknown countries are `00` there; another calendar is not converted but said."""
    subject = principal("eu-xml")
    belgian = (Document(type="P", number="ZZ0419773", issuer="BEL"), Document(type="I", number="ZZ90077", issuer="BEL"))
    assert subject.names == (
        ListedName(surname="Quesnoirt", given_names="Mirella Tesfa", quality=Quality.GOOD),
        LOW,
    )
    assert subject.birth_dates == BORN
    assert (subject.sex, subject.nationalities, subject.documents) == ("F", ("BEL",), belgian)
    assert subject.remark == "UTO 1/2026 (OJ L1)"
    assert subject.notes == ("a birth date that could not be read was left out",)


def test_follow_the_money_links_papers_by_their_holder() -> None:
    """A passport that stands in a line of its own; the same number in the person's is not doubled."""
    subject = principal("ftm")
    assert subject.names == (
        ListedName(surname="Quesnoirt", given_names="Mirella Tesfa"),
        ListedName(surname="Mirella Quesnoirt"),
        LOW,
        ListedName(surname="Мирелла", is_original=True),
    )
    assert subject.birth_dates == BORN[:2]
    papers = (Document(type="P", number="ZZ0419773", issuer="BEL"), Document(type="I", number="ZZ90077"))
    assert (subject.sex, subject.nationalities, subject.documents) == ("F", ("BEL",), papers)


def test_follow_the_money_reads_papers_that_stand_inside_the_person() -> None:
    """The nested export."""
    nested = (
        b'{"id":"u","schema":"Person","properties":{"name":["Specimen"],"passports":'
        b'[{"schema":"Passport","properties":{"number":["ZZ0419773"],"country":["be"]}}]}}'
    )
    (subject,) = open_list([nested]).lines()
    assert isinstance(subject, Subject)
    assert [paper.number for paper in subject.documents] == ["ZZ0419773"]


def test_stolen_documents_are_entries_without_a_name() -> None:
    """The reference follows from the document and does not show its number."""
    first, short, nowhere, card = read("stolen-csv")
    assert isinstance(first, Subject)
    assert isinstance(card, Subject)
    assert (first.names, first.documents, first.remark) == ((), (PASSPORT,), "reported 2026-01-02")
    assert first.reference.startswith("D-UTO-")
    assert "0419773" not in first.reference
    assert (card.documents[0].type, card.documents[0].issuer) == ("I", "BEL")
    assert card.notes == ("the day of the report could not be read",)
    assert [line.place for line in (short, nowhere) if isinstance(line, Fault)] == [3, 4]


def test_our_json_keeps_every_birth_date_and_the_quality_of_an_alias() -> None:
    """What is exported in this shape is read back whole."""
    subject = principal("jsonl")
    assert (subject.birth_dates, subject.documents, subject.names[1]) == (BORN, (PASSPORT,), LOW)


def test_a_stolen_document_keeps_the_id_that_its_owner_gave() -> None:
    """Also then the columns say that it is no list of persons."""
    (line,) = open_list([b"id,number,issuer\nX-1,ZZ0000017,UTO\n"]).lines()
    assert isinstance(line, Subject)
    assert (line.reference, line.documents[0].type) == ("X-1", "P")


def test_an_id_that_is_too_long_is_cut_and_stays_one_of_its_own() -> None:
    """60 letters are stored; the end is a digest."""
    rows = "\n".join(
        f'{{"id":"{"uto-" * 30}{n}","schema":"Person","properties":{{"name":["Specimen"]}}}}' for n in (1, 2)
    )
    references = [line.reference for line in open_list([rows.encode()]).lines() if isinstance(line, Subject)]
    assert [len(reference) for reference in references] == [60, 60]
    assert len(set(references)) == 2


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"), (b"<html></html>", "none of the lists"), (b"<Sanctions/>", "advanced format"),
        (b"a;b\n", "none of the lists"), (b"\x00\x01\x02", "none of the lists"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_list_is_refused_whole(content: bytes, words: str) -> None:
    """OfficerError says what to do."""
    with pytest.raises(OfficerError, match=words):
        open_list([content])


def test_several_files_are_one_list_only_where_the_format_says_so() -> None:
    """Nobody loses the second file silently."""
    with pytest.raises(OfficerError, match="one by one"):
        open_list([SPECIMENS["un-xml"][0]] * 2)


def test_a_list_is_read_as_often_as_wanted() -> None:
    """Once to look, once to write."""
    opened = open_list(SPECIMENS["un-xml"])
    assert list(opened.lines()) == list(opened.lines())


def test_a_series_of_stolen_blanks_is_one_entry_with_its_last_number() -> None:
    """SBC-1: prefix and length the same; what is no series is a fault, and the document alone keeps its reference."""
    heading, alone = b"number,issuer,type,number_to\n", b"number,issuer\nZZ-000 100,UTO\n"
    rows = b"ZZ-000 100,UTO,P,zz 000 199\nZZ000100,UTO,P,ZY000199\nZZ000200,UTO,P,ZZ000100\nZZ000100,UTO,P,ZZ000100\n"
    series, other, backwards, one = open_list([heading + rows]).lines()
    assert isinstance(series, Subject)
    assert isinstance(one, Subject)
    assert (series.documents[0].number, series.number_to) == ("ZZ000100", "ZZ000199")
    assert [type(line) for line in (other, backwards)] == [Fault, Fault]
    (single,) = open_list([alone]).lines()
    assert isinstance(single, Subject)
    assert (one.number_to, one.reference) == (None, single.reference)
    assert series.reference != single.reference
