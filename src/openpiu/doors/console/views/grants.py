"""Grants for liaison officers: proposed by one person, approved by another, revoked; who sees what at this moment."""

import secrets
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from openpiu.conf import cases as house
from openpiu.conf import clock, unit
from openpiu.core.law.permissions import Act, check_may, may
from openpiu.core.law.roles import Actor, Role
from openpiu.doors.console.actors import actor_of
from openpiu.doors.console.forms_grants import GrantForm
from openpiu.doors.console.phrases import phrase
from openpiu.duties import cases as duty
from openpiu.duties import staff
from openpiu.errors import OfficerError, OpenpiuError, Refused


def grants(request: HttpRequest) -> HttpResponse:
    """What waits for a second person, what is in force, what is over; and who sees what."""
    return _show(request, None)


def seen(request: HttpRequest) -> HttpResponse:
    """The panel alone, as the open page asks for it again and again."""
    return render(request, "console/grants/seen.html", {"panel": _panel(actor_of(request))})


@require_http_methods(["GET", "POST"])
def propose(request: HttpRequest) -> HttpResponse:
    """The questions of a new grant."""
    actor, at = actor_of(request), clock.now()
    check_may(actor, Act.GRANT_LIAISON)
    host = house.pen().node
    rows = duty.list_cases(node=host, actor=actor, at=at)
    officers = [(row.id, f"{row.name} ({row.id})") for row in staff.list_staff() if row.role == Role.LIAISON]
    listed = [(row.case, f"{row.case} · {row.purpose[:80]}") for row in rows]
    form = GrantForm(request.POST or None, officers=officers, cases=listed, today=at.date())
    if form.is_valid():
        draft = form.draft(id_=f"g-{secrets.token_hex(4)}", host=host, now=at)
        try:
            duty.propose_grant(draft, actor=actor, at=at, keys=unit.keys())
        except (OfficerError, Refused) as error:
            form.add_error(None, phrase(error))
        else:
            messages.success(request, _("Proposed. Nothing is open before another person approves it."))
            return redirect("console:grants")
    return render(request, "console/grants/new.html", {"form": form}, status=422 if form.is_bound else 200)


@require_POST
def approve(request: HttpRequest, grant: str) -> HttpResponse:
    """The second person's word."""
    return _do(request, grant, duty.approve_grant, _("Approved and signed: the officer may visit."))


@require_POST
def revoke(request: HttpRequest, grant: str) -> HttpResponse:
    """End a grant now; open pages of the officer close within a second."""
    return _do(request, grant, duty.revoke_grant, _("Revoked: open pages of the officer close now."))


def _do(request: HttpRequest, grant: str, act: Callable[..., object], done: str) -> HttpResponse:
    actor = actor_of(request)
    check_may(actor, Act.GRANT_LIAISON)
    try:
        act(grant, pen=house.pen(), actor=actor, at=clock.now(), keys=unit.keys())
    except Refused as error:
        return _show(request, error)
    messages.success(request, done)
    return redirect("console:grants")


def _show(request: HttpRequest, problem: OpenpiuError | None) -> HttpResponse:
    actor = actor_of(request)
    shown: dict[str, Any] = {
        "rows": duty.list_grants(actor=actor, at=clock.now()), "panel": _panel(actor), "me": actor.id,
        "may_grant": may(actor, Act.GRANT_LIAISON), "problem": phrase(problem) if problem else "",
    }  # fmt: skip
    return render(request, "console/grants/list.html", shown, status=422 if problem else 200)


def _panel(actor: Actor) -> Any:
    return duty.who_sees_what(host=house.pen().node, host_keys=house.host_keys(), actor=actor, at=clock.now())
