"""Damaged and hostile files: never a crash, never an expansion, and what could not be read is said."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openpiu.core.lists import Fault, Form, LeftOut, Line, Subject, open_list
from openpiu.errors import OfficerError
from tests.core.lists.specimens import SPECIMENS

XML = ("un-xml", "ofac-xml", "eu-xml")
BOMB = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>"""
OUTSIDE = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>"""


def body(form: str) -> bytes:
    """A list without its declaration."""
    return SPECIMENS[form][0].partition(b"?>")[2]


def read_or_refused(files: list[bytes], form: str) -> list[Line]:
    """The lines; none where the file as a whole is refused in words."""
    try:
        return list(open_list(files, form).lines())
    except OfficerError:
        return []


@pytest.mark.parametrize("form", XML)
@pytest.mark.parametrize("start", [BOMB, OUTSIDE, b"<!DOCTYPE x>"])
def test_a_document_type_is_refused_and_nothing_is_expanded(form: str, start: bytes) -> None:
    """FMT-2."""
    (fault,) = open_list([start + body(form)], form).lines()
    assert isinstance(fault, Fault)
    assert fault.ends
    assert "document type" in fault.reason


@pytest.mark.parametrize(
    "content", [b"<a>" * 30, b"<NOTE/>" * 25_000, b"x" * 150_000, b'<NOTE a="' + b"x" * 150_000 + b'"/>']
)
def test_what_no_list_has_is_refused(content: bytes) -> None:
    """Depth, number of elements, length of a value."""
    data = b"<CONSOLIDATED_LIST><INDIVIDUAL>" + content + b"</INDIVIDUAL></CONSOLIDATED_LIST>"
    lines = list(open_list([data]).lines())
    assert [line.ends for line in lines if isinstance(line, Fault)] == [True]
    assert not [line for line in lines if isinstance(line, Subject)]


@pytest.mark.parametrize("form", XML)
def test_a_document_that_breaks_off_keeps_what_came_before(form: str) -> None:
    """And names the line."""
    whole = SPECIMENS[form][0]
    lines = list(open_list([whole[: whole.rindex(b"</")]]).lines())
    assert isinstance(lines[0], Subject)
    assert isinstance(lines[-1], Fault)
    assert (lines[-1].ends, lines[-1].place > 20) == (True, True)


@pytest.mark.parametrize("form", list(Form))
@given(at=st.integers(0, 4000), junk=st.binary(min_size=1, max_size=12), cut=st.integers(0, 12))
def test_any_damage_gives_lines_or_a_refusal_in_words(form: Form, at: int, junk: bytes, cut: int) -> None:
    """PNR-6.5: property over mutated bytes; a fault says why and what to do, and repeats nothing."""
    files = list(SPECIMENS[form])
    at %= len(files[0])
    files[0] = files[0][:at] + junk + files[0][at + cut :]
    lines = read_or_refused(files, form)
    assert all(isinstance(line, Subject | Fault | LeftOut) for line in lines)
    for line in lines:
        assert line.place >= 1
        if isinstance(line, Fault):
            assert line.reason
            assert line.advice
            assert "Quesnoirt" not in line.reason + line.advice


@given(st.binary(max_size=400), st.sampled_from(["", *Form]))
def test_any_bytes_give_lines_or_a_refusal_in_words(content: bytes, form: str) -> None:
    """Nothing else is raised."""
    assert read_or_refused([content], form) is not None


@pytest.mark.parametrize("value", ["null", "5", '"x"', "[5]", "{}", '[{"properties":5}]', "[[]]"])
def test_properties_of_any_shape_are_read(value: str) -> None:
    """Lists written by others hold anything."""
    keys = ("alias", "birthDate", "nationality", "passports", "passportNumber", "gender", "firstName", "lastName")
    inner = ",".join(f'"{key}":{value}' for key in keys)
    (line,) = open_list(
        [f'{{"id":"u","schema":"Person","properties":{{"name":["Specimen"],{inner}}}}}'.encode()]
    ).lines()
    assert isinstance(line, Subject)


def test_a_zero_character_is_a_fault_in_every_format() -> None:
    """PostgreSQL stores none."""
    row = b'{"id":"u","schema":"Person","properties":{"name":["Speci\\u0000men"]}}'
    (fault,) = open_list([row]).lines()
    assert isinstance(fault, Fault)
    assert "zero character" in fault.reason


@pytest.mark.parametrize("start", [b"<!--" * 16_000, b"<?x" * 20_000, b'{"a":' * 13_000, b'"a' * 30_000])
def test_the_format_of_a_hostile_beginning_is_found_in_time(start: bytes) -> None:
    """No expression runs away there either."""
    started = time.perf_counter()
    read_or_refused([start], "")
    assert time.perf_counter() - started < 2


def test_a_long_line_of_prose_is_read_in_time() -> None:
    """No expression runs away."""
    prose = "a" * 20_000 + " 1" * 5_000 + "(" * 5_000
    row = f'1,"SPECIMEN","individual","S",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"{prose}"\n'
    started = time.perf_counter()
    list(open_list([row.encode()], "ofac-csv").lines())
    assert time.perf_counter() - started < 2
