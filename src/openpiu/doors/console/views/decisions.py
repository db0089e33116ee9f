"""Deciding a hit and taking the decision back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from openpiu.conf import clock
from openpiu.doors.console.actors import actor_of
from openpiu.doors.console.forms import DecisionForm
from openpiu.doors.console.templatetags.console import UNDO
from openpiu.doors.console.views.hits import show_hit
from openpiu.doors.console.words import word_for
from openpiu.duties import review
from openpiu.errors import OfficerError


@require_POST
def decide(request: HttpRequest, hit: str) -> HttpResponse:
    """Take the decision and go to the next open hit, with a message that offers to undo it."""
    try:
        state = _decide(request, hit)
    except OfficerError as error:
        return show_hit(request, hit, error)
    text = _("Your decision is recorded. The hit is now: %(state)s.") % {"state": word_for(state, "state")}
    messages.success(request, text, extra_tags=f"{UNDO}{hit}")
    following = request.POST.get("next")
    return redirect("console:hit", following) if following else redirect("console:hits")


@require_POST
def undo(request: HttpRequest, hit: str) -> HttpResponse:
    """Take back the officer's own last decision and show the hit again."""
    try:
        state = review.undo(hit, actor=actor_of(request), at=clock.now())
    except OfficerError as error:
        return show_hit(request, hit, error)
    text = _("Your decision is undone. The hit is now: %(state)s.") % {"state": word_for(state, "state")}
    messages.success(request, text)
    return redirect("console:hit", hit)


def _decide(request: HttpRequest, hit: str) -> str:
    form = DecisionForm(request.POST)
    if not form.is_valid():
        raise OfficerError(_("Choose a decision and, if asked, a reason; a note has 1000 letters at most."))
    given = form.cleaned_data
    return review.decide(
        hit,
        decision=given["decision"],
        reasons=given["reasons"],
        note=given["note"],
        evidence_version=given["evidence_version"],
        actor=actor_of(request),
        at=clock.now(),
    )
