"""The alerts: the list with its search, one alert, withdrawing it and putting it in force again."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from openpiu.conf import clock, unit
from openpiu.core.law.permissions import Act, may
from openpiu.doors.console.actors import actor_of
from openpiu.doors.console.forms import WithdrawForm
from openpiu.doors.console.phrases import phrase
from openpiu.doors.console.views.paging import page_number
from openpiu.duties import alerts as duty
from openpiu.duties import line
from openpiu.errors import OfficerError

STATES = ("active", "expired", "withdrawn")


def alerts(request: HttpRequest) -> HttpResponse:
    """Alerts of one state whose reference or name holds the text that is searched."""
    actor, text = actor_of(request), request.GET.get("text", "").strip()
    state = request.GET.get("state", "active")
    found = duty.list_alerts(actor=actor, at=clock.now(), text=text, state=state, page=page_number(request))
    shown = {"page": found, "text": text, "state": state, "states": STATES, "may_import": may(actor, Act.IMPORT_ALERTS)}
    return render(request, "console/alerts.html", shown)


def lists(request: HttpRequest) -> HttpResponse:
    """The lists: what each declares, and how its alerts stand."""
    actor = actor_of(request)
    shown = {"rows": duty.list_lists(actor=actor, at=clock.now()), "may_import": may(actor, Act.IMPORT_ALERTS)}
    return render(request, "console/lists.html", shown)


def alert(request: HttpRequest, alert: str) -> HttpResponse:
    """One alert, whole."""
    return _show(request, alert, WithdrawForm())


@require_http_methods(["POST"])
def withdraw(request: HttpRequest, alert: str) -> HttpResponse:
    """Withdraw an alert: it raises no more hits."""
    return _change(request, alert, line.withdraw_alert, _("The alert is withdrawn."))


@require_http_methods(["POST"])
def restore(request: HttpRequest, alert: str) -> HttpResponse:
    """Put an alert that an officer withdrew in force again."""
    return _change(request, alert, line.restore_alert, _("The alert is in force again."))


def _change(request: HttpRequest, alert: str, change: Callable[..., object], done: str) -> HttpResponse:
    """Do it with the reason of the form; without one, or where it is refused, the page says so."""
    form = WithdrawForm(request.POST)
    if not form.is_valid():
        return _show(request, alert, form)
    try:
        change(alert, reason=form.cleaned_data["reason"], actor=actor_of(request), at=clock.now(), keys=unit.keys())
    except OfficerError as error:
        form.add_error(None, phrase(error))
        return _show(request, alert, form)
    messages.success(request, done)
    return redirect("console:alert", alert)


def _show(request: HttpRequest, alert: str, form: WithdrawForm) -> HttpResponse:
    actor = actor_of(request)
    shown = {
        "card": duty.open_alert(alert, actor=actor, at=clock.now()),
        "form": form,
        "may_withdraw": may(actor, Act.IMPORT_ALERTS),
    }
    return render(request, "console/alert.html", shown, status=422 if form.is_bound else 200)
