"""What has left the unit: the list, the printable notice, the signed package."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from openpiu.conf import clock
from openpiu.doors.console.actors import actor_of
from openpiu.duties import disclose


def disclosures(request: HttpRequest) -> HttpResponse:
    """All disclosures, newest first, without names."""
    rows = disclose.list_disclosures(actor=actor_of(request))
    return render(request, "console/disclosures.html", {"rows": rows})


def notice(request: HttpRequest, disclosure: str) -> HttpResponse:
    """The notice of one disclosure, made to be printed on one page."""
    shown = disclose.open_notice(disclosure, actor=actor_of(request), at=clock.now())
    return render(request, "console/notice.html", {"notice": shown})


def package(request: HttpRequest, disclosure: str) -> HttpResponse:
    """The signed package as a file."""
    shown = disclose.open_notice(disclosure, actor=actor_of(request), at=clock.now())
    answer = HttpResponse(shown.signed, content_type="application/json")
    answer["Content-Disposition"] = f'attachment; filename="openpiu-{shown.code}.json"'
    return answer
