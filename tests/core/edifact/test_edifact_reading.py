"""Bytes to interchanges: separators, line breaks, telegrams, envelopes. Every habit here is one that senders have."""

import pytest

from openpiu.core.edifact import DEFAULT, Dialect, Interchange, Separators, read_interchanges, write_una

DIALECT = Dialect(
    tags=frozenset({"BGM", "NAD", "DTM", "TIF", "ORG", "SRC", "RCI"}),
    starts=(("NAD", r"\+FL\+"), ("TIF", r"\+[A-Z]~*\+~*:A(?=:|\+|')"), ("SRC", "'(?=[\ud800-\udfff ]*RCI)")),
)
PLAIN = (
    "UNB+UNOA:4+ZQ+UTOGOV+261114:0930+1'UNG+PAXLST+ZQ+UTOGOV+261114:0930+1+UN+D:05B'UNH+1+PAXLST:D:05B:UN'BGM+745'"
    "NAD+FL+++MUSTER:ANTON JOSEF'DTM+329:880419'NAD+FL+++DE SA NOGUEIRA:BERTA'UNT+6+1'UNE+1+1'UNZ+1+1'"
)


def one(text: str | bytes) -> Interchange:
    (interchange,) = read_interchanges(text if isinstance(text, bytes) else text.encode(), DIALECT)
    return interchange


def tags(interchange: Interchange) -> list[str]:
    return [segment.tag for message in interchange.messages for segment in message.segments]


def names(interchange: Interchange) -> list[tuple[str, ...]]:
    segments = [segment for message in interchange.messages for segment in message.segments]
    return [segment.elements[3] for segment in segments if segment.tag == "NAD"]


def codes(interchange: Interchange) -> list[str]:
    own = [repair.code for repair in interchange.repairs]
    return own + [repair.code for message in interchange.messages for repair in message.repairs]


def in_other_signs(text: str, separators: Separators) -> str:
    signs = {":": separators.component, "+": separators.element, "'": separators.terminator}
    return "".join(signs.get(sign, sign) for sign in text)


def test_a_faultless_interchange_needs_no_repair() -> None:
    """MSG-1."""
    interchange = one(PLAIN)

    assert tags(interchange) == ["UNH", "BGM", "NAD", "DTM", "NAD"]
    assert [segment.position for segment in interchange.messages[0].segments] == [1, 2, 3, 4, 5]
    assert names(interchange) == [("MUSTER", "ANTON JOSEF"), ("DE SA NOGUEIRA", "BERTA")]
    assert codes(interchange) == []


@pytest.mark.parametrize(
    "separators",
    [
        DEFAULT,
        Separators(element="-"),
        Separators(element="*", terminator="#"),
        Separators(element="+", terminator="*"),
        Separators(component="-", element="(", terminator=")"),
        Separators(component="\x1f", element="\x1d", terminator="\x1c"),
        Separators(repetition="*"),
    ],
)
def test_separators_are_taken_from_una_and_found_without_it(separators: Separators) -> None:
    """MSG-1."""
    text = in_other_signs(PLAIN, separators)

    announced, bare = one(write_una(separators) + text), one(text)

    assert announced.messages == one(PLAIN).messages
    assert codes(announced) == []
    assert bare.messages == announced.messages
    assert set(codes(bare)) <= {"una-missing"}


@pytest.mark.parametrize(
    ("service", "repairs"),
    [
        ("UNA:+.?'", []),  # its blank is gone
        ("UNA:+.? \r\n'", []),
        ("UNA:+.? '\r\n", []),
        ("UNA:*.? #", ["una-wrong"]),
        ("UNA++++++", ["una-wrong"]),
        ("UNA:+.? \N{RIGHT SINGLE QUOTATION MARK}", ["una-wrong"]),
    ],
)
def test_a_damaged_service_string_is_survived(service: str, repairs: list[str]) -> None:
    """MSG-1, MSG-6."""
    interchange = one(service + PLAIN)

    assert interchange.messages == one(PLAIN).messages
    assert codes(interchange) == repairs


def test_released_signs_are_data_also_doubled() -> None:
    """MSG-1."""
    text = PLAIN.replace("MUSTER:ANTON JOSEF", "O?'NEILL ?+ CO:A?:B??").replace("BERTA", "WHAT?NOW??")

    assert names(one(text)) == [("O'NEILL + CO", "A:B?"), ("DE SA NOGUEIRA", "WHAT?NOW?")]


@pytest.mark.parametrize("width", [1, 2, 7, 63, 69])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_wrapped_lines_read_as_unwrapped_and_keep_their_blanks(width: int, line_end: str) -> None:
    """MSG-2."""
    wrapped = line_end.join(PLAIN[at : at + width] for at in range(0, len(PLAIN), width))

    assert one(wrapped).messages == one(PLAIN).messages


def test_one_segment_a_line_is_no_repair_and_a_wrapped_one_is() -> None:
    """MSG-2."""
    lines = PLAIN.replace("'", "'\r\n")

    assert codes(one(lines)) == []
    assert codes(one(lines.replace("ANTON JOSEF", "ANTON JO\r\nSEF"))) == ["lines-joined"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("QD BRUPIZZ\r\n.HDQRMZQ 141130\r\n", "\r\n"),
        ("\r\n.HDQCRZQ 130631\r\n", "\r\n\r\nChecked by a mail gateway\r\n"),
        ("\x01QU BRUPIZZ LEDPIZZ\r\n.HDQRMZQ 141130\r\n\x02", "\x03"),
        ("\x01QK BRUPIZZ\r\n.HDQRMZQ 141130 ZQ14\r\n\x02", "\x03\r\n____\r\nDon't print\x0c"),
        ("From: apis@example.org\nSubject: list\n\n", "\n-- \nIt's confidential: UN's antivirus\n"),
        ("QP BRUPIZZ\n.HDQRMZQ 141130\n", "\n   \n  14NOV26 0931Z *3870  \n\n\x0c"),
    ],
)
def test_headings_and_footers_leave_a_clean_interchange(before: str, after: str) -> None:
    """MSG-3: six known noise patterns."""
    interchange = one(before + PLAIN + after)

    assert interchange.messages == one(PLAIN).messages
    assert set(codes(interchange)) <= {"heading-removed", "text-before", "text-after"}
    assert codes(interchange)


def test_the_blocks_of_a_telegram_are_joined_inside_a_value() -> None:
    """MSG-3, MSG-20."""
    cut = PLAIN.index("ANTON") + 3
    heading = "\x01QD BRUPIZZ\r\n.HDQRMZQ 141130\r\n\x02"

    interchange = one(f"{heading}{PLAIN[:cut]}\r\n\x03\r\n{heading}{PLAIN[cut:]}\x03")

    assert interchange.messages == one(PLAIN).messages
    assert "blocks-joined" in codes(interchange)


@pytest.mark.parametrize(
    ("right", "wrong", "code"),
    [
        ("UNT+6+1", "UNT+47+1", "unt-count"),
        ("UNT+6+1", "UNT+SIX+1", "unt-count"),
        ("UNT+6+1", "UNT+6+9", "unt-reference"),
        ("UNE+1+1", "UNE+2+1", "une-count"),
        ("UNZ+1+1", "UNZ+7+1", "unz-count"),
        ("UNT+6+1'", "", "unt-missing"),
        ("UNE+1+1'", "", "une-missing"),
        ("UNZ+1+1'", "", "unz-missing"),
    ],
)
def test_wrong_counts_and_missing_trailers_lose_no_segment(right: str, wrong: str, code: str) -> None:
    """MSG-4."""
    interchange = one(PLAIN.replace(right, wrong))

    assert tags(interchange) == tags(one(PLAIN))
    assert codes(interchange) == [code]


def test_groups_are_optional_and_messages_may_be_many() -> None:
    """MSG-1: several messages, groups and interchanges in one file."""
    bare = PLAIN.replace("UNG+PAXLST+ZQ+UTOGOV+261114:0930+1+UN+D:05B'", "").replace("UNE+1+1'", "")
    message = bare[bare.index("UNH") : bare.index("UNZ")]
    double = bare.replace("UNZ+1+1'", message + "UNZ+2+1'")

    interchanges = read_interchanges(f"{PLAIN}\n{bare}\r\n{double}".encode(), DIALECT)

    assert [len(interchange.messages) for interchange in interchanges] == [1, 1, 2]
    assert [codes(interchange) for interchange in interchanges] == [[], [], []]


@pytest.mark.parametrize("lost", ["UNB+UNOA:4+ZQ+UTOGOV+261114:0930+1'", "UNH+1+PAXLST:D:05B:UN'"])
def test_a_lost_header_loses_no_segment(lost: str) -> None:
    """MSG-4: what stands outside a message still comes out."""
    found = read_interchanges(PLAIN.replace(lost, "").encode(), DIALECT)

    assert [tag for tag in tags(found[0]) if tag != "UNH"] == ["BGM", "NAD", "DTM", "NAD"]


@pytest.mark.parametrize("between", ["", "\r\n"])
def test_a_missing_terminator_swallows_no_name(between: str) -> None:
    """MSG-5."""
    text = PLAIN.replace("'", "'" + between).replace(f"880419'{between}NAD", f"880419{between}NAD")

    interchange = one(text)

    assert names(interchange) == names(one(PLAIN))
    assert [(found.code, found.segment) for found in interchange.messages[0].repairs] == [("terminator-missing", 5)]


def test_a_surname_that_ends_like_a_tag_stays_whole() -> None:
    """MSG-5: LATIF is no missing terminator before TIF."""
    text = PLAIN.replace("NAD+FL+++MUSTER:ANTON JOSEF", "TIF+LATIF+OMAR:A:1+SARA:A:2")

    interchange = one(text)

    assert interchange.messages[0].segments[2].elements == (("LATIF",), ("OMAR", "A", "1"), ("SARA", "A", "2"))
    assert codes(interchange) == []


def test_a_surname_wrapped_before_letters_of_a_tag_stays_whole() -> None:
    """MSG-2, MSG-5: TIF+LA and TIF+OMAR on the next line are LATIF."""
    text = PLAIN.replace("NAD+FL+++MUSTER:ANTON JOSEF", "TIF+LATIF+OMAR:A:1").replace("'", "'\n")

    interchange = one(text.replace("LATIF", "LA\nTIF"))

    assert interchange.messages == one(text).messages


def test_lines_without_any_terminator_are_segments() -> None:
    """MSG-5."""
    interchange = one(PLAIN.replace("'", "\r\n"))

    assert tags(interchange) == tags(one(PLAIN))
    assert names(interchange) == names(one(PLAIN))


def test_an_apostrophe_without_release_stays_in_the_name() -> None:
    """MSG-5."""
    interchange = one(PLAIN.replace("MUSTER:ANTON", "O'NEILL:D'ARCY"))

    assert names(interchange)[0] == ("O'NEILL", "D'ARCY JOSEF")
    assert set(codes(interchange)) == {"terminator-inside"}


def test_stray_letters_between_segments_are_left_out() -> None:
    """MSG-3."""
    interchange = one(PLAIN.replace("UNT+6", "LT'UNT+6"))

    assert interchange.messages[0].segments == one(PLAIN).messages[0].segments
    assert codes(interchange) == ["fragment-dropped"]


@pytest.mark.parametrize("charset", ["utf-8", "latin-1", "cp1252", "utf-8-sig", "utf-16"])
def test_character_sets_give_the_same_names(charset: str) -> None:
    """MSG-6."""
    text = PLAIN.replace("MUSTER:ANTON", "MÜLLER:JOSÉ")

    assert names(one(text.encode(charset)))[0] == ("MÜLLER", "JOSÉ JOSEF")


def test_typographic_quotes_end_segments_but_not_names() -> None:
    """MSG-6."""
    curly = "\N{RIGHT SINGLE QUOTATION MARK}"

    interchange = one(PLAIN.replace("'", curly, 5).replace("MUSTER", f"D{curly}ARC"))

    assert names(interchange) == [(f"D{curly}ARC", "ANTON JOSEF"), ("DE SA NOGUEIRA", "BERTA")]
    assert "quotes-straightened" in codes(interchange)


def test_odd_blanks_become_blanks_and_control_characters_go() -> None:
    """MSG-6."""
    text = PLAIN.replace("DE SA", "DE\N{NO-BREAK SPACE}SA").replace("BERTA", "BER\x00TA")

    assert names(one(text))[1] == ("DE SA NOGUEIRA", "BERTA")


def test_a_text_that_breaks_off_is_told_from_one_without_trailer() -> None:
    """MSG-4."""
    (cut,) = one(PLAIN[: PLAIN.index("NOGUEIRA")]).messages
    (whole,) = one(PLAIN.replace("UNT+6+1'", "")).messages

    assert (cut.complete, cut.broken_off) == (False, True)
    assert (whole.complete, whole.broken_off) == (False, False)


@pytest.mark.parametrize("data", [b"", b"\x00\xff", b"no message here", b"UNA", b"UNB+", b"\xef\xbb\xbf", b"'" * 50])
def test_bytes_without_interchange_give_none(data: bytes) -> None:
    """MSG-18."""
    assert read_interchanges(data, DIALECT) == []


@pytest.mark.parametrize(
    "text", ["UNB+UNOA:1+A'UNA+x'", "UNB+UNOA:1+A'UNH+1+PNRGOV:13:1:IA'UNA+x'MSG+:22'UNT+3+1'UNZ+1+1'"]
)
def test_a_service_string_advice_inside_an_interchange_announces_nothing(text: str) -> None:
    """MSG-1, MSG-18: found by the fuzz."""
    (interchange,) = read_interchanges(text.encode())
    assert "text-between" in {repair.code for repair in interchange.repairs}
    assert [segment.tag for message in interchange.messages for segment in message.segments[1:]] in ([], ["MSG"])
