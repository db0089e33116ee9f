"""The repairs explained: what the sender should do, and an invented example. What each means stands in the tables of
`core.edifact.repairs` and `notes`.
"""

from typing import NamedTuple


class RepairText(NamedTuple):
    """One repair in words. `wrong` and `right` are segments of invented persons."""

    do: str
    wrong: str
    right: str


REPAIR_TEXTS: dict[str, RepairText] = {
    "characters-lost": RepairText(
        "Send the character set that UNB announces; UTF-8 is always read.", "JOS\\x81 in UTF-8", "JOSE"
    ),
    "heading-removed": RepairText(
        "Nothing, if the message comes by Type B. By other ways, send the interchange alone.",
        "QD BRUPIZZ .HDQRMZQ 230400 UNB+...'",
        "UNB+...'",
    ),
    "blocks-joined": RepairText(
        "Nothing, if the message comes by Type B. By other ways, send it in one piece.",
        "TIF+SPECI (end of one telegram, heading of the next) MEN:A+ANNA:A:1'",
        "TIF+SPECIMEN:A+ANNA:A:1'",
    ),
    "text-before": RepairText(
        "Send nothing before UNA or UNB.", "Please find the list: UNB+UNOA:4+ZQ+...'", "UNB+UNOA:4+ZQ+...'"
    ),
    "text-after": RepairText("Send nothing behind UNZ.", "UNZ+1+A1' Kind regards", "UNZ+1+A1'"),
    "text-between": RepairText(
        "Send nothing between UNT and the next UNH.", "UNT+19+1' part two UNH+2+...'", "UNT+19+1' UNH+2+...'"
    ),
    "una-wrong": RepairText(
        "Make UNA announce the six signs that the interchange uses.",
        "UNA:*.? 'UNB+UNOA:4+...'",
        "UNA:+.? 'UNB+UNOA:4+...'",
    ),
    "una-missing": RepairText(
        "Send UNA where other separators than : + ? ' are used.", "UNB*UNOA:4*ZQ#", "UNA:*.? #UNB*UNOA:4*ZQ#"
    ),
    "quotes-straightened": RepairText(
        "Do not pass messages through a word processor or a mail program that changes quotes.",
        "BGM+745\N{RIGHT SINGLE QUOTATION MARK}",
        "BGM+745'",
    ),
    "lines-joined": RepairText(
        "Break lines only behind a segment terminator, or not at all.",
        "TIF+SPECI\\nMEN:A+ANNA:A:1'",
        "TIF+SPECIMEN:A+ANNA:A:1'",
    ),
    "terminator-missing": RepairText(
        "End every segment with the terminator: without it two persons may run into one.",
        "ORG+ZQ:ISTTIF+SPECIMEN:A+ANNA:A:1'",
        "ORG+ZQ:IST'TIF+SPECIMEN:A+ANNA:A:1'",
    ),
    "terminator-inside": RepairText(
        "Put the release character before a terminator that is part of a value.",
        "IFT+4:28+O'CLOCK'",
        "IFT+4:28+O?'CLOCK'",
    ),
    "fragment-dropped": RepairText(
        "Look for a value that was cut, or for an apostrophe without release character.",
        "BGM+745'X'TDT+20+ZQ214'",
        "BGM+745'TDT+20+ZQ214'",
    ),
    "unb-missing": RepairText(
        "Open every interchange with UNB.",
        "UNH+1+PNRGOV:13:1:IA'",
        "UNB+UNOA:4+ZQ+UTOGOV+261123:0400+A1'UNH+1+PNRGOV:13:1:IA'",
    ),
    "unz-missing": RepairText("Close every interchange with UNZ.", "UNT+19+1'", "UNT+19+1'UNZ+1+A1'"),
    "unz-count": RepairText("Count the messages (or the groups, where UNG is used) in UNZ.", "UNZ+5+A1'", "UNZ+1+A1'"),
    "une-missing": RepairText("Close every group with UNE.", "UNT+19+1'UNZ+1+A1'", "UNT+19+1'UNE+1+1'UNZ+1+A1'"),
    "une-count": RepairText("Count the messages of the group in UNE.", "UNE+5+1'", "UNE+1+1'"),
    "unh-missing": RepairText(
        "Open every message with UNH: type, version and access reference stand in it.",
        "UNB+...'BGM+745'",
        "UNB+...'UNH+1+PAXLST:D:05B:UN:IATA'BGM+745'",
    ),
    "unt-missing": RepairText("Close every message with UNT.", "CNT+42:1'UNZ+1+A1'", "CNT+42:1'UNT+19+1'UNZ+1+A1'"),
    "unt-count": RepairText("Count the segments from UNH to UNT, both included.", "UNT+0+1'", "UNT+19+1'"),
    "unt-reference": RepairText("Repeat in UNT the reference of UNH.", "UNH+1+...' UNT+19+7'", "UNH+1+...' UNT+19+1'"),
    "type-inferred": RepairText("Name the type in UNH.", "UNH+1'", "UNH+1+PNRGOV:13:1:IA+ZQ214/261123'"),
    "booking-start-inserted": RepairText("Begin every booking with SRC.", "RCI+ZQ:K7MTRA'", "SRC'RCI+ZQ:K7MTRA'"),
    "document-shifted": RepairText(
        "Keep the places of DOCS; leave a place empty where there is no value.",
        "SSR+DOCS:HK:1:ZQ:::::/ZZ0419737/UTO/19APR88/F'",
        "SSR+DOCS:HK:1:ZQ:::::/P/UTO/ZZ0419737/UTO/19APR88/F/03MAR29/SPECIMEN/ANNA'",
    ),
    "infant-from-document": RepairText(
        "Send a name segment for every infant.",
        "SSR+DOCS:HK:1:ZQ:::::/P/UTO/ZZ1/UTO/01JAN26/FI//SPECIMEN/BABY'",
        "TIF+SPECIMEN:IN+BABY:IN:2'",
    ),
    "infant-from-service": RepairText(
        "Send a name segment for every infant.",
        "SSR+INFT:HK:1:ZQ:::::SPECIMEN/BABY 01JAN26'",
        "TIF+SPECIMEN:IN+BABY:IN:2'",
    ),
    "traveller-from-document": RepairText(
        "Send a name segment for every traveller.",
        "SRC'RCI+ZQ:K7MTRA'SSR+DOCS:HK:1:ZQ:::::/P/UTO/ZZ0419737/UTO/19APR88/F/03MAR29/SPECIMEN/ANNA'",
        "SRC'RCI+ZQ:K7MTRA'TIF+SPECIMEN:A+ANNA:A:1'",
    ),
    "traveller-from-check-in": RepairText(
        "Send a name segment for every traveller of the booking, not only at check-in.",
        "DAT+2:...' TRI++1' TIF+SPECIMEN+ANNA' SSD+12A'",
        "TIF+SPECIMEN:A+ANNA:A:1'",
    ),
    "name-misplaced": RepairText(
        "Put the name into the party name, the fourth element of NAD.",
        "NAD+FL++SPECIMEN:ANNA'",
        "NAD+FL+++SPECIMEN:ANNA'",
    ),
    "apostrophe-restored": RepairText(
        "Put the release character before an apostrophe in a name.",
        "TIF+O'SPECIMEN:A+ANNA:A:1'",
        "TIF+O?'SPECIMEN:A+ANNA:A:1'",
    ),
    "name-behind-history": RepairText(
        "Send all names of a booking before its history.",
        "SAC+++A' TIF+SPECIMEN:A+ANNA:A:1' ... TIF+EXAMPLE:A+BEN:A:2'",
        "TIF+SPECIMEN:A+ANNA:A:1' TIF+EXAMPLE:A+BEN:A:2' ... SAC+++A'",
    ),
    "encoding-guessed": RepairText(
        "Write the file in the character set that it claims, best in UTF-8.",
        'encoding="UTF-8" over Latin-1 letters',
        'encoding="ISO-8859-1", or letters in UTF-8',
    ),
    "text-after-document": RepairText(
        "Send nothing behind the end of the document.", "</IATA_PNRGOV_NotifRQ> Kind regards", "</IATA_PNRGOV_NotifRQ>"
    ),
    "quotes-mended": RepairText(
        "Close each quote in the row in which it was opened.", '"SPECIMEN;ANNA', '"SPECIMEN";ANNA'
    ),
    "flight-from-other-rows": RepairText(
        "Name the flight in every row.", ";;;SPECIMEN;ANNA", "ZQ214;2026-11-23;IST;SPECIMEN;ANNA"
    ),
}
