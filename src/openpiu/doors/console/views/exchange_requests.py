"""Requests between units: question pages for ours, a list of tasks for theirs, and what a partner is told."""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from openpiu.conf import clock
from openpiu.conf import exchange as node
from openpiu.core.law.permissions import Act, check_may, may
from openpiu.doors.console.actors import actor_of
from openpiu.doors.console.forms_exchange_requests import STEPS, QuestionForm, Step, after, before, step_named
from openpiu.doors.console.lines import lines_of
from openpiu.doors.console.phrases import phrase
from openpiu.duties.exchange import answering, asking, inbox
from openpiu.duties.exchange import partners as partnership
from openpiu.errors import OfficerError, Refused


def asked(request: HttpRequest) -> HttpResponse:
    """What partners ask, by what is still to be done; then what this unit has asked and waits for."""
    actor, view, at = actor_of(request), request.GET.get("view", "tasks"), clock.now()
    shown = {
        "rows": inbox.list_asked(actor=actor, at=at, view=view), "ours": asking.list_ours(actor=actor, at=at),
        "view": view, "now": at, "may_ask": may(actor, Act.WRITE_ABROAD), "may_open": may(actor, Act.OPEN_RECEIVED),
        "may_answer": may(actor, Act.ANSWER_REQUEST),
    }  # fmt: skip
    return render(request, "console/exchange_asked.html", shown)


@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """One question page after the other, then the check page; only its button drafts the letter."""
    actor = actor_of(request)
    check_may(actor, Act.WRITE_ABROAD)
    active = [(row.code, f"{row.code}: {row.name}") for row in partnership.list_partners(actor=actor) if _active(row)]
    if request.method == "GET":
        return _ask_page(request, STEPS[0], QuestionForm(partners=active, only=STEPS[0], initial=request.GET.dict()))
    go = request.POST.get("go", "")
    if go == "draft":
        return _draft(request, QuestionForm(request.POST, partners=active))
    if go:
        step = step_named(go)
        return _ask_page(request, step, QuestionForm(partners=active, only=step, initial=_given(request.POST, step)))
    step = step_named(request.POST.get("step", ""))
    form = QuestionForm(request.POST, partners=active, only=step)
    if not form.is_valid():
        return _ask_page(request, step, form)
    following = None if request.POST.get("checked") else after(step)
    if following is None:
        return _check_page(request, QuestionForm(request.POST, partners=active))
    given = _given(request.POST, following)
    return _ask_page(request, following, QuestionForm(partners=active, only=following, initial=given))


@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, asked: str) -> HttpResponse:
    """Exactly what the partner would be told now; the button tells exactly that, or drafts the letter."""
    actor, at, problem = actor_of(request), clock.now(), None
    check_may(actor, Act.ANSWER_REQUEST)
    if request.method == "POST":
        try:
            letter = answering.answer_partner(
                node.post(), asked, still_open=request.POST.get("still_open", ""),
                digest=request.POST.get("digest", ""), actor=actor, at=at,
            )  # fmt: skip
        except (OfficerError, Refused) as error:
            problem = error
        else:
            return _answered(request, letter)
    shown: dict[str, Any] = {"asked": asked, "problem": phrase(problem) if problem else ""}
    try:
        preview = answering.preview_answer(node.post(), asked, actor=actor, at=at)
    except OfficerError as error:
        if request.method == "GET" and "no such request" in str(error):
            raise
        shown["problem"] = shown["problem"] or phrase(error)
    else:
        shown |= {"preview": preview, "lines": list(lines_of(preview.fields))}
    return render(request, "console/exchange_answer.html", shown, status=422 if problem else 200)


def _active(row: partnership.PartnerRow) -> bool:
    return row.standing == "active"


def _answered(request: HttpRequest, letter: str) -> HttpResponse:
    if letter:
        messages.success(request, _("The letter is drafted. Nothing has left: read it first."))
        return redirect("console:letter", letter)
    messages.success(request, _("The partner is told."))
    return redirect("console:exchange-asked")


def _draft(request: HttpRequest, form: QuestionForm) -> HttpResponse:
    if not form.is_valid():
        step = form.first_wrong()
        partners = [choice for choice in _choices(form) if choice[0]]
        return _ask_page(request, step, QuestionForm(request.POST, partners=partners, only=step))
    post = node.post()
    try:
        letter = asking.draft_question(
            post, form.question(post.unit), actor=actor_of(request), at=clock.now()
        )  # fmt: skip
    except (OfficerError, Refused) as error:
        return _check_page(request, form, phrase(error))
    messages.success(request, _("The letter is drafted. Nothing has left: read it first."))
    return redirect("console:letter", letter)


def _choices(form: QuestionForm) -> list[Any]:
    field: Any = form.fields["partner"]
    return list(field.choices)


def _ask_page(request: HttpRequest, step: Step, form: QuestionForm) -> HttpResponse:
    shown = {
        "form": form, "step": step, "number": STEPS.index(step) + 1, "steps": len(STEPS), "back": before(step),
        "kept": list(_kept(request.POST, step)), "checked": request.POST.get("checked", ""),
    }  # fmt: skip
    return render(request, "console/exchange_ask.html", shown, status=422 if form.errors else 200)


def _check_page(request: HttpRequest, form: QuestionForm, problem: str = "") -> HttpResponse:
    shown = {
        "form": form, "problem": problem, "answers": list(form.answers()), "kept": list(_kept(request.POST, None)),
    }  # fmt: skip
    return render(request, "console/exchange_ask_check.html", shown, status=422 if problem else 200)


def _kept(given: QueryDict, step: Step | None) -> Iterator[tuple[str, str]]:
    """Answers of the other pages, which travel along in the form."""
    for name in (name for one in STEPS if one is not step for name in one.fields):
        yield from ((name, value) for value in given.getlist(name) if value)


def _given(given: QueryDict, step: Step) -> dict[str, Any]:
    """What was answered on a page before, for showing it again; where nothing was, the page's own proposal stands."""
    found: dict[str, Any] = {name: given.get(name) for name in step.fields if given.get(name)}
    if "wanted" in found:
        found["wanted"] = given.getlist("wanted")
    return found
