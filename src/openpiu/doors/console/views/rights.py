"""Requests of persons about their data: the list, one request with what was found, its answer and its letter."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from openpiu.conf import clock, unit
from openpiu.conf.desk import desk
from openpiu.core.law.permissions import Act, check_may
from openpiu.doors.console.actors import actor_of
from openpiu.doors.console.forms_rights import AnswerForm, RequestForm
from openpiu.doors.console.phrases import phrase
from openpiu.duties import rights as duty
from openpiu.errors import OfficerError


def rights(request: HttpRequest) -> HttpResponse:
    """All requests, what is due first."""
    at = clock.now()
    return render(request, "console/rights.html", {"rows": duty.list_requests(actor=actor_of(request), at=at)})


@require_http_methods(["GET", "POST"])
def register(request: HttpRequest) -> HttpResponse:
    """The form of a new request; a complete one is taken in."""
    check_may(actor_of(request), Act.ANSWER_RIGHTS)
    form = RequestForm(request.POST or None)
    if form.is_valid():
        try:
            made = duty.register(form.told(), actor=actor_of(request), at=clock.now(), keys=unit.keys())
        except OfficerError as error:
            form.add_error(None, phrase(error))
        else:
            messages.success(request, _("The request is registered; its clock runs."))
            return redirect("console:rights-request", made)
    return render(request, "console/rights_new.html", {"form": form}, status=422 if form.is_bound else 200)


def one(request: HttpRequest, asked: str) -> HttpResponse:
    """One request with the records found for it. Opening it is a consultation of these records."""
    return _show(request, asked)


@require_POST
def answer(request: HttpRequest, asked: str) -> HttpResponse:
    """Record how the request is answered."""
    card = duty.open_request(asked, actor=actor_of(request), at=clock.now(), keys=unit.keys())
    form = AnswerForm(request.POST, answers=card.answers, found=tuple(row.traveller for row in card.found))
    try:
        if not form.is_valid():
            raise OfficerError("choose one of the answers that this request can have")
        duty.decide(asked, form.decision(), actor=actor_of(request), at=clock.now())
    except OfficerError as error:
        return _show(request, asked, error)
    messages.success(request, _("The answer is recorded. Its letter leaves on its day."))
    return redirect("console:rights-request", asked)


@require_POST
def letter(request: HttpRequest, asked: str) -> HttpResponse:
    """The letter as a text file, from its day on."""
    text = duty.letter(asked, desk=desk(), actor=actor_of(request), at=clock.now())
    answered = HttpResponse(text, content_type="text/plain; charset=utf-8")
    answered["Content-Disposition"] = 'attachment; filename="openpiu-letter.txt"'
    return answered


@require_POST
def close(request: HttpRequest, asked: str) -> HttpResponse:
    """The letter has left: erase who asked."""
    try:
        duty.close(asked, actor=actor_of(request), at=clock.now(), record_keys=unit.record_keys())
    except OfficerError as error:
        return _show(request, asked, error)
    messages.success(request, _("The request is closed; who asked is erased."))
    return redirect("console:rights")


def _show(request: HttpRequest, asked: str, problem: OfficerError | None = None) -> HttpResponse:
    card = duty.open_request(asked, actor=actor_of(request), at=clock.now(), keys=unit.keys())
    found = tuple(row.traveller for row in card.found)
    start = {"answer": card.row.answer, "ground": card.ground}
    form = AnswerForm(request.POST if problem else None, initial=start, answers=card.answers, found=found)
    shown = {"card": card, "form": form, "problem": phrase(problem) if problem else None}
    return render(request, "console/rights_request.html", shown, status=422 if problem else 200)
