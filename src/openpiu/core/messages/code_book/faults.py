"""The faults explained: the number by which answers name them, what each means, and an invented example.

What the sender should do is the advice in `notes.FAULTS`. A number, once given, is never given to another code: 1xx the
envelope and the message, 2xx the flight, 3xx names and travellers, 4xx documents and values, 5xx bookings and totals,
6xx segments.
"""

from typing import NamedTuple


class FaultText(NamedTuple):
    """One fault in words. `wrong` and `right` are segments of invented persons."""

    number: int
    means: str
    wrong: str
    right: str


OTHER = 199  # a fault that this table does not name

FAULT_TEXTS: dict[str, FaultText] = {
    "not-a-message": FaultText(
        101,
        "Nothing in the file begins like an interchange or a message.",
        "Please find the list attached.",
        "UNB+UNOA:4+ZQ+UTOGOV+261123:0400+A1' UNH+1+PAXLST:D:05B:UN:IATA' ...",
    ),
    "no-message-in-interchange": FaultText(
        102,
        "There is a header UNB, and no message behind it.",
        "UNB+UNOA:4+ZQ+UTOGOV+261123:0400+A1' UNZ+0+A1'",
        "UNB+UNOA:4+ZQ+UTOGOV+261123:0400+A1' UNH+1+PAXLST:D:05B:UN:IATA' ... UNT+19+1' UNZ+1+A1'",
    ),
    "type-not-supported": FaultText(
        103,
        "The message is of another type than passenger lists and booking data.",
        "UNH+1+APERAK:D:05B:UN'",
        "UNH+1+PNRGOV:13:1:IA+ZQ214/261123'",
    ),
    "message-empty": FaultText(
        104,
        "Between UNH and UNT stands nothing that could be read.",
        "UNH+1+PNRGOV:13:1:IA+ZQ214/261123' UNT+2+1'",
        "UNH+1+PNRGOV:13:1:IA+ZQ214/261123' MSG+:22' ORG+ZQ:BRU' TVL+...'",
    ),
    "message-truncated": FaultText(
        105,
        "The transmission ends inside the message. What came before the break was read; who came after it is unknown.",
        "... TIF+SPECIMEN:A+AN",
        "... TIF+SPECIMEN:A+ANNA:A:1' ... UNT+31+1' UNZ+1+A1'",
    ),
    "too-large": FaultText(
        106,
        "The transmission is larger than any carrier needs for one flight, so it was not read at all.",
        "all flights of a month in one file",
        "each flight, or each part of a flight (01:C, 02:C, 03:F), in a file of its own",
    ),
    "version-unknown": FaultText(
        107,
        "The version in UNH is none that openpiu knows. The message was read like the newest that it knows.",
        "UNH+1+PNRGOV:29:1:IA+ZQ214/261123'",
        "UNH+1+PNRGOV:18:1:IA+ZQ214/261123'",
    ),
    "xml-not-allowed": FaultText(
        108,
        "The XML uses what a list of passengers never needs and what has been used for attacks.",
        '<!DOCTYPE list [<!ENTITY a "...">]>',
        "(leave the document type and its entities out)",
    ),
    "xml-broken": FaultText(
        109,
        "The XML stops, or an element is not closed. What stood before this line was read.",
        "<Passenger><Surname>SPECIMEN</Passenger>",
        "<Passenger><Surname>SPECIMEN</Surname></Passenger>",
    ),
    "xml-several-documents": FaultText(
        110,
        "Behind the end of the first document another one begins. It was not read.",
        "</IATA_PNRGOV_NotifRQ><IATA_PNRGOV_NotifRQ>",
        "</IATA_PNRGOV_NotifRQ>  (and the other one in a file of its own)",
    ),
    "flight-missing": FaultText(
        201,
        "The message does not say which flight it is about, so its travellers belong nowhere.",
        "MSG+:22' ORG+ZQ:BRU' SRC'",
        "TVL+231126:0230:231126:0712+IST+BRU+ZQ+214'",
    ),
    "flight-incomplete": FaultText(
        202,
        "The flight was read, but an airport or a time is missing.",
        "TVL+231126+IST++ZQ+214'",
        "TVL+231126:0230:231126:0712+IST+BRU+ZQ+214'",
    ),
    "traveller-unnamed": FaultText(
        301,
        "A person is reported without a name. The person was kept as UNK.",
        "NAD+FL'",
        "NAD+FL+++SPECIMEN:ANNA'",
    ),
    "infant-unnamed": FaultText(
        302,
        "A request announces an infant, and no name of an infant is in the booking.",
        "SSR+INFT:HK:1:ZQ'",
        "TIF+SPECIMEN:IN+BABY:IN:2'",
    ),
    "name-cut-off": FaultText(
        303,
        "A segment that begins like a name breaks off. An apostrophe in a name ends the segment unless it is released.",
        "TIF+O'SPECIMEN:A+ANNA:A:1'",
        "TIF+O?'SPECIMEN:A+ANNA:A:1'",
    ),
    "role-unknown": FaultText(
        304,
        "A party is neither a passenger, nor crew, nor in transit.",
        "NAD+ZZZ+++SPECIMEN:ANNA'",
        "NAD+FL+++SPECIMEN:ANNA'",
    ),
    "person-contradicted": FaultText(
        305,
        "One person has two birth dates, or is of two sexes. Two persons may have run into one.",
        "NAD+FL+++SPECIMEN:ANNA' DTM+329:880419' DTM+329:701231'",
        "NAD+FL+++SPECIMEN:ANNA' DTM+329:880419' NAD+FL+++EXAMPLE:BEN' DTM+329:701231'",
    ),
    "name-in-history": FaultText(
        306,
        "A name stands among the changes of a booking, and it is not said whether it was added or cancelled.",
        "ABI+1' DAT' TIF+SPECIMEN:A+ANNA:A:1'",
        "ABI+1' DAT' SAC+++A' TIF+SPECIMEN:A+ANNA:A:1'",
    ),
    "row-unnamed": FaultText(
        307,
        "A row of a list has values, and no surname among them.",
        ";ANNA;1988-04-19;F;UTO",
        "SPECIMEN;ANNA;1988-04-19;F;UTO",
    ),
    "document-unlinked": FaultText(
        401,
        "A travel document belongs to nobody in particular. It is not guessed whose it is.",
        "SSR+DOCS:HK:1:ZQ:::::/P/UTO/ZZ0419737/UTO/19APR88/F/03MAR29'",
        "TIF+SPECIMEN:A+ANNA:A:1' SSR+DOCS:HK:1:ZQ:::::/P/UTO/ZZ0419737/UTO/19APR88/F/03MAR29/SPECIMEN/ANNA'",
    ),
    "document-of-another": FaultText(
        402,
        "A travel document stands behind one traveller and carries the name of another one.",
        "TIF+SPECIMEN:A+ANNA:A:1' SSR+DOCS:HK:1:ZQ:::::/P/UTO/ZZ0419737/UTO/19APR88/M/03MAR29/EXAMPLE/BEN'",
        "TIF+EXAMPLE:A+BEN:A:2' SSR+DOCS:HK:1:ZQ:::::/P/UTO/ZZ0419737/UTO/19APR88/M/03MAR29/EXAMPLE/BEN'",
    ),
    "date-unreadable": FaultText(
        403,
        "A date is none, or is written in a form that no message guide knows. The value was left empty.",
        "DTM+329:31FEB'",
        "DTM+329:880419'",
    ),
    "country-unknown": FaultText(
        404,
        "A country code stands in no table. A code of three letters was kept as sent.",
        "NAT+2+Q9'",
        "NAT+2+UTO'",
    ),
    "document-name-differs": FaultText(
        405,
        "The name in a travel document is not the name of the traveller to whom it is linked.",
        "TIF+SPECIMEN:A+ANNA:A:1' SSR+DOCS:HK:1:ZQ:::::/P/UTO/ZZ0419737/UTO/19APR88/F/03MAR29/EXAMPLE/ANNA'",
        "TIF+SPECIMEN:A+ANNA:A:1' SSR+DOCS:HK:1:ZQ:::::/P/UTO/ZZ0419737/UTO/19APR88/F/03MAR29/SPECIMEN/ANNA'",
    ),
    "request-unreadable": FaultText(
        406,
        "A service request has no code, so nobody can tell what was asked for.",
        "SSR+:HK:1:ZQ'",
        "SSR+CTCM:HK:1:ZQ:::::3225550147'",
    ),
    "locator-missing": FaultText(
        501,
        "A booking has no record locator, so a later message about it cannot be put to it.",
        "SRC' TIF+SPECIMEN:A+ANNA:A:1'",
        "SRC' RCI+ZQ:K7MTRA' TIF+SPECIMEN:A+ANNA:A:1'",
    ),
    "booking-without-traveller": FaultText(
        502,
        "A booking names nobody.",
        "SRC' RCI+ZQ:K7MTRA' TVL+...'",
        "SRC' RCI+ZQ:K7MTRA' TIF+SPECIMEN:A+ANNA:A:1'",
    ),
    "count-differs": FaultText(
        503,
        "The total at the end is not the number of travellers in the message: either one is missing or the total is "
        "wrong.",
        "CNT+42:12'  (with 11 travellers)",
        "CNT+42:11'",
    ),
    "list-type-unknown": FaultText(
        504,
        "BGM does not say which kind of list this is. It was read as a list of passengers.",
        "BGM+999'",
        "BGM+745'",
    ),
    "list-empty": FaultText(
        505,
        "The list has a heading, and nobody stands below it.",
        "surname;given_names",
        "surname;given_names SPECIMEN;ANNA",
    ),
    "segment-misplaced": FaultText(
        601,
        "A known segment stands where it has no meaning. Its content was not read.",
        "BGM+745' DOC+P:110:111+ZZ0419737' TDT+20+ZQ214'",
        "NAD+FL+++SPECIMEN:ANNA' DOC+P:110:111+ZZ0419737'",
    ),
    "segment-unknown": FaultText(
        602,
        "A tag that neither PNRGOV nor PAXLST uses. Its content was not read.",
        "XYZ+1'",
        "(leave it out)",
    ),
    "element-unknown": FaultText(
        603,
        "An element of the XML is none that this message uses. Its content was not read.",
        "<Colour>red</Colour>",
        "(leave it out)",
    ),
    "column-unknown": FaultText(
        604,
        "A column of a list has a heading of its own. Its values were not read.",
        "family name of the person",
        "surname",
    ),
    "row-too-long": FaultText(
        605,
        "A row of a list has more values than the heading has columns. What the values mean is not certain.",
        "SPECIMEN, JUNIOR,ANNA",
        '"SPECIMEN, JUNIOR",ANNA',
    ),
}
