"""SSR DOCS as carriers write it: thirty variants of one document (MSG-9), and visas (MSG-10)."""

from datetime import date

import pytest

from openpiu.core.messages.documents import read_doco, read_docs
from openpiu.core.terms import Document, PartialDate

SENT = date(2026, 11, 14)
FULL = Document(type="P", number="ZZ0419773", issuer="UTO", expiry=date(2029, 3, 3))
BORN = PartialDate(1988, 4, 19)

# text -> document, nationality, birth date, sex, surname, given names
VARIANTS: list[tuple[str, Document | None, str | None, PartialDate | None, str | None, str, str]] = [
    ("/P/UTO/ZZ0419773/UTO/19APR88/M/03MAR29/MUSTER/ANTON", FULL, "UTO", BORN, "M", "MUSTER", "ANTON"),
    ("/P/UTO/ZZ0419773/UTO/19APR88/M/03MAR29/MUSTER/ANTON/", FULL, "UTO", BORN, "M", "MUSTER", "ANTON"),
    ("/P/UTO/ZZ0419773/UTO/19APR88/M/03MAR29/MUSTER/ANTON/JOSEF", FULL, "UTO", BORN, "M", "MUSTER", "ANTON JOSEF"),
    ("/P/UTO/ZZ0419773/UTO/19APR88/M/03MAR29/MUSTER/ANTON/JOSEF/H", FULL, "UTO", BORN, "M", "MUSTER", "ANTON JOSEF"),
    ("/P/UTO/ZZ0419773/UTO/19APR88/M/03MAR29/MUSTER/ANTON//H", FULL, "UTO", BORN, "M", "MUSTER", "ANTON"),
    ("/P/UTO/ZZ0419773/UTO/19APR88/M/03MAR29/MUSTER/ANTON/H", FULL, "UTO", BORN, "M", "MUSTER", "ANTON"),
    ("/P/UTO/ZZ0419773/UTO/19APR88/M/03MAR29/DE LA CRUZ/ANA", FULL, "UTO", BORN, "M", "DE LA CRUZ", "ANA"),
    ("/P/UTO/ZZ-041 9773/UTO/19APR88/M/03MAR29/MUSTER/ANTON", FULL, "UTO", BORN, "M", "MUSTER", "ANTON"),
    ("/p/uto/zz0419773/uto/19apr88/m/03mar29/muster/anton", FULL, "UTO", BORN, "M", "MUSTER", "ANTON"),
    ("/P/UTO/ZZ0419773/UTO/19APR1988/M/03MAR2029/MUSTER/ANTON", FULL, "UTO", BORN, "M", "MUSTER", "ANTON"),
    ("/P/UTO/ZZ0419773/UTO/880419/M/290303/MUSTER/ANTON", FULL, "UTO", BORN, "M", "MUSTER", "ANTON"),
    ("/P/UTO/ZZ0419773/UTO/19880419/M/20290303/MUSTER/ANTON", FULL, "UTO", BORN, "M", "MUSTER", "ANTON"),
    ("/P/UTO/ZZ0419773/UTO/9APR88/M/3MAR29/MUSTER/ANTON", FULL, "UTO", PartialDate(1988, 4, 9), "M", "MUSTER", "ANTON"),
    ("/P/UTO/ZZ0419773/UTO/APR88/M/03MAR29/MUSTER/ANTON", FULL, "UTO", PartialDate(1988, 4), "M", "MUSTER", "ANTON"),
    ("/P/UTO/ZZ0419773/UTO/880000/M/03MAR29/MUSTER/ANTON", FULL, "UTO", PartialDate(1988), "M", "MUSTER", "ANTON"),
    ("P/UTO/ZZ0419773/UTO/19APR88/M/03MAR29/MUSTER/ANTON", FULL, "UTO", BORN, "M", "MUSTER", "ANTON"),
    ("//P/UTO/ZZ0419773/UTO/19APR88/M/03MAR29/MUSTER/ANTON", FULL, "UTO", BORN, "M", "MUSTER", "ANTON"),
    ("/UTO/ZZ0419773/UTO/19APR88/M/03MAR29/MUSTER/ANTON", FULL, "UTO", BORN, "M", "MUSTER", "ANTON"),
    ("HK1/P/UTO/ZZ0419773/UTO/19APR88/M/03MAR29/MUSTER/ANTON", FULL, "UTO", BORN, "M", "MUSTER", "ANTON"),
    ("//UTO/ZZ0419773/UTO/19APR88/M/03MAR29/MUSTER/ANTON", FULL, "UTO", BORN, "M", "MUSTER", "ANTON"),
    ("////UTO/19APR88/M//MUSTER/ANTON", None, "UTO", BORN, "M", "MUSTER", "ANTON"),
    ("/////19APR88/F//MUSTER/BERTA", None, None, BORN, "F", "MUSTER", "BERTA"),
    ("/P////19APR88/M//MUSTER/ANTON", None, None, BORN, "M", "MUSTER", "ANTON"),
    ("/P/UTO/ZZ0419773/UTO//M/03MAR29/MUSTER/ANTON", FULL, "UTO", None, "M", "MUSTER", "ANTON"),
    ("/P/UTO/ZZ0419773/UTO/19APR88//03MAR29/MUSTER/ANTON", FULL, "UTO", BORN, None, "MUSTER", "ANTON"),
    ("/P/UTO/ZZ0419773/UTO/19APR88/U/03MAR29/MUSTER/ANTON", FULL, "UTO", BORN, None, "MUSTER", "ANTON"),
    ("/P/UTO/ZZ0419773/UTO/19APR88/X/03MAR29/MUSTER/ANTON", FULL, "UTO", BORN, "X", "MUSTER", "ANTON"),
    ("/P/UTO/ZZ0419773/UTO/19APR88/M/03MAR29/MUSTER", FULL, "UTO", BORN, "M", "MUSTER", ""),
    ("/P/UTO/ZZ0419773/UTO", Document(type="P", number="ZZ0419773", issuer="UTO"), "UTO", None, None, "", ""),
    ("/P/D/ZZ0419773/TR/19APR88/M/03MAR29/M/A",
     Document(type="P", number="ZZ0419773", issuer="DEU", expiry=date(2029, 3, 3)), "TUR", BORN, "M", "M", "A"),
    ("", None, None, None, None, "", ""),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "document", "nationality", "born", "sex", "surname", "given_names"), VARIANTS, ids=[v[0] for v in VARIANTS]
)
def test_the_document_is_read_in_every_variant(
    text: str,
    document: Document | None,
    nationality: str | None,
    born: PartialDate | None,
    sex: str | None,
    surname: str,
    given_names: str,
) -> None:
    """MSG-9."""
    docs = read_docs(text, SENT)

    assert (docs.document, docs.nationality, docs.birth_date) == (document, nationality, born)
    assert (docs.sex, docs.surname, docs.given_names) == (sex, surname, given_names)


@pytest.mark.parametrize(("sent", "sex"), [("MI", "M"), ("FI", "F"), ("XI", "X")])
def test_infants_are_told_by_their_sex(sent: str, sex: str) -> None:
    """MSG-9."""
    docs = read_docs(f"/P/UTO/ZZ0666001/UTO/30AUG26/{sent}/30AUG31/MUSTER/SIRAJ", SENT)

    assert (docs.is_infant, docs.sex) == (True, sex)


def test_an_impossible_date_is_told_and_not_guessed() -> None:
    """MSG-17."""
    docs = read_docs("/P/UTO/ZZ0419773/UTO/31FEB88/M/03MAR29/MUSTER/ANTON", SENT)

    assert (docs.birth_date, docs.bad_date) == (None, True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/ZEDTOWN/V/ZZ9891404/ZEDTOWN/14MAR26/BEL", (Document(type="V", number="ZZ9891404", issuer="BEL"), False)),
        ("//V/ZZ9891404///BE/I", (Document(type="V", number="ZZ9891404", issuer="BEL"), True)),
        ("/ZEDTOWN", (None, False)),
    ],
)
def test_visas(text: str, expected: tuple[Document | None, bool]) -> None:
    """MSG-10."""
    assert read_doco(text) == expected
