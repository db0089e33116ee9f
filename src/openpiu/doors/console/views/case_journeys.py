"""The journeys of a joint case: legs of several units that officers said are one person's, with the gaps between."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from openpiu.conf import cases as house
from openpiu.conf import clock
from openpiu.doors.console.actors import actor_of
from openpiu.duties import cases as duty


def journeys(request: HttpRequest, case: str) -> HttpResponse:
    """Each leg that is shown is a consultation."""
    found = duty.journeys(case, node=house.pen().node, actor=actor_of(request), at=clock.now())
    return render(request, "console/cases/journeys.html", {"case": case, "journeys": found})
