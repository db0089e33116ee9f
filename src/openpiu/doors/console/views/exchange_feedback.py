"""What became of what was shared, alerts that partners offer, and owners who are asked before a hit leaves."""

from collections.abc import Callable

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from openpiu.conf import clock
from openpiu.conf import exchange as node
from openpiu.core.law.permissions import Act, check_may, may
from openpiu.doors.console.actors import actor_of
from openpiu.doors.console.forms_exchange_feedback import FeedbackForm, OwnerForm, TakeAlertForm
from openpiu.doors.console.phrases import phrase
from openpiu.doors.console.views.exchange import show_received
from openpiu.duties import line
from openpiu.duties.exchange import feedback, offered, owners
from openpiu.errors import OfficerError, Refused


def shared(request: HttpRequest) -> HttpResponse:
    """What was shared either way and what was said of it; what lacks comes first. Nobody is named."""
    actor = actor_of(request)
    ours, got, offers = (one(actor=actor) for one in (feedback.list_shared, feedback.list_got, offered.list_offered))
    shown = {
        "ours": ours, "got": got, "offers": offers, "lists": feedback.by_list(actor=actor),
        "may_open": may(actor, Act.OPEN_RECEIVED),
    }  # fmt: skip
    return render(request, "console/exchange_feedback.html", shown)


@require_POST
def say(request: HttpRequest, received: str) -> HttpResponse:
    """Tell the partner what became of what it shared."""
    actor, form = actor_of(request), FeedbackForm(request.POST)
    check_may(actor, Act.WRITE_ABROAD)

    def act() -> None:
        outcome = form.cleaned_data["outcome"]
        feedback.say_what_became(node.post(), received, outcome=outcome, actor=actor, at=clock.now())

    return _done(request, received, form, act, _("The partner is told."))


@require_POST
def take(request: HttpRequest, received: str) -> HttpResponse:
    """Put a shared alert in force, and screen who is known for it."""
    actor, form = actor_of(request), TakeAlertForm(request.POST)
    check_may(actor, Act.IMPORT_ALERTS)

    def act() -> None:
        line.take_partners_alert(node.post(), received, until=form.day(), actor=actor, at=clock.now())

    return _done(request, received, form, act, _("The alert is in force; the partner stays its owner."))


@require_http_methods(["GET", "POST"])
def owner(request: HttpRequest, hit: str, partner: str) -> HttpResponse:
    """What the owner of the alert said, or why it cannot wait; then the hit can be shared."""
    actor, problem = actor_of(request), None
    state = owners.owner_state(hit, partner, actor=actor)
    form = OwnerForm(request.POST or None)
    if form.is_valid():
        try:
            owners.record_word(node.post(), hit, partner, form.said(), actor=actor, at=clock.now())
        except (OfficerError, Refused) as error:
            problem = phrase(error)
        else:
            messages.success(request, _("Done, and entered in the ledger."))
            return redirect("console:share", hit, partner)
    shown = {"form": form, "state": state, "hit": hit, "partner": partner, "problem": problem}
    return render(request, "console/exchange_owner.html", shown, status=422 if form.errors or problem else 200)


def _done(request: HttpRequest, received: str, form: Form, act: Callable[[], None], said: str) -> HttpResponse:
    """Do it and go on; or show the message again with the reason why not."""
    if not form.is_valid():
        return show_received(request, received, form=form)
    try:
        act()
    except (OfficerError, Refused) as error:
        return show_received(request, received, form=form, problem=phrase(error))
    messages.success(request, said)
    return redirect("console:feedback")
