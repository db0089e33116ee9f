"""Recalls of both sides: taking back what was sent; settling each copy of what a partner takes back, one by one."""

from datetime import timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from openpiu.conf import clock
from openpiu.conf import exchange as node
from openpiu.core.law.permissions import Act, check_may, may
from openpiu.doors.console.actors import actor_of
from openpiu.doors.console.forms_exchange_recalls import CopyForm, RecallForm
from openpiu.doors.console.phrases import phrase
from openpiu.duties.exchange import recalled, recalling
from openpiu.errors import OfficerError, OpenpiuError

USUAL = timedelta(days=7)


def recalls(request: HttpRequest) -> HttpResponse:
    """Overdue ones first, then open ones, then those that are over; without content."""
    actor = actor_of(request)
    rows = recalling.list_recalls(actor=actor)
    late = [row for row in rows if row.is_overdue and not row.answered]
    shown = {
        "rows": [*late, *(row for row in rows if row not in late)], "late": len(late), "now": clock.now(),
        "may_recall": may(actor, Act.RECALL),
    }  # fmt: skip
    return render(request, "console/recalls.html", shown)


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, message: str) -> HttpResponse:
    """Take back one message that this unit sent."""
    actor, at, problem = actor_of(request), clock.now(), None
    target = recalled.recallable(message, actor=actor)
    usual = (at + USUAL).replace(minute=0, second=0, microsecond=0)
    form = RecallForm(request.POST or None, initial={"deadline": f"{usual:%Y-%m-%d %H:%M}"})
    if form.is_valid():
        try:
            (made,) = recalling.recall(node.post(), [message], form.wish(), actor=actor, at=at)
        except OfficerError as error:
            problem = phrase(error)
        else:
            messages.success(request, _("The recall is on its way."))
            return redirect("console:recall", made)
    shown = {"form": form, "target": target, "problem": problem}
    return render(request, "console/recall_new.html", shown, status=422 if form.errors or problem else 200)


def one(request: HttpRequest, recall: str) -> HttpResponse:
    """One recall with its copies."""
    return _show(request, recall)


@require_POST
def settle(request: HttpRequest, recall: str, copy: str) -> HttpResponse:
    """What became of one copy; the last one sends the signed list back."""
    actor, form = actor_of(request), CopyForm(request.POST)
    check_may(actor, Act.RECALL)
    if not form.is_valid():
        return _show(request, recall, copy=copy, form=form)
    try:
        over = recalling.settle_copy(node.post(), copy, **form.cleaned_data, actor=actor, at=clock.now())
    except OfficerError as error:
        return _show(request, recall, copy=copy, form=form, problem=error)
    recalling.destroy_erased(node.post().record_keys)
    said = _("All copies are settled; the signed list is on its way.") if over else _("Recorded. Other copies wait.")
    messages.success(request, said)
    return redirect("console:recall", recall)


def _show(
    request: HttpRequest, recall: str, *, copy: str = "", form: CopyForm | None = None,
    problem: OpenpiuError | None = None,
) -> HttpResponse:  # fmt: skip
    page = recalled.open_recall(recall, actor=actor_of(request))
    rows = [(one, form if form is not None and one.copy == copy else CopyForm(auto_id=f"id_{number}_%s"))
            for number, one in enumerate(page.copies, 1)]  # fmt: skip
    shown = {
        "page": page, "rows": rows, "now": clock.now(), "form": form, "problem": phrase(problem) if problem else "",
    }  # fmt: skip
    wrong = problem is not None or (form is not None and form.errors)
    return render(request, "console/recall.html", shown, status=422 if wrong else 200)
