"""Pre-determined criteria: the list, one version, writing one, approving and ending it. No traveller is shown."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from openpiu.conf import clock, unit
from openpiu.core.criteria import KINDS, Finding
from openpiu.core.law.permissions import Act, check_may, may
from openpiu.doors.console.actors import actor_of
from openpiu.doors.console.forms_criteria import CriterionForm, ReasonForm
from openpiu.doors.console.phrases import phrase
from openpiu.duties import criteria as duty
from openpiu.duties import line
from openpiu.errors import OfficerError, OpenpiuError, Refused

START = """\
criterion C-
title
offence
action specific_check
owner
reviewer
grounds
expires
review
only

points

unless

threshold
"""


def criteria(request: HttpRequest) -> HttpResponse:
    """All versions; what waits and what is in force first."""
    page = duty.criteria_page(profile=unit.profile(), actor=actor_of(request), at=clock.now())
    return render(request, "console/criteria.html", {"page": page})


def criterion(request: HttpRequest, criterion: str) -> HttpResponse:
    """One version, whole."""
    return _show(request, criterion)


@require_http_methods(["GET", "POST"])
def propose(request: HttpRequest) -> HttpResponse:
    """The text: checked as often as wanted, back-tested on stored records, proposed."""
    check_may(actor_of(request), Act.PROPOSE_CRITERION)
    if request.method != "POST":
        return _write(request, CriterionForm(initial={"text": _text_of(request)}))
    form = CriterionForm(request.POST)
    if not form.is_valid():
        return _write(request, form)
    text, wanted = form.cleaned_data["text"], request.POST.get("do", "")
    _read, findings = duty.lint(text, profile=unit.profile(), on=clock.now().date())
    if findings or wanted == "check":
        return _write(request, form, findings=findings, checked=not findings)
    try:
        return _backtest(request, form, text) if wanted == "backtest" else _propose(request, text)
    except (OfficerError, Refused) as error:
        return _write(request, form, problem=error)


@require_POST
def decide(request: HttpRequest, criterion: str) -> HttpResponse:
    """Approve or refuse, by the button that was pressed."""
    approve, reason = request.POST.get("answer") == "approve", request.POST.get("note", "")[:500]
    try:
        if approve:
            line.approve_criterion(
                criterion, profile=unit.profile(), actor=actor_of(request), at=clock.now(), keys=unit.keys()
            )
        else:
            duty.refuse(criterion, reason=reason, actor=actor_of(request), at=clock.now())
    except OfficerError as error:
        return _show(request, criterion, error)
    messages.success(request, _("The criterion is in force.") if approve else _("The criterion is refused."))
    return redirect("console:criterion", criterion)


@require_POST
def end(request: HttpRequest, criterion: str) -> HttpResponse:
    """End it before its day."""
    reason = request.POST.get("note", "")[:500]
    try:
        line.end_criterion(criterion, reason=reason, actor=actor_of(request), at=clock.now(), keys=unit.keys())
    except OfficerError as error:
        return _show(request, criterion, error)
    messages.success(request, _("The criterion is ended. Its open hits have lapsed."))
    return redirect("console:criterion", criterion)


def _text_of(request: HttpRequest) -> str:
    """The text of the version that the new one starts from, or the bare form of one."""
    older = request.GET.get("from", "")
    if not older:
        return START
    page = duty.criterion_page(older, profile=unit.profile(), actor=actor_of(request), at=clock.now())
    return page.text


def _backtest(request: HttpRequest, form: CriterionForm, text: str) -> HttpResponse:
    backtest = duty.backtest(text, profile=unit.profile(), actor=actor_of(request), at=clock.now())
    return _write(request, form, backtest=backtest)


def _propose(request: HttpRequest, text: str) -> HttpResponse:
    made = duty.propose(text, profile=unit.profile(), actor=actor_of(request), at=clock.now(), keys=unit.keys())
    messages.success(request, _("The criterion is proposed. It waits for another person's approval."))
    return redirect("console:criterion", made)


def _write(
    request: HttpRequest, form: CriterionForm, *, findings: tuple[Finding, ...] = (), checked: bool = False,
    backtest: duty.Backtest | None = None, problem: OpenpiuError | None = None,
) -> HttpResponse:  # fmt: skip
    actor = actor_of(request)
    may_backtest = may(actor, Act.BACKTEST_CRITERION)
    shown = {
        "form": form, "findings": findings, "checked": checked, "backtest": backtest, "kinds": KINDS,
        "may_backtest": may_backtest, "problem": phrase(problem) if problem else "",
        "left": duty.backtests_left(actor, clock.now()) if may_backtest else 0,
    }  # fmt: skip
    wrong = bool(findings or problem or form.errors)
    return render(request, "console/criterion_new.html", shown, status=422 if wrong else 200)


def _show(request: HttpRequest, criterion: str, error: OfficerError | None = None) -> HttpResponse:
    page = duty.criterion_page(criterion, profile=unit.profile(), actor=actor_of(request), at=clock.now())
    shown = {"page": page, "form": ReasonForm(), "problem": phrase(error) if error else ""}
    return render(request, "console/criterion.html", shown, status=422 if error else 200)
