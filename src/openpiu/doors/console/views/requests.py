"""Requests for passenger data: tasks with deadlines, one request with its moves, the form, openings to review."""

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from openpiu.conf import clock, unit
from openpiu.core.law.permissions import Act, check_may, may
from openpiu.core.law.request_refusals import AFTERWARDS, APPROVALS, OF_APPROVER, OF_UNIT
from openpiu.core.law.request_states import Move
from openpiu.doors.console.actors import actor_of
from openpiu.doors.console.forms_requests import AskedForm
from openpiu.doors.console.phrases import phrase
from openpiu.duties import requests as duty
from openpiu.duties.requests.approving import Decision
from openpiu.duties.requests.listing import VIEWS
from openpiu.errors import OfficerError, OpenpiuError, Refused


def requests(request: HttpRequest) -> HttpResponse:
    """The requests of one view: what waits, what is overdue, what is closed."""
    actor, view = actor_of(request), request.GET.get("view", "tasks")
    shown = {
        "rows": duty.list_requests(actor=actor, at=clock.now(), view=view),
        "view": view,
        "views": VIEWS,
        "may_make": may(actor, Act.MAKE_REQUEST),
        "may_review": may(actor, Act.REVIEW_OPENING),
    }
    return render(request, "console/requests.html", shown)


@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """The form of a new request: opened when it is complete, or put on record as turned down."""
    check_may(actor_of(request), Act.MAKE_REQUEST)
    form = AskedForm(request.POST or None)
    if form.is_valid():
        try:
            made = _take_in(request, form)
        except (OfficerError, Refused) as error:
            form.add_error(None, phrase(error))
        else:
            return redirect("console:request", made)
    return render(request, "console/request_new.html", {"form": form}, status=422 if form.is_bound else 200)


def one(request: HttpRequest, asked: str) -> HttpResponse:
    """One request, whole. Opening it is a consultation."""
    return _show(request, asked)


@require_POST
def take_step(request: HttpRequest, asked: str, move: str) -> HttpResponse:
    """One move with a request; where it is refused, the page says why."""
    try:
        MOVES[Move(move)](request, asked)
    except ValueError:
        return _show(request, asked, OfficerError("choose one of the steps that the page offers"))
    except (OfficerError, Refused) as error:
        return _show(request, asked, error)
    messages.success(request, _("Done, and entered in the ledger."))
    return redirect("console:request", asked)


def package(request: HttpRequest, asked: str) -> HttpResponse:
    """The signed answer as a file."""
    signed = duty.open_answer(asked, actor=actor_of(request), at=clock.now())
    answer = HttpResponse(signed, content_type="application/json")
    answer["Content-Disposition"] = 'attachment; filename="openpiu-answer.json"'
    return answer


def openings(request: HttpRequest) -> HttpResponse:
    """Records that approvals opened, to be reviewed afterwards."""
    return render(request, "console/openings.html", {"rows": duty.list_openings(actor=actor_of(request))})


@require_POST
def review(request: HttpRequest, opening: str) -> HttpResponse:
    """What the data protection officer finds about one opening."""
    verdict = request.POST.get("verdict", "")
    duty.review_opening(opening, verdict=verdict, actor=actor_of(request), at=clock.now())
    messages.success(request, _("Done, and entered in the ledger."))
    return redirect("console:openings")


def _take_in(request: HttpRequest, form: AskedForm) -> str:
    asked, actor, at = form.asked(), actor_of(request), clock.now()
    house = duty.Unit(name=settings.UNIT_NAME, profile=unit.profile(), keys=unit.keys())
    if "turn_away" in request.POST:
        return duty.turn_away(asked, code=form.cleaned_data["refusal"], unit=house, actor=actor, at=at)
    return duty.register(asked, unit=house, actor=actor, at=at)


def _plain(act: Callable[..., object]) -> Callable[[HttpRequest, str], object]:
    return lambda request, asked: act(asked, actor=actor_of(request), at=clock.now())


def _turn_down(request: HttpRequest, asked: str) -> None:
    duty.turn_down(asked, code=request.POST.get("reason", ""), actor=actor_of(request), at=clock.now())


def _search(request: HttpRequest, asked: str) -> None:
    duty.search(asked, actor=actor_of(request), at=clock.now(), keys=unit.keys())


def _answer(request: HttpRequest, asked: str, *, at_once: bool = False) -> None:
    actor, at = actor_of(request), clock.now()
    duty.answer(asked, at_once=at_once, profile=unit.profile(), actor=actor, at=at, keys=unit.keys())


def _approve(request: HttpRequest, asked: str) -> None:
    actor, at = actor_of(request), clock.now()
    duty.approve(asked, _said(request), profile=unit.profile(), actor=actor, at=at, keys=unit.keys())


def _refuse(request: HttpRequest, asked: str) -> None:
    duty.refuse(asked, _said(request), actor=actor_of(request), at=clock.now(), keys=unit.keys())


def _said(request: HttpRequest) -> Decision:
    return Decision(reason=request.POST.get("reason", ""), text=request.POST.get("text", ""))


MOVES: dict[Move, Callable[[HttpRequest, str], object]] = {
    Move.SEARCH: _search,
    Move.SUBMIT: _plain(duty.submit),
    Move.TAKE_BACK: _plain(duty.take_back),
    Move.CONFIRM_RECALL: _plain(duty.confirm_recall),
    Move.TURN_DOWN: _turn_down,
    Move.APPROVE: _approve,
    Move.REFUSE: _refuse,
    Move.ANSWER: _answer,
    Move.ANSWER_AT_ONCE: lambda request, asked: _answer(request, asked, at_once=True),
}


def _show(request: HttpRequest, asked: str, problem: OpenpiuError | None = None) -> HttpResponse:
    page = duty.open_request(asked, actor=actor_of(request), at=clock.now())
    is_afterwards = page.row.state == "answered_at_once"
    shown = {
        "page": page,
        "problem": phrase(problem) if problem else None,
        "rule": getattr(problem, "rule", ""),
        "of_unit": OF_UNIT,
        "of_approver": AFTERWARDS if is_afterwards else OF_APPROVER,
        "approvals": tuple(APPROVALS),
        "may_answer": may(actor_of(request), Act.ANSWER_REQUEST),
    }
    return render(request, "console/request.html", shown, status=_status(problem))


def _status(problem: OpenpiuError | None) -> int:
    if problem is None:
        return 200
    return 403 if isinstance(problem, Refused) else 422
