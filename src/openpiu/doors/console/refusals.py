"""Errors of duties turned into pages that say what to do.

Belongs here: status codes and the failure page of `openpiu.errors`. Not here: Django's own failures (`views.errors`).
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from openpiu.doors.console.phrases import phrase
from openpiu.errors import IntegrityError, OfficerError, OpenpiuError, OperatorError, Refused

# (error, status of the answer, title of the page); the first row that fits wins. An OfficerError that gets here was
# raised for what an address names: what an officer entered is answered on the page where it was entered.
FAILURES = (
    (Refused, 403, _("Not allowed")),
    (OfficerError, 404, _("Not found")),
    (IntegrityError, 500, _("Evidence does not verify")),
    (OperatorError, 503, _("The administrator must act")),
    (OpenpiuError, 500, _("Something went wrong")),
)


class RefusalMiddleware:
    """Answers a refusal with its reason and rule; all other exceptions go on to Django."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Called once by Django."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Nothing happens on the way in or out."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The failure page of an error of ours."""
        return failure(request, exception) if isinstance(exception, OpenpiuError) else None


def failure(request: HttpRequest, error: OpenpiuError) -> HttpResponse:
    """The page that says what was refused, why and by which rule."""
    status, title = next((status, title) for kind, status, title in FAILURES if isinstance(error, kind))
    shown = {"title": title, "problem": phrase(error), "rule": getattr(error, "rule", "")}
    return render(request, "console/failure.html", shown, status=status)
