"""Persons of a PAXLST: each segment understood by its text alone, nobody lost, nobody's particulars on another."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openpiu.core.edifact import Segments, Separators, read_interchanges, write_interchange
from openpiu.core.messages import Reading, read_messages
from openpiu.core.messages.draft import is_clean
from openpiu.core.messages.paxlst_facts import Reader, understand
from openpiu.core.terms import Baggage, Document, PartialDate, TravellerKind, full_name

SENT = date(2026, 11, 14)
HEAD = (
    "UNB+UNOA:4+ZQ+UTOGOV+261115:0330+1'UNH+1+PAXLST:D:05B:UN:IATA+ZQ214/261115+01:F'BGM+745'NAD+MS+++ZQ DESK'"
    "TDT+20+ZQ0214+++ZQ'LOC+125+IST'DTM+189:2611150430:201'LOC+87+BRU'DTM+232:2611150635:201'"
)
TAILS = (
    "ATT+2++M",
    "ATT+2++F",
    "ATT+2++X",
    "ATT+1++M",
    "DTM+329:880419",
    "DTM+329:19880419:102",
    "DTM+329:990230",
    "DTM+329",
    "DTM+36:290303",
    "DTM+36:",
    "DTM+36:XX",
    "NAT+2+UTO",
    "NAT+2+QQQ",
    "NAT+2+",
    "LOC+178+IST",
    "LOC+179+BRU",
    "LOC+91+UTO",
    "LOC+91+Q1",
    "LOC+180+TUR:::ZEDTOWN",
    "RFF+AVF:K7MTRA",
    "RFF+AVF:k7?+a",
    "RFF+SEA:012A",
    "RFF+SEA:XXX",
    "RFF+ABO:ZQ7",
    "RFF+CR:1",
    "RFF+AVF",
    "DOC+P:110:111+ZZ0419773",
    "DOC+V+ZZ-9 1",
    "DOC+P+",
    "GEI+4+173",
    "GEI+4+174",
    "MEA+CT++:2",
    "MEA+WT++KGM:24",
    "FTX+BAG+++ZQ000123:2",
    "GIR+1",
    "GIS+1",
    "EMP+1",
    "COM+3225550147:TE",
    "QQQ+1",
    "CPI+1",
)


def read(persons: str, *, head: str = HEAD) -> Reading:
    count = (head + persons)[head.index("UNH") :].count("'") + 1
    (reading,) = read_messages(f"{head}{persons}UNT+{count}+1'UNZ+1+1'".encode(), source="test")
    return reading


def codes(reading: Reading) -> list[str]:
    return [repair.code for repair in reading.repairs] + [fault.code for fault in reading.faults]


@pytest.mark.parametrize("signs", [Separators(), Separators(component="-", element="(", terminator=")")])
@given(tail=st.sampled_from(TAILS), more=st.text(st.sampled_from("AZ09 +:?-(.é"), max_size=6))
def test_the_short_way_and_the_long_way_understand_the_same(tail: str, more: str, signs: Separators) -> None:
    """MSG-18: speed changes nothing; also with released signs, odd letters and other separators."""
    (found,) = read_interchanges(f"{HEAD}NAD+FL+++MUSTER'{tail}{more}'UNT+1+1'UNZ+1+1'".encode())
    (same,) = read_interchanges(write_interchange(found, signs).encode())
    segments: Segments = same.messages[0].segments
    at = len(segments) - 1

    fact = Reader(segments, SENT).understand(at)

    assert fact == understand(segments[at], SENT)


@given(st.lists(st.lists(st.sampled_from(TAILS), max_size=9), min_size=1, max_size=6))
def test_nobody_takes_anything_from_a_neighbour(persons: list[list[str]]) -> None:
    """PAX-3, PAX-7: what is understood once for all is noted for each alone."""
    texts = [
        "".join(f"{segment}'" for segment in (f"NAD+FL+++MUSTER{n}:ANTON", *tails)) for n, tails in enumerate(persons)
    ]

    together, alone = read("".join(texts)), [read(text) for text in texts]

    assert together.travellers == tuple(reading.travellers[0] for reading in alone)
    assert codes(together) == [code for reading in alone for code in codes(reading)]


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_a_manifest_cut_anywhere_keeps_or_names_everybody(data: st.DataObject) -> None:
    """MSG-5, MSG-18: every traveller whose name arrived whole is there, and the loss of the others is told."""
    person = "NAD+FL+++MUSTER{}:ANTON'ATT+2++M'DTM+329:880419'NAT+2+UTO'DOC+P:110:111+ZZ041{}'DTM+36:290303'LOC+91+UTO'"
    text = HEAD + "".join(person.format("ABCD"[n], n) for n in range(4))
    at = data.draw(st.integers(0, len(text)))
    whole_names = [part.split(":")[0] for part in text[:at].split("NAD+FL+++")[1:] if "'" in part]

    readings = read_messages(text[:at].encode(), source="test")

    surnames = [traveller.surname for reading in readings for traveller in reading.travellers]
    assert surnames[: len(whole_names)] == whole_names
    assert len(surnames) <= len(whole_names) + 1
    assert any(fault.code for reading in readings for fault in reading.faults if fault.severity != "warning")


@pytest.mark.parametrize("second", ["DTM+329:900101'", "ATT+2++F'"])
def test_a_lost_name_segment_shows_in_particulars_that_contradict(second: str) -> None:
    """MSG-5: the particulars of a second person behind one name are told, not mixed in silence."""
    reading = read(f"NAD+FL+++MUSTER:ANTON'ATT+2++M'DTM+329:880419'{second}")

    assert codes(reading) == ["person-contradicted"]
    assert (reading.travellers[0].sex, reading.travellers[0].birth_date) == ("M", PartialDate(1988, 4, 19))


def test_particulars_said_twice_alike_are_no_fault() -> None:
    """PAX-5."""
    assert codes(read("NAD+FL+++MUSTER:ANTON'DTM+329:880419'ATT+2++M'DTM+329:19880419:102'ATT+2++M'")) == []


@pytest.mark.parametrize(
    ("location", "kept"),
    [
        ("LOC+22+BRU'", None),
        ("LOC+178+IST'", None),
        ("LOC+179+BRU'", None),
        ("LOC+174+TUR'", None),
        ("LOC+180+TUR:::ZEDTOWN'", None),
        ("LOC+180+:::ZEDTOWN'", None),
        ("LOC+91+TUR'", "TUR"),
        ("LOC+91+TR'", "TUR"),
    ],
)
def test_places_of_a_person_are_read_or_left_out_without_a_fault(location: str, kept: str | None) -> None:
    """PAX-4, API-2: of the places only the issuing country is in the list; residence and birthplace are not kept."""
    reading = read(f"NAD+FL+++MUSTER:ANTON'DOC+P:110:111+ZZ0419773'{location}")

    assert codes(reading) == []
    assert reading.travellers[0].documents[0].issuer == kept
    assert "ZEDTOWN" not in repr(reading)


@pytest.mark.parametrize(
    ("segments", "documents"),
    [
        ("DOC+P+ZZ1'DTM+36:290303'LOC+91+UTO'DOC+V+ZZ2'DTM+36:270101'LOC+91+BEL'",
         [("P", "ZZ1", "UTO", date(2029, 3, 3)), ("V", "ZZ2", "BEL", date(2027, 1, 1))]),
        ("DOC+I+ZZ1'DOC+AC+ZZ2'LOC+91+BEL'", [("I", "ZZ1", None, None), ("AC", "ZZ2", "BEL", None)]),
        ("DOC+IP+ZZ1'NAT+2+UTO'DTM+36:290303'", [("IP", "ZZ1", None, date(2029, 3, 3))]),
        ("DTM+36:290303'LOC+91+UTO'DOC+A+ZZ1'", [("A", "ZZ1", "UTO", date(2029, 3, 3))]),
        ("DTM+36:290303'DOC+C+ZZ1'DOC+L+ZZ2'", [("C", "ZZ1", None, None), ("L", "ZZ2", None, None)]),
        ("DOC+P+'LOC+91+UTO'DOC+P+ZZ2'", [("P", "ZZ2", None, None)]),
        ("DOC++ZZ1'", [("P", "ZZ1", None, None)]),
    ],
)  # fmt: skip
def test_documents_keep_their_own_dates_and_countries(
    segments: str, documents: list[tuple[str, str, str | None, date | None]]
) -> None:
    """PAX-7: codes P, V, I, A, C, IP, AC, L; a date or a country belongs to the document before it."""
    found = read(f"NAD+FL+++MUSTER:ANTON'{segments}").travellers[0].documents

    assert found == tuple(Document(type=t, number=n, issuer=i, expiry=e) for t, n, i, e in documents)


@pytest.mark.parametrize(
    ("segments", "baggage"),
    [
        ("FTX+BAG+++ZQ987654'", Baggage(tags=("ZQ987654",))),
        ("FTX+BAG+++ZQ000998:3'", Baggage(tags=("ZQ000998", "ZQ000999", "ZQ001000"))),
        ("FTX+BAG+++ZQ1:ZQ2'FTX+BAG+++ZQ2'", Baggage(tags=("ZQ1", "ZQ2"))),
        ("MEA+CT++:2'MEA+WT++KGM:31.5'", Baggage(pieces=2, weight=31)),
        ("MEA+WT++LBR:44'", Baggage(weight=44, in_pounds=True)),
        ("MEA+CT++:MANY'FTX+BAG'FTX+AAA+++ZQ1'", None),
        ("MEA+CT++:0'FTX+BAG+++NULL'", Baggage(pieces=0)),
        ("FTX+BAG+++NULL:NIL:N/A:0000000000:NO BAGS'", None),
        ("FTX+BAG+++NULL:2:ZQ1'", Baggage(tags=("ZQ1",))),
    ],
)
def test_bags_have_number_weight_and_tags(segments: str, baggage: Baggage | None) -> None:
    """PAX-6, API-2: FTX+BAG, MEA+CT, MEA+WT."""
    assert read(f"NAD+FL+++MUSTER:ANTON'{segments}").travellers[0].baggage == baggage


@pytest.mark.parametrize(
    ("segment", "verified"), [("GEI+4+173'", True), ("GEI+4+174'", False), ("GEI+4+ZZZ:173'", True), ("GEI+4'", None)]
)
def test_whether_particulars_were_verified_is_kept(segment: str, verified: bool | None) -> None:
    """PAX-6, API-4: GEI 173 verified, 174 not."""
    assert read(f"NAD+FL+++MUSTER:ANTON'{segment}").travellers[0].verified is verified


def test_references_of_every_kind_are_read_or_left_out() -> None:
    """PAX-6: TN, AVF, ABO, SEA, AEA, CR."""
    reading = read(
        "NAD+FL+++MUSTER:ANTON'RFF+TN:1'RFF+AVF:k7mtra'RFF+ABO:ZQ7'RFF+SEA:012A'RFF+SEA:12B'RFF+AEA:9'RFF+CR:8'"
    )

    traveller = reading.travellers[0]
    assert (traveller.locator, traveller.reference, traveller.seats) == ("K7MTRA", "ZQ7", ("12A", "12B"))
    assert codes(reading) == []


@given(
    st.sampled_from(["ANTON", "OMAR", "DRAGANMR", "MR", "UNK", "JOHNMRS", "A", "ÖZGE", "ß", ""]), st.text(max_size=8)
)
def test_a_name_that_counts_as_clean_is_one_that_cleaning_leaves_alone(one: str, other: str) -> None:
    """MSG-14: the short way to a name gives what the long way gives."""
    for surname, given_names in ((one, other), (other, one)):
        if is_clean(surname, given_names):
            assert full_name(surname, given_names) == (surname, given_names, None)


def test_transit_and_crew_keep_their_kinds_side_by_side() -> None:
    """PAX-3."""
    roles = read("".join(f"NAD+{role}+++MUSTER:ANTON'" for role in ("FL", "DDU", "DDT", "FM"))).travellers

    assert [one.kind for one in roles] == [
        TravellerKind.ADULT, TravellerKind.TRANSIT, TravellerKind.TRANSIT, TravellerKind.CREW,
    ]  # fmt: skip
