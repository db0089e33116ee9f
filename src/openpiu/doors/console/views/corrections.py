"""A traveller's record corrected, marked as contested or erased on the person's right, and the notices that follow."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from openpiu.conf import clock, unit
from openpiu.doors.console.actors import actor_of
from openpiu.doors.console.phrases import phrase
from openpiu.doors.console.views.travellers import show_traveller
from openpiu.duties import line, rights
from openpiu.errors import OfficerError


@require_POST
def rectify(request: HttpRequest, traveller: str) -> HttpResponse:
    """Correct one value; the record is screened again."""
    correction = rights.Correction(field=request.POST.get("field", ""), value=request.POST.get("value", ""))
    try:
        line.rectify(traveller, correction, actor=actor_of(request), at=clock.now(), keys=unit.keys())
    except OfficerError as error:
        return show_traveller(request, traveller, error)
    messages.success(request, _("The record is corrected and screened again."))
    return redirect("console:traveller", traveller)


@require_POST
def contest(request: HttpRequest, traveller: str) -> HttpResponse:
    """Mark the record as contested, or take the mark away."""
    wanted, actor = bool(request.POST.get("contested")), actor_of(request)
    try:
        rights.contest(traveller, is_contested=wanted, actor=actor, at=clock.now(), keys=unit.keys())
    except OfficerError as error:
        return show_traveller(request, traveller, error)
    messages.success(request, _("The mark is changed; officers see it wherever they see the data."))
    return redirect("console:traveller", traveller)


@require_POST
def erase(request: HttpRequest, traveller: str) -> HttpResponse:
    """Erase the record before its time; there is no page of it to go back to."""
    reason, actor = request.POST.get("reason", ""), actor_of(request)
    try:
        drafted = line.erase(traveller, reason=reason, actor=actor, at=clock.now(), keys=unit.keys())
    except OfficerError as error:
        return show_traveller(request, traveller, error)
    messages.success(request, _("The record is erased."))
    return redirect("console:rights-notices" if drafted else "console:rights")


def notices(request: HttpRequest) -> HttpResponse:
    """Notices to be sent, and those that were."""
    return _show(request)


@require_POST
def notice_sent(request: HttpRequest, notice: str) -> HttpResponse:
    """Record that a recipient was told."""
    try:
        rights.mark_sent(notice, actor=actor_of(request), at=clock.now())
    except OfficerError as error:
        return _show(request, error)
    return redirect("console:rights-notices")


def _show(request: HttpRequest, problem: OfficerError | None = None) -> HttpResponse:
    shown = {
        "rows": rights.list_notices(actor=actor_of(request), at=clock.now()),
        "problem": phrase(problem) if problem else None,
    }
    return render(request, "console/rights_notices.html", shown, status=422 if problem else 200)
