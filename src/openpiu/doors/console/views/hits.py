"""The hit inbox, the bar of fresh hits, and the review page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from openpiu.conf import clock
from openpiu.core.law.conditions import purpose_of
from openpiu.core.law.hit_states import OPEN, HitState
from openpiu.doors.console.actors import actor_of
from openpiu.doors.console.answers import offered
from openpiu.doors.console.phrases import phrase
from openpiu.duties import review
from openpiu.errors import OpenpiuError


def inbox(request: HttpRequest) -> HttpResponse:
    """Open hits, most pressing first; or the hits of one state."""
    state = request.GET.get("state") or None
    shown = review.inbox(actor=actor_of(request), at=clock.now(), state=state)
    tabs = [(code.value, shown.counts.get(code.value, 0)) for code in HitState]
    open_total = sum(shown.counts.get(code, 0) for code in OPEN)
    return render(
        request, "console/inbox.html", {"inbox": shown, "state": state, "tabs": tabs, "open_total": open_total}
    )


def fresh(request: HttpRequest) -> HttpResponse:
    """How many hits came since the page was drawn: a fragment, asked for every 15 seconds."""
    count = review.fresh_hits(actor=actor_of(request), since=request.GET.get("since", ""))
    return render(request, "console/parts/fresh.html", {"count": count})


def hit(request: HttpRequest, hit: str) -> HttpResponse:
    """The review page. Opening it is a consultation that the ledger keeps."""
    return show_hit(request, hit)


def show_hit(request: HttpRequest, hit: str, problem: OpenpiuError | None = None) -> HttpResponse:
    """The review page, with what went wrong and what the officer had entered, if a decision was refused."""
    actor = actor_of(request)
    purpose = purpose_of(actor)  # the role's own: assessment for officers, supervision for the data protection officer
    card = review.open_hit(hit, actor=actor, at=clock.now(), purpose=purpose)
    shown = {
        "card": card,
        "purpose": purpose,
        "answers": offered(card.may, signs=bool(card.alert.criterion)),
        "problem": phrase(problem) if problem else None,
        "given": request.POST,
        "given_reasons": request.POST.getlist("reasons"),
    }
    return render(request, "console/hit.html", shown, status=422 if problem else 200)
