"""Selected flights: the decisions, deciding one, reviewing and ending it. No traveller is on any of it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from openpiu.conf import clock, unit
from openpiu.core.law.permissions import Act, check_may
from openpiu.doors.console.actors import actor_of
from openpiu.doors.console.forms_selection import SelectionForm, SelectionNoteForm
from openpiu.doors.console.phrases import phrase
from openpiu.duties import selection as duty
from openpiu.errors import OfficerError, Refused


def selections(request: HttpRequest) -> HttpResponse:
    """All decisions, newest first, and what was not kept, in numbers."""
    return _show(request)


@require_http_methods(["GET", "POST"])
def propose(request: HttpRequest) -> HttpResponse:
    """The form; a complete form decides."""
    check_may(actor_of(request), Act.PROPOSE_SELECTION)
    form = SelectionForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        try:
            _propose(request, form.cleaned_data)
        except (OfficerError, Refused) as error:
            form.add_error(None, phrase(error))
        else:
            messages.success(request, _("The decision is recorded. It waits for its review."))
            return redirect("console:selections")
    shown = {"form": form, "profile": unit.profile()}
    return render(request, "console/selection_new.html", shown, status=422 if form.is_bound else 200)


@require_POST
def review(request: HttpRequest, selection: str) -> HttpResponse:
    """Approve or refuse, by the button that was pressed."""
    note, approve = request.POST.get("note", "")[:500], request.POST.get("answer") == "approve"
    try:
        duty.review(
            selection, approve=approve, note=note, profile=unit.profile(), actor=actor_of(request), at=clock.now()
        )
    except OfficerError as error:
        return _show(request, error)
    messages.success(request, _("The selection is approved.") if approve else _("The selection is refused."))
    return redirect("console:selections")


@require_POST
def end(request: HttpRequest, selection: str) -> HttpResponse:
    """End it before its day."""
    try:
        duty.end(selection, reason=request.POST.get("note", "")[:500], actor=actor_of(request), at=clock.now())
    except OfficerError as error:
        return _show(request, error)
    messages.success(request, _("The selection is ended."))
    return redirect("console:selections")


def _propose(request: HttpRequest, given: dict[str, Any]) -> None:
    proposal = duty.Proposal(
        reach=given["reach"], patterns=tuple(given["patterns"].split()), begins=given["begins"], ends=given["ends"],
        grounds=given["grounds"], evidence=given["evidence"], evidence_digest=given["document"], body=given["body"],
        body_reference=given["body_reference"],
    )  # fmt: skip
    duty.propose(proposal, profile=unit.profile(), actor=actor_of(request), at=clock.now(), keys=unit.keys())


def _show(request: HttpRequest, error: OfficerError | None = None) -> HttpResponse:
    page = duty.selections_page(profile=unit.profile(), actor=actor_of(request), at=clock.now())
    shown = {"page": page, "form": SelectionNoteForm(), "problem": phrase(error) if error else ""}
    return render(request, "console/selections.html", shown, status=422 if error else 200)
