"""Character sets by the syntax identifier of UNB, and by the bytes themselves."""

import pytest

from openpiu.core.edifact import read_interchanges

MESSAGE = "UNB+{level}:4+ZQ+UTOGOV+261114:0930+1'UNH+1+PAXLST:D:05B:UN'NAD+FL+++{name}'UNT+3+1'UNZ+1+1'"


def name_in(data: bytes) -> list[str]:
    return [found.messages[0].segments[1].component(3) for found in read_interchanges(data)]


@pytest.mark.parametrize(
    ("level", "charset", "name"),
    [
        ("UNOA", "ascii", "MUSTER"),
        ("UNOB", "latin-1", "MÜLLER"),
        ("IATA", "cp1252", "ŽIŽEK"),
        ("IATB", "latin-1", "FAÇADE"),
        ("UNOC", "latin-1", "MUÑOZ"),
        ("UNOD", "iso8859-2", "ŁÓDŹKI"),
        ("UNOE", "iso8859-5", "МУСТЕР"),
        ("UNOF", "iso8859-7", "ΠΑΠΑΔΟΣ"),
        ("UNOG", "iso8859-3", "ĊEĦJA"),
        ("UNOH", "iso8859-4", "ĶŅŽE"),
        ("UNOI", "iso8859-6", "محمد"),
        ("UNOJ", "iso8859-8", "כהן"),
        ("UNOK", "iso8859-9", "GÜNEŞ"),
        ("UNOW", "utf-8", "МУСТЕРΠŁ"),
        ("UNOA", "utf-8", "MÜLLER"),
        ("UNOY", "utf-16-be", "ΠŁМ"),
        ("UNOX", "utf-16-le", "ΠŁМ"),
    ],
)
def test_a_name_is_read_in_the_character_set_of_its_interchange(level: str, charset: str, name: str) -> None:
    """MSG-6: UNOA to UNOY, IATA and IATB."""
    assert name_in(MESSAGE.format(level=level, name=name).encode(charset)) == [name]


def test_each_interchange_of_a_file_has_its_own_character_set() -> None:
    """MSG-6."""
    greek, polish = ("ΠΑΠΑΔΟΣ", "iso8859-7", "UNOF"), ("ŁÓDŹKI", "iso8859-2", "UNOD")

    files = [MESSAGE.format(level=level, name=name).encode(charset) for name, charset, level in (greek, polish)]

    assert name_in(b"\r\n".join(files)) == [greek[0], polish[0]]


def test_the_syntax_identifier_is_found_across_a_line_break() -> None:
    """MSG-2, MSG-6."""
    data = MESSAGE.format(level="UN\r\nOD", name="ŁÓDŹKI").encode("iso8859-2")

    assert name_in(data) == ["ŁÓDŹKI"]


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"\xfe\xff\xd8", b"UNB+UNOE:4+\x81\xff'", b"\x00U\x00N\x00B\x00"])
def test_bytes_of_no_character_set_are_survived(data: bytes) -> None:
    """MSG-18."""
    assert isinstance(read_interchanges(data), list)
