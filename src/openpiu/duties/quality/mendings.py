"""What a carrier could mend, most helpful first: share of what is affected times how much it matters. Pure.

The weights and the advice stand in the tables below; the advice goes to carriers as written here.
"""

from collections.abc import Iterator, Mapping

from openpiu.duties.quality.rows import Figures, Mending

MOST = 3

# How much it matters: 10 a push that is missing or a message that cannot be read, 0.1 a matter of form.
MISSING_WEIGHT, LATE_WEIGHT = 10.0, 4.0
SEVERITY_WEIGHTS: Mapping[str, float] = {"fatal": 10.0, "error": 6.0, "warning": 1.0, "repair": 0.5}
FIELD_WEIGHTS: Mapping[str, Mapping[str, float]] = {
    "PNR": {"birth_date": 5.0, "document_number": 2.5, "locator": 2.0, "nationality": 0.8, "sex": 0.8,
            "document_issuer": 0.5, "document_expiry": 0.2, "contact": 0.3, "seat": 0.1},
    "API": {"birth_date": 8.0, "document_number": 6.0, "document_issuer": 3.0, "nationality": 3.0, "sex": 1.5,
            "document_expiry": 1.5, "locator": 1.5, "seat": 0.2},
}  # fmt: skip
DUPLICATE_WEIGHT = 0.3

PUSHES: Mapping[str, str] = {
    "48h": "Send the full PNRGOV push 48 hours before scheduled departure.",
    "24h": "Send the PNRGOV push 24 hours before scheduled departure.",
    "0h": "Send the closing PNRGOV push as soon as the flight is closed.",
    "api": "Send the PAXLST passenger list when check-in closes.",
}
FIELD_ADVICE: Mapping[str, str] = {
    "birth_date": "Send the full birth date of every traveller: without it a namesake cannot be told apart.",
    "document_number": "Send the number of the travel document of every traveller.",
    "document_issuer": "Send the state that issued the document, in three letters.",
    "document_expiry": "Send the date of expiry of the document.",
    "sex": "Send the sex as in the travel document.",
    "nationality": "Send the nationality of every traveller, in three letters.",
    "locator": "Send the record locator with every traveller, so that booking and passenger list can be joined.",
    "contact": "Send the contact that the booking holds (CTCM, CTCE).",
    "seat": "Send the seat once it is assigned.",
}
DUPLICATE_ADVICE = "Do not send the same message twice; wait for the acknowledgement before sending again."


def mendings(figures: Figures, *, most: int = MOST) -> tuple[Mending, ...]:
    """What would help most, first; nothing for a carrier with nothing to mend."""
    found = [*_of_pushes(figures), *_of_fields(figures), *_of_codes(figures), *_of_duplicates(figures)]
    worth = [row for row in found if row.number and row.weight > 0]
    return tuple(sorted(worth, key=lambda row: (-row.weight, row.code))[:most])


def _of_pushes(figures: Figures) -> Iterator[Mending]:
    for row in figures.slots:
        for number, kind, weight in ((row.missing, "missing", MISSING_WEIGHT), (row.late, "late", LATE_WEIGHT)):
            yield _mending(f"push-{row.slot}-{kind}", number, row.expected, "pushes", PUSHES[row.slot], weight)


def _of_fields(figures: Figures) -> Iterator[Mending]:
    for covers, fields in (("PNR", figures.pnr_fields), ("API", figures.api_fields)):
        for row in fields:
            weight = FIELD_WEIGHTS[covers].get(row.field, 0.0)
            lacking, code = row.travellers - row.given, f"{covers.lower()}-{row.field.replace('_', '-')}-missing"
            yield _mending(code, lacking, row.travellers, "travellers", FIELD_ADVICE[row.field], weight)


def _of_codes(figures: Figures) -> Iterator[Mending]:
    """One mending a code, over all versions."""
    for code in sorted({row.code for row in figures.codes}):
        rows = [row for row in figures.codes if row.code == code]
        number, weight = sum(row.messages for row in rows), SEVERITY_WEIGHTS[rows[0].severity]
        yield _mending(code, number, figures.messages, "messages", rows[0].advice, weight)


def _of_duplicates(figures: Figures) -> Iterator[Mending]:
    number = figures.same_bytes + figures.same_message
    whole = figures.messages + figures.same_bytes
    yield _mending("sent-again", number, whole, "messages", DUPLICATE_ADVICE, DUPLICATE_WEIGHT)


def _mending(code: str, number: int, of: int, what: str, advice: str, weight: float) -> Mending:
    share = number / of if of else 0.0
    return Mending(code=code, number=number, of=of, what=what, advice=advice, weight=round(share * weight, 4))
