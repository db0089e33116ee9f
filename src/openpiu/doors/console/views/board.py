"""The flight board: flights that land soon, and what is open on them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from openpiu.conf import clock
from openpiu.core.law.permissions import Act, may
from openpiu.doors.console.actors import actor_of
from openpiu.duties.board import flight_board, flight_page

HOURS = 12


def board(request: HttpRequest) -> HttpResponse:
    """The first page after sign-in."""
    shown = flight_board(actor=actor_of(request), at=clock.now(), hours=HOURS)
    return render(request, "console/board.html", {"board": shown, "hours": HOURS})


def flight(request: HttpRequest, flight: str) -> HttpResponse:
    """One flight in numbers: who is expected, what came, what is missing."""
    actor = actor_of(request)
    shown = flight_page(flight, actor=actor, at=clock.now())
    follows = may(actor, Act.OPEN_TRAVELLER)
    return render(request, "console/flight.html", {"page": shown, "row": shown.row, "may_open_traveller": follows})
