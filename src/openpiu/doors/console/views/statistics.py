"""The statistics of a year: figures with their definitions, tables, and the files to take away."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from openpiu.conf import clock, unit
from openpiu.doors.console.actors import actor_of
from openpiu.doors.console.words_statistics import ROWS
from openpiu.duties import report as duty
from openpiu.duties.report import Report

KINDS = {"csv": "text/csv; charset=utf-8", "json": "application/json"}
MOST_ALERTS = 20  # on the page; the file has all


def statistics(request: HttpRequest) -> HttpResponse:
    """One year, for the unit or as it would be published."""
    found = _report(request)
    this_year = clock.now().year
    shown = {
        "report": found,
        "before": found.year - 1 if found.year > duty.FIRST_YEAR else None,
        "after": found.year + 1 if found.year < this_year else None,
        "is_running": found.year == this_year,
        "tables": [(table, ROWS[table.key]) for table in found.contents.tables],
        "alerts": (found.contents.alerts or ())[:MOST_ALERTS],
    }
    return render(request, "console/statistics.html", shown)


@require_POST
def export(request: HttpRequest) -> HttpResponse:
    """The same as a file; the export is entered in the ledger."""
    found, form = _report(request), "csv" if request.POST.get("form") == "csv" else "json"
    text = duty.export(found, form=form, actor=actor_of(request), at=clock.now())
    answer = HttpResponse(text, content_type=KINDS[form])
    kind = "public" if found.is_public else "internal"
    answer["Content-Disposition"] = f'attachment; filename="openpiu-statistics-{found.year}-{kind}.{form}"'
    return answer


def _report(request: HttpRequest) -> Report:
    asked = request.POST or request.GET
    return duty.year_report(
        duty.year_of(asked.get("year", ""), clock.now()), unit=settings.UNIT_NAME, profile=unit.profile(),
        actor=actor_of(request), keys=unit.keys(), public=asked.get("version") == "public",
    )  # fmt: skip
