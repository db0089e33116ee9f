"""The letter to a carrier in Markdown, in plain English: what is good, what is missing, what would help most. Pure.

Nothing in it names a traveller or a flight's passengers (PNR-14.1); departures and counts only.
"""

from collections.abc import Iterator

from openpiu.duties.quality.rows import CarrierReport, FieldFigures, Figures, Incident, Mending, SlotFigures

GOOD = 95  # per cent from which a figure counts as good
SHOWN = 20  # departures named
SLOT_WORDS = {
    "48h": "PNR push 48 hours before departure",
    "24h": "PNR push 24 hours before departure",
    "0h": "PNR push when the flight is closed",
    "api": "passenger list (PAXLST)",
}
FIELD_WORDS = {
    "birth_date": "birth date",
    "document_number": "document number",
    "document_issuer": "issuing state of the document",
    "document_expiry": "expiry of the document",
    "sex": "sex",
    "nationality": "nationality",
    "locator": "record locator",
    "contact": "contact",
    "seat": "seat",
}


def as_letter(report: CarrierReport) -> str:
    """The whole letter; it ends with a line feed."""
    figures = report.figures
    sections = (
        _opening(report),
        _section("What is good", _good(figures)),
        _section("What is missing or late", _missing(figures)),
        _section("What would help most", _mendings(report.mendings), mark="1."),
        _section("Where messages could not be taken as they were", _codes(figures)),
        _section("Departures of which messages are missing", _incidents(figures.incidents)),
        _closing(report),
    )
    return "\n\n".join(section for section in sections if section) + "\n"


def _opening(report: CarrierReport) -> str:
    figures = report.figures
    return (
        f"# Passenger data of {figures.carrier or 'an unnamed carrier'}, {figures.period}\n\n"
        f"- From: {report.unit}\n"
        f"- To: carrier {figures.carrier or '(not named in the messages)'}, passenger data desk\n"
        f"- As of: {report.as_of:%Y-%m-%d %H:%M} UTC\n\n"
        f"We counted {_many(figures.flights, 'flight')} and {_many(figures.messages, 'message')}. "
        f"All figures are counts; this letter holds no passenger data."
    )


def _good(figures: Figures) -> Iterator[str]:
    for slot in figures.slots:
        if slot.expected and (slot.on_time_percent or 0) >= GOOD:
            yield f"{_capital(SLOT_WORDS[slot.slot])}: {slot.on_time} of {slot.expected} on time."
    for kind, fields in _fields(figures):
        filled = [FIELD_WORDS[row.field] for row in fields if (row.percent or 0) >= GOOD]
        if filled:
            yield f"{kind}: {', '.join(filled)} given for at least {GOOD} % of travellers."
    if figures.messages and not figures.rejected:
        yield "No message was rejected."


def _missing(figures: Figures) -> Iterator[str]:
    for slot in figures.slots:
        if slot.expected and (slot.on_time_percent or 0) < GOOD:
            yield _slot(slot)
    if figures.unheard:
        yield f"{_many(figures.unheard, 'scheduled flight')} of which we received nothing at all."
    for kind, fields in _fields(figures):
        for row in fields:
            if row.percent is not None and row.percent < GOOD:
                yield f"{kind}: {FIELD_WORDS[row.field]} given for {row.given} of {row.travellers} ({row.percent} %)."
    if figures.rejected:
        yield f"{_many(figures.rejected, 'message')} rejected: nothing in them could be read."
    if figures.not_read:
        yield f"{_many(figures.not_read, 'traveller')} could not be read, because the name is missing or damaged."
    again = figures.same_bytes + figures.same_message
    if again:
        yield f"{_many(again, 'message')} sent again without a change."


def _slot(slot: SlotFigures) -> str:
    late = f"{slot.late} late"
    if slot.late:
        late += f" (median {slot.median_minutes_late} minutes, worst {slot.worst_minutes_late})"
    return (
        f"{_capital(SLOT_WORDS[slot.slot])}: of {slot.expected} expected, "
        f"{slot.on_time} on time, {late}, {slot.missing} missing."
    )


def _mendings(rows: tuple[Mending, ...]) -> Iterator[str]:
    for row in rows:
        yield f"`{row.code}` ({row.number} of {row.of} {row.what}): {row.advice}"


def _codes(figures: Figures) -> Iterator[str]:
    for row in figures.codes:
        times = _many(row.number, "time")
        yield f"`{row.code}` ({row.severity}) in {row.version}, {times}: {_sentence(row.advice)}"


def _incidents(rows: tuple[Incident, ...]) -> Iterator[str]:
    for row in rows[:SHOWN]:
        wanting = ", ".join(SLOT_WORDS[slot] for slot in row.missing)
        route = f"{row.departure_airport} to {row.arrival_airport}"
        yield f"{row.designator}, {route}, {row.departs_at:%Y-%m-%d %H:%M} UTC: {wanting}."
    if len(rows) > SHOWN:
        yield f"and {len(rows) - SHOWN} more; ask us for the table."


def _closing(report: CarrierReport) -> str:
    return (
        "## How to test\n\n"
        "openpiu is free software. `openpiu check FILE` tells you what we would tell you about a message, on your own "
        "machine, without a server and without sending anything; exit code 0 means that it would be taken.\n\n"
        f"With kind regards,\n{report.unit}"
    )


def _section(title: str, lines: Iterator[str], *, mark: str = "-") -> str:
    listed = "\n".join(f"{mark} {line}" for line in lines)
    return f"## {title}\n\n{listed}" if listed else ""


def _fields(figures: Figures) -> tuple[tuple[str, tuple[FieldFigures, ...]], ...]:
    return ("In PNR", figures.pnr_fields), ("In passenger lists", figures.api_fields)


def _many(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _sentence(text: str) -> str:
    text = _capital(text)
    return text if text.endswith(".") else f"{text}."
