"""The help page: keys, signs and words."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from openpiu.core.law.actions import ACTIONS
from openpiu.doors.console.words import RELATIONS


def keys(request: HttpRequest) -> HttpResponse:
    """Which keys do what, what the signs mean, what each priority stands for."""
    return render(request, "console/help.html", {"relations": list(RELATIONS), "actions": ACTIONS})
