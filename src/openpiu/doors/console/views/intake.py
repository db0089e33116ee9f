"""The intake: transmissions as they came, and what was quarantined."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from openpiu.doors.console.actors import actor_of
from openpiu.doors.console.views.paging import page_number
from openpiu.duties import receive


def intake(request: HttpRequest) -> HttpResponse:
    """Transmissions, newest first; with `?only=quarantined` those that need somebody."""
    only = request.GET.get("only") == "quarantined"
    found = receive.intake_page(actor=actor_of(request), page=page_number(request), only_quarantined=only)
    return render(request, "console/intake.html", {"page": found, "only_quarantined": only})
