"""The carriers: how well each sends; one carrier's report, table and letter. No traveller is on any of it."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from openpiu.conf import clock, expectation
from openpiu.doors.console.actors import actor_of
from openpiu.duties import quality
from openpiu.duties.quality.rows import CarrierReport

FEW = 5  # flights under which shares say little


def carriers(request: HttpRequest) -> HttpResponse:
    """All carriers of a month."""
    page = quality.carriers_page(
        at=clock.now(), expectation=expectation.expectation(), period=_period(request), actor=actor_of(request)
    )
    return render(request, "console/carriers.html", {"page": page, "few": FEW})


def carrier(request: HttpRequest, carrier: str) -> HttpResponse:
    """One carrier with its trend."""
    page = quality.carrier_page(
        carrier, unit=settings.UNIT_NAME, at=clock.now(), expectation=expectation.expectation(),
        period=_period(request), actor=actor_of(request),
    )  # fmt: skip
    return render(request, "console/carrier.html", {"page": page, "report": page.report, "found": page.report.figures})


@require_POST
def table(request: HttpRequest, carrier: str) -> HttpResponse:
    """The carrier's figures as CSV; the export is entered in the ledger."""
    report = _report(request, carrier)
    text = quality.export_table(report, at=report.as_of, actor=actor_of(request))
    return _file(text, report, "csv", "text/csv; charset=utf-8")


@require_POST
def letter(request: HttpRequest, carrier: str) -> HttpResponse:
    """The letter to the carrier as Markdown; the export is entered in the ledger."""
    report = _report(request, carrier)
    text = quality.export_letter(report, at=report.as_of, actor=actor_of(request))
    return _file(text, report, "md", "text/markdown; charset=utf-8")


def _report(request: HttpRequest, carrier: str) -> CarrierReport:
    return quality.carrier_report(
        carrier, unit=settings.UNIT_NAME, at=clock.now(), expectation=expectation.expectation(),
        period=_period(request), actor=actor_of(request),
    )  # fmt: skip


def _period(request: HttpRequest) -> str:
    return (request.POST or request.GET).get("period", "").strip()


def _file(text: str, report: CarrierReport, ending: str, kind: str) -> HttpResponse:
    answer = HttpResponse(text, content_type=kind)
    name = f"openpiu-{report.figures.carrier or 'unnamed'}-{report.figures.period}.{ending}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
