"""The exchange with other units: what is owed, what waits to be read, what was sent and received; one letter, one item.

Nothing leaves from a list: a letter is opened, read whole, and let go by itself.
"""

from collections.abc import Mapping

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from openpiu.conf import clock
from openpiu.conf import exchange as node
from openpiu.core.law.conditions import purpose_of
from openpiu.core.law.gradings import read_grading
from openpiu.core.law.permissions import Act, check_may, may
from openpiu.doors.console.actors import actor_of
from openpiu.doors.console.forms_exchange import KeepBackForm, ShareForm
from openpiu.doors.console.forms_exchange_feedback import FeedbackForm, TakeAlertForm
from openpiu.doors.console.lines import lines_of
from openpiu.doors.console.phrases import phrase
from openpiu.duties import review
from openpiu.duties.exchange import feedback, health, keeping, letters, owners, recalling, sharing, viewing
from openpiu.duties.exchange import partners as partnership
from openpiu.errors import OfficerError, OpenpiuError, Refused


def desk(request: HttpRequest) -> HttpResponse:
    """Everything that waits for somebody, then what was sent and received; without content."""
    actor = actor_of(request)
    shown = {
        "owed": sharing.owed(actor=actor) if may(actor, Act.WRITE_ABROAD) else (),
        "letters": viewing.waiting_letters(actor=actor),
        "overdue": sum(row.is_overdue and not row.answered for row in recalling.list_recalls(actor=actor)),
        "quarantine": keeping.list_quarantine(actor=actor),
        "received": viewing.list_messages("received", actor=actor),
        "sent": viewing.list_messages("sent", actor=actor),
        "may_write": may(actor, Act.WRITE_ABROAD), "may_open": may(actor, Act.OPEN_RECEIVED),
        "may_recall": may(actor, Act.RECALL),
    }  # fmt: skip
    return render(request, "console/exchange.html", shown)


def partners(request: HttpRequest) -> HttpResponse:
    """Partners with their cards, how the exchange with each stands and what to do; nothing about a traveller."""
    actor, at = actor_of(request), clock.now()
    rows = [(row, health.health_of(row.code, actor=actor, at=at)) for row in partnership.list_partners(actor=actor)]
    return render(request, "console/partners.html", {"rows": rows, "now": at})


@require_http_methods(["GET", "POST"])
def share(request: HttpRequest, hit: str, partner: str) -> HttpResponse:
    """A reviewed hit for a partner: its comparison, the answers, or the reason to keep it back."""
    check_may(actor_of(request), Act.WRITE_ABROAD)
    keeps = request.POST.get("answer") == "keep"
    form = ShareForm(request.POST if request.method == "POST" and not keeps else None)
    back = KeepBackForm(request.POST if keeps else None)
    problem: OpenpiuError | None = None
    try:
        if keeps and back.is_valid():
            return _keep_back(request, hit, partner, back.cleaned_data["reason"])
        if form.is_valid():
            return _draft(request, hit, partner, form.cleaned_data)
    except (OfficerError, Refused) as error:
        problem = error
    return _show_share(request, hit, partner, form, back, problem)


@require_http_methods(["GET", "POST"])
def letter(request: HttpRequest, letter: str) -> HttpResponse:
    """Exactly what would leave; pressing the button lets exactly that leave, or asks a second person to read it."""
    actor, problem = actor_of(request), None
    if request.method == "POST":
        try:
            left = letters.release(node.post(), letter, request.POST.get("digest", ""), actor=actor, at=clock.now())
        except (OfficerError, Refused) as error:
            problem = error
        else:
            messages.success(request, _("The letter has left.") if left else _("Another person has to read it too."))
            return redirect("console:exchange")
    preview = letters.preview(letter, actor=actor, at=clock.now())
    shown = {
        "preview": preview, "lines": list(lines_of(preview.fields)), "mine": actor.id in preview.reviewed_by,
        "problem": phrase(problem) if problem else "",
    }  # fmt: skip
    return render(request, "console/letter.html", shown, status=422 if problem else 200)


def received(request: HttpRequest, received: str) -> HttpResponse:
    """One message of a partner, whole; opening it is a consultation."""
    return show_received(request, received)


def show_received(
    request: HttpRequest, received: str, *, form: Form | None = None, problem: str = ""
) -> HttpResponse:  # fmt: skip
    """The same, with a form of it that was not taken and why."""
    actor = actor_of(request)
    fields = viewing.open_received(received, actor=actor, at=clock.now())
    kind = fields["type"]
    tells, takes = may(actor, Act.WRITE_ABROAD), may(actor, Act.IMPORT_ALERTS)
    shown = {
        "handling": fields["handling"], "grading": read_grading(fields["grading"]) if fields["grading"] else None,
        "lines": list(lines_of(fields)), "received": received, "kind": kind, "form": form, "problem": problem,
        "feedback": _form(FeedbackForm, form) if tells and kind in feedback.REPORTED else None,
        "take": _form(TakeAlertForm, form) if takes and kind == "alert" else None,
    }  # fmt: skip
    return render(request, "console/received.html", shown, status=422 if form is not None else 200)


def _form(kind: type[Form], form: Form | None) -> Form:
    return form if isinstance(form, kind) else kind()


def _draft(request: HttpRequest, hit: str, partner: str, given: Mapping[str, str]) -> HttpResponse:
    what = sharing.Sharing(**given)
    made = sharing.share(node.post(), hit, partner, what, actor=actor_of(request), at=clock.now())
    messages.success(request, _("The letter is drafted. Nothing has left: read it first."))
    return redirect("console:letter", made)


def _keep_back(request: HttpRequest, hit: str, partner: str, reason: str) -> HttpResponse:
    sharing.keep_back(node.post(), hit, partner, reason=reason, actor=actor_of(request), at=clock.now())
    messages.success(request, _("It is recorded why this hit is kept back."))
    return redirect("console:exchange")


def _show_share(  # one page, two forms
    request: HttpRequest, hit: str, partner: str, form: ShareForm, back: KeepBackForm, problem: OpenpiuError | None
) -> HttpResponse:
    actor = actor_of(request)
    purpose = purpose_of(actor)
    card = review.open_hit(hit, actor=actor, at=clock.now(), purpose=purpose)
    shown = {
        "card": card, "partner": partner, "owner": owners.owner_state(hit, partner, actor=actor),
        "form": form, "back": back, "purpose": purpose,
        "problem": phrase(problem) if problem else "",
    }  # fmt: skip
    wrong = problem or form.errors or back.errors
    return render(request, "console/exchange_share.html", shown, status=422 if wrong else 200)
