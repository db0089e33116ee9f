"""Retention: what the law's clocks did and will do, and the grounds that keep single records longer."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_POST

from openpiu.conf import clock, unit
from openpiu.doors.console.actors import actor_of
from openpiu.doors.console.views.travellers import show_traveller
from openpiu.duties import retain
from openpiu.errors import OfficerError


def retention(request: HttpRequest) -> HttpResponse:
    """Numbers and references; no traveller is named."""
    page = retain.retention_page(actor=actor_of(request), at=clock.now(), profile=unit.profile())
    return render(request, "console/retention.html", {"page": page})


def manifest(request: HttpRequest, manifest: str) -> HttpResponse:
    """One run as signed JSON."""
    answer = HttpResponse(retain.signed_manifest(manifest, actor=actor_of(request)), content_type="application/json")
    answer["Content-Disposition"] = f'attachment; filename="openpiu-deletions-{manifest}.json"'
    return answer


@require_POST
def propose(request: HttpRequest, traveller: str) -> HttpResponse:
    """Say why a record is to be kept longer; another person confirms it."""
    wish = retain.Wish(**{name: request.POST.get(name, "") for name in ("kind", "reference", "reason")})
    try:
        retain.propose_ground(traveller, wish=wish, actor=actor_of(request), at=clock.now(), profile=unit.profile())
    except OfficerError as error:
        return show_traveller(request, traveller, error)
    messages.success(request, _("The ground is proposed. Nothing is kept before another person has confirmed it."))
    return redirect("console:traveller", traveller)


# What can be done with a ground, and what is said when it is done.
GROUND_ACTS: dict[str, tuple[Callable[..., object], str]] = {
    "confirm": (retain.confirm_ground, gettext_noop("The ground is confirmed: it stands until its review is due.")),
    "review": (retain.review_ground, gettext_noop("The ground stands on until its next review is due.")),
    "end": (retain.end_ground, gettext_noop("The ground is ended: the record goes if nothing else keeps it.")),
}


@require_POST
def ground(request: HttpRequest, traveller: str, ground: str) -> HttpResponse:
    """Confirm, review or end one ground of one record."""
    done = GROUND_ACTS.get(request.POST.get("act", ""))
    try:
        if done is None:
            raise OfficerError(_("Choose what becomes of the ground."))
        done[0](ground, actor=actor_of(request), at=clock.now(), profile=unit.profile())
    except OfficerError as error:
        return show_traveller(request, traveller, error)
    messages.success(request, _(done[1]))
    return redirect("console:traveller", traveller)
