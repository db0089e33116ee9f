"""The inbox of oversight: odd use and the monthly sample, what each rests on, and what is made of it."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from openpiu.conf import clock, unit
from openpiu.conf.desk import desk
from openpiu.doors.console.actors import actor_of
from openpiu.doors.console.phrases import phrase
from openpiu.duties import oversight as duty
from openpiu.errors import OfficerError


def oversight(request: HttpRequest) -> HttpResponse:
    """All findings, those that nobody has looked at first."""
    return render(request, "console/oversight.html", {"rows": duty.list_findings(actor=actor_of(request))})


def finding(request: HttpRequest, finding: str) -> HttpResponse:
    """One finding with the entries of the ledger that it rests on."""
    return _show(request, finding)


@require_POST
def seen(request: HttpRequest, finding: str) -> HttpResponse:
    """Nothing more is to be done; the note says why."""
    try:
        duty.mark_seen(finding, note=request.POST.get("note", ""), actor=actor_of(request), at=clock.now())
    except OfficerError as error:
        return _show(request, finding, error)
    messages.success(request, _("Marked as seen, with your note."))
    return redirect("console:oversight")


@require_POST
def refer(request: HttpRequest, finding: str) -> HttpResponse:
    """Sign the dossier for the supervisory authority."""
    note, authority = request.POST.get("note", ""), desk().authority
    referral = duty.Referral(unit=settings.UNIT_NAME, authority=authority, note=note)
    try:
        duty.refer(finding, referral, actor=actor_of(request), at=clock.now(), keys=unit.keys())
    except OfficerError as error:
        return _show(request, finding, error)
    messages.success(request, _("Referred: the signed dossier is ready for the supervisory authority."))
    return redirect("console:finding", finding)


@require_POST
def dossier(request: HttpRequest, finding: str) -> HttpResponse:
    """The signed dossier as a file."""
    signed = duty.read_dossier(finding, actor=actor_of(request), at=clock.now())
    answer = HttpResponse(signed, content_type="application/json")
    answer["Content-Disposition"] = 'attachment; filename="openpiu-dossier.json"'
    return answer


def _show(request: HttpRequest, finding: str, problem: OfficerError | None = None) -> HttpResponse:
    card = duty.open_finding(finding, actor=actor_of(request), at=clock.now())
    shown = {"card": card, "note": request.POST.get("note", ""), "problem": phrase(problem) if problem else None}
    return render(request, "console/finding.html", shown, status=422 if problem else 200)
