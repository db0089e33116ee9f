"""The traveller page: a person's known legs and gaps, and the forms that take a join apart and back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from openpiu.conf import clock
from openpiu.core.law.conditions import purpose_of
from openpiu.core.law.corrections import READERS
from openpiu.core.law.permissions import Act, may
from openpiu.core.law.profiles import GroundKind
from openpiu.core.law.reasons import APART_REASONS, ERASURE_REASONS, TOGETHER_REASONS
from openpiu.doors.console.actors import actor_of
from openpiu.doors.console.phrases import phrase
from openpiu.duties import retain, trace
from openpiu.errors import OfficerError


def traveller(request: HttpRequest, traveller: str) -> HttpResponse:
    """One person as far as the records go. Opening it is a consultation that the ledger keeps."""
    return show_traveller(request, traveller)


@require_POST
def apart(request: HttpRequest, traveller: str, other: str) -> HttpResponse:
    """Say that a joined record is about somebody else."""
    try:
        trace.part(traveller, other, reason=request.POST.get("reason", ""), actor=actor_of(request), at=clock.now())
    except OfficerError as error:
        return show_traveller(request, traveller, error)
    messages.success(request, _("The record is kept apart from now on."))
    return redirect("console:traveller", traveller)


@require_POST
def together(request: HttpRequest, traveller: str, other: str) -> HttpResponse:
    """Take back that a record is about somebody else."""
    try:
        trace.rejoin(traveller, other, reason=request.POST.get("reason", ""), actor=actor_of(request), at=clock.now())
    except OfficerError as error:
        return show_traveller(request, traveller, error)
    messages.success(request, _("No officer keeps these records apart any more: their facts decide."))
    return redirect("console:traveller", traveller)


def show_traveller(request: HttpRequest, traveller: str, problem: OfficerError | None = None) -> HttpResponse:
    """The page, with what went wrong where something was refused."""
    actor, at = actor_of(request), clock.now()
    purpose = purpose_of(actor)  # the role's own, as on the review page
    shown = {
        "page": trace.open_traveller(traveller, actor=actor, at=at, purpose=purpose),
        "purpose": purpose,
        "grounds": retain.grounds_of(traveller, actor=actor, at=at),
        "may_propose": may(actor, Act.PROPOSE_GROUND),
        "ground_kinds": [kind.value for kind in GroundKind],
        "fields": tuple(READERS),
        "reasons": tuple(APART_REASONS),
        "reasons_back": tuple(TOGETHER_REASONS),
        "reasons_erase": tuple(ERASURE_REASONS),
        "problem": phrase(problem) if problem else None,
    }
    return render(request, "console/traveller.html", shown, status=422 if problem else 200)
