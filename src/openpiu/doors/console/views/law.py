"""The law: the profile in force, which everybody may read; and whether the unit keeps it, for those who oversee it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from openpiu.conf import clock, unit
from openpiu.conf import law as unit_law
from openpiu.core.law.permissions import Act, check_may, may
from openpiu.core.law.roles import Actor
from openpiu.doors.console.actors import actor_of
from openpiu.duties import lawful


def law(request: HttpRequest) -> HttpResponse:
    """Every value of the profile with its article, its date, and how sure it is."""
    return _show(request, actor_of(request), ())


@require_POST
def check(request: HttpRequest) -> HttpResponse:
    """Ask every rule. Nothing is changed, so it can be asked again at any time."""
    actor = actor_of(request)
    check_may(actor, Act.TEST_LAW)  # before the ledgers are verified, which takes its time
    return _show(request, actor, lawful.check_rules(unit_law.scene(unit.profile(), at=clock.now()), actor=actor))


def _show(request: HttpRequest, actor: Actor, outcomes: tuple[lawful.Outcome, ...]) -> HttpResponse:
    profile = unit.profile()
    shown = {
        "profile": profile,
        "rows": lawful.profile_page(profile, actor=actor),
        "may_test": may(actor, Act.TEST_LAW),
        "outcomes": sorted(outcomes, key=lambda one: one.green),
        "red": sum(not one.green for one in outcomes),
        "at": clock.now(),
    }
    return render(request, "console/law.html", shown)
