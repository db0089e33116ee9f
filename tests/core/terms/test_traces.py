"""Traces: what two records of one person have in common, without holding a fact."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openpiu.core.terms import Document, PartialDate, Traveller
from openpiu.core.terms.ids import IdMaker
from openpiu.core.terms.traces import Traces, skeleton, traces_of

IDS = IdMaker(b"k" * 32)
PASSPORT = Document(type="P", number="ZZ0419773", issuer="UTO", expiry=date(2030, 1, 1))
TRAVELLER = Traveller(
    surname="TSFAROUNI",
    given_names="MAHMUD ABDULRAHEEM",
    birth_date=PartialDate(1988, 4, 19),
    sex="M",
    documents=(PASSPORT,),
)


def traces(**changes: Any) -> Traces:
    """The traces of the specimen with some facts changed."""
    return traces_of(replace(TRAVELLER, **changes), [], IDS)


def test_the_same_facts_give_the_same_traces() -> None:
    """PNR-12.9: whatever the flight, the seat and the booking."""
    assert traces(locator="K7MTRA", seats=("12A",), title="MR") == traces()


@pytest.mark.parametrize("spelt", ["TSFA-ROUNI", "TSFA ROUNI", "TSFÁROUNI", "tsfarouni"])
def test_how_a_carrier_writes_a_name_is_no_other_name(spelt: str) -> None:
    """PNR-12.9: normalised names."""
    assert traces(surname=spelt).identity == traces().identity


@pytest.mark.parametrize(
    "changes",
    [
        {"surname": "TSFAROUNY"},
        {"given_names": "MAHMUD"},
        {"given_names": None},
        {"birth_date": PartialDate(1988, 4, 20)},
        {"sex": "F"},
        {"sex": None},
        {"documents": ()},
        {"documents": (replace(PASSPORT, number="ZZ0419737"),)},
        {"documents": (replace(PASSPORT, issuer="XXA"),)},
        {"documents": (PASSPORT, replace(PASSPORT, type="V", number="ZZ7654321"))},
    ],
)
def test_any_other_fact_is_another_identity(changes: dict[str, object]) -> None:
    """PNR-12.9: never by likeness; a fact more or less is not the same."""
    assert traces(**changes).identity != traces().identity


def test_another_name_in_another_report_is_another_identity() -> None:
    """PNR-12.9: under which names somebody books is a fact."""
    assert traces_of(TRAVELLER, [("ALIAS", "ANTON")], IDS).identity != traces().identity


@pytest.mark.parametrize("born", [None, PartialDate(1988), PartialDate(1988, 4)])
def test_without_a_full_birth_date_nobody_is_known_by_a_name(born: PartialDate | None) -> None:
    """PNR-12.9: a name alone is thousands of people."""
    found = traces(birth_date=born)
    assert (found.identity, found.names, len(found.documents)) == (None, (), 1)


@pytest.mark.parametrize("number", ["0000000", "XXXX", "Z1"])
def test_a_placeholder_is_no_document(number: str) -> None:
    """A number that thousands share joins nobody."""
    assert traces(documents=(replace(PASSPORT, number=number),)) == traces(documents=())


def test_a_number_without_its_issuer_finds_nobody() -> None:
    """Numbers repeat between states."""
    found = traces(documents=(replace(PASSPORT, issuer=None),))
    assert (found.documents, found.has_document) == ((), True)


def test_names_are_found_in_another_spelling_and_in_another_order() -> None:
    """The candidates of a comparison; the comparison decides."""
    mine = set(traces().names)
    assert mine & set(traces(surname="MAHMOUD", given_names="TESFAROUNI").names)
    assert not mine & set(traces(birth_date=PartialDate(1988, 4, 20)).names)
    assert skeleton("TSFAROUNI") == skeleton("Tesfarouni") == "TSFRN"
    assert skeleton("AOI") == "AOI"


def test_another_key_gives_other_traces_and_nothing_of_a_name_is_in_them() -> None:
    """PNR-12.5, PNR-13.8: nobody without the key can test whether a name is there."""
    mine, theirs = traces(), traces_of(TRAVELLER, [], IdMaker(b"x" * 32))
    assert mine.identity != theirs.identity
    assert not {*mine.names, *mine.documents} & {*theirs.names, *theirs.documents}
    assert "TSF" not in repr(mine).upper().replace("TRACES", "")


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_text_makes_traces(surname: str, given_names: str) -> None:
    """Whatever a carrier sends, receiving goes on."""
    found = traces(surname=surname, given_names=given_names)
    assert found.identity is not None
    assert len(found.names) <= 8
