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
from openpiu.duties.alerts import ListDefaults
from openpiu.errors import OfficerError

DEFAULTS = ("list_name", "owner", "legal_basis", "action")


@require_http_methods(["GET", "POST"])
def import_alerts(request: HttpRequest) -> HttpResponse:
    """The form; after a complete form the report."""
    check_may(actor_of(request), Act.IMPORT_ALERTS)
    form = ImportForm(request.POST or None, request.FILES or None)
    if not form.is_valid():
        return _show(request, form)
    try:
        report, run = _import(request, form.cleaned_data)
    except OfficerError as error:
        form.add_error(None, phrase(error))
        return _show(request, form)
    return render(request, "console/import_report.html", {"report": report, "run": run})


def _import(request: HttpRequest, given: dict[str, Any]) -> tuple[Any, Any]:
    defaults = ListDefaults(**{name: given[name] for name in DEFAULTS})
    who, at = actor_of(request), clock.now()
    return line.add_alerts(given["file"], form=given["form"], defaults=defaults, actor=who, at=at, keys=unit.keys())


def _show(request: HttpRequest, form: ImportForm) -> HttpResponse:
    return render(request, "console/import.html", {"form": form}, status=422 if form.is_bound else 200)
