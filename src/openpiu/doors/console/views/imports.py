"""Importing a list of alerts from a file, with a report of every row."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from openpiu.conf import clock, unit
from openpiu.core.law.permissions import Act, check_may
from openpiu.doors.console.actors import actor_of
from openpiu.doors.console.forms import ImportForm
from openpiu.doors.console.phrases import phrase
from openpiu.duties import line
from openpiu.duties.alerts import Edition, ImportReport, ListDefaults
from openpiu.duties.alerts.rows import RowReport
from openpiu.duties.screen import Run
from openpiu.errors import OfficerError, Refused

DECLARED = ("list_name", "owner", "legal_basis", "reason_class", "subject_class", "reason_basis", "action", "days")
SHOWN = 500  # rows of a report; those that were refused, or of which something was left out, come first


@require_http_methods(["GET", "POST"])
def import_alerts(request: HttpRequest) -> HttpResponse:
    """The form; after a complete form the report."""
    check_may(actor_of(request), Act.IMPORT_ALERTS)
    form = ImportForm(request.POST or None, request.FILES or None)
    if not form.is_valid():
        return _show(request, form)
    try:
        report, run = _import(request, form.cleaned_data)
    except (OfficerError, Refused) as error:
        form.add_error(None, phrase(error))
        return _show(request, form)
    shown = {"report": report, "run": run, "rows": _most_telling(report), "more": max(0, len(report.rows) - SHOWN)}
    return render(request, "console/import_report.html", shown)


def _import(request: HttpRequest, given: dict[str, Any]) -> tuple[ImportReport, Run]:
    defaults = ListDefaults(**{name: given[name] for name in DECLARED})
    edition = Edition(files=(given["file"],), form=given["form"], full=given["full"])
    return line.import_list(edition, defaults=defaults, actor=actor_of(request), at=clock.now(), keys=unit.keys())


def _most_telling(report: ImportReport) -> list[RowReport]:
    if len(report.rows) <= SHOWN:
        return list(report.rows)
    return sorted(report.rows, key=lambda row: (row.outcome != "refused", not row.why))[:SHOWN]


def _show(request: HttpRequest, form: ImportForm) -> HttpResponse:
    return render(request, "console/import.html", {"form": form}, status=422 if form.is_bound else 200)
