"""How `openpiu check` shows reports and codes to a person."""

from collections import Counter
from itertools import groupby

from rich.console import Console
from rich.text import Text

from openpiu.core.messages import code_book
from openpiu.core.messages.check_report import CheckReport, Remark
from openpiu.core.messages.check_report.reports import report_to_plain
from openpiu.doors.cli.output import put_json

SHOWN = 5  # places of one code in one message
_COLOURS = {"accepted": "green", "repaired": "cyan", "rejected": "bold red"}
_STYLES = {"repair": "dim", "warning": "yellow", "error": "red", "fatal": "bold red"}
_UNITS = {"PNRGOV-XML": "line", "CSV": "row"}  # what the number of a place counts; segments elsewhere


class ReportView:
    """Reports as text on standard output, and totals at the end."""

    def __init__(self) -> None:
        self._console = Console(soft_wrap=True, highlight=False, markup=False)
        self._statuses: Counter[str] = Counter()
        self._remarked = False

    def add(self, report: CheckReport, number: int) -> None:
        """One more message, the `number`-th of its file."""
        self._statuses[report.status.value] += 1
        head = [report.kind, report.version or "", f"reference {report.reference}" if report.reference else ""]
        if report.part:
            head.append(f"part {report.part.number}{' (last)' if report.part.last else ''}")
        self._console.print(f"{report.source}, message {number}: {', '.join(filter(None, head))}")
        self._line(report.status.value, _COLOURS[report.status.value], f"{_counts(report)} {_flights(report)}")
        if report.travellers:
            self._line("complete", "dim", _completeness(report))
        for (code, severity), remarks in groupby(_sorted(report), key=lambda remark: (remark.code, remark.severity)):
            self._remarks(code, severity, list(remarks), _UNITS.get(report.kind, "segment"))

    def show_totals(self) -> None:
        """One line of totals, and where more is said."""
        totals = ", ".join(f"{count} {status}" for status, count in self._statuses.items())
        self._console.print(f"{_many(self._statuses.total(), 'message')}: {totals or 'none'}")
        if self._remarked:
            self._console.print("openpiu check --explain CODE says what a code means and what to do.")

    def _remarks(self, code: str, severity: str, remarks: list[Remark], unit: str) -> None:
        self._remarked = True
        self._line(severity, _STYLES[severity], f"{code}: {remarks[0].text}")
        places = [_where(remark, unit) for remark in remarks[:SHOWN]]
        more = f"; and {len(remarks) - SHOWN} more" if len(remarks) > SHOWN else ""
        if any(places):
            self._line("", "", "at " + "; ".join(filter(None, places)) + more)

    def _line(self, head: str, style: str, rest: str) -> None:
        self._console.print(Text.assemble("  ", (f"{head:9}", style), " ", rest))


def show_explanation(explanation: code_book.Explanation, *, json: bool) -> None:
    """One code, with its invented example."""
    if json:
        put_json(explanation)
        return
    console = Console(soft_wrap=True, highlight=False, markup=False)
    number = f", {explanation.number} in answers" if explanation.number else ""
    console.print(f"{explanation.code} ({explanation.severity}{number})")
    console.print(f"  {explanation.means}")
    console.print(f"  What to do: {explanation.do}")
    if explanation.wrong:
        console.print(f"  Sent:       {explanation.wrong}")
        console.print(f"  Better:     {explanation.right}")


def show_codes(*, json: bool) -> None:
    """All codes, a line each."""
    explanations = [found for found in map(code_book.explain, code_book.codes()) if found]
    console = Console(soft_wrap=True, highlight=False, markup=False)
    width = max(len(explanation.code) for explanation in explanations)
    for explanation in explanations:
        if json:
            put_json(explanation)
        else:
            console.print(f"{explanation.severity:8} {explanation.code:{width}}  {explanation.means}")


def _sorted(report: CheckReport) -> list[Remark]:
    """Faults before repairs, each code once, in the order met."""
    remarks = [*report.faults, *report.repairs]
    order = {key: place for place, key in enumerate(dict.fromkeys((found.code, found.severity) for found in remarks))}
    return sorted(remarks, key=lambda found: order[found.code, found.severity])


def _counts(report: CheckReport) -> str:
    kinds = ", ".join(f"{count} {kind}" for kind, count in report.kinds if kind != "adult")
    travellers = _many(report.travellers, "traveller") + (f" ({kinds})" if kinds else "")
    bookings = f"{_many(report.bookings, 'booking')}, " if report.bookings else ""
    return f"{travellers}, {bookings}{_many(report.documents, 'document')}"


def _many(count: int, word: str) -> str:
    return f"{count} {word}" if count == 1 else f"{count} {word}s"


def _flights(report: CheckReport) -> str:
    flights = report_to_plain(report)["flights"]
    return "on " + ", ".join(_flight(flight) for flight in flights) if flights else "on no flight"


def _flight(flight: dict[str, str | None]) -> str:
    route = "-".join(filter(None, (flight["departure_airport"], flight["arrival_airport"])))
    departure = (flight["departure"] or "").replace("T", " ")
    return " ".join(filter(None, (f"{flight['carrier']}{flight['number']}", route, departure)))


def _completeness(report: CheckReport) -> str:
    shares = [share for share in report.completeness if share.share is not None]
    return ", ".join(f"{share.field.replace('_', ' ')} {share.sent} of {share.of}" for share in shares)


def _where(remark: Remark, unit: str) -> str:
    if remark.segment is None:
        return ""
    place = f" (line {remark.place.line}, byte {remark.place.byte})" if remark.place else ""
    return f"{unit} {remark.segment}{place}"
