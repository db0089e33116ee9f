"""What a liaison officer of another unit sees here: the cases of a grant, their things, one thing at a time (EXC-12).

"Not there" and "not allowed" are one page, the same bytes. A reason is asked for on the first opening of a case a day;
every view of a thing is on record. An open page asks each second whether it may stay (`static/console/visit.js`).
"""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from openpiu.conf import cases as house
from openpiu.conf import clock
from openpiu.doors.console.actors import actor_of
from openpiu.doors.console.forms_grants import WhyForm
from openpiu.duties import cases as duty

REASONS = "visit_reasons"  # in the session: case -> day and code
MARK = "Visit-Mark"  # header of a pulse


def rooms(request: HttpRequest) -> HttpResponse:
    """The cases that are open to the officer now, with numbers."""
    return render(request, "console/visit/list.html", {"rows": duty.rooms(**_where(request))})


@require_http_methods(["GET", "POST"])
def room(request: HttpRequest, case: str) -> HttpResponse:
    """One case: why it is opened, then what there is, without what it says."""
    found = duty.enter_room(case, **_where(request))
    if found is None:
        return _nothing(request)
    form = WhyForm(request.POST or None)
    if form.is_valid():
        request.session[REASONS] = {**request.session.get(REASONS, {}), case: f"{_day()} {form.cleaned_data['why']}"}
        return redirect("console:visit-case", case)
    if form.is_bound or not _why(request, case):
        shown = {"room": found, "form": form}
        return render(request, "console/visit/why.html", shown, status=422 if form.is_bound else 200)
    return render(request, "console/visit/case.html", {"room": found})


@require_GET
def thing(request: HttpRequest, case: str, thing: str) -> HttpResponse:
    """One thing with what it says; entered in the ledger."""
    where, why = _where(request), _why(request, case)
    if not why:
        return redirect("console:visit-case", case) if duty.enter_room(case, **where) else _nothing(request)
    answer = duty.open_in_visit(_name(case, thing), why, **where)
    found = answer.is_there and duty.enter_room(case, **where)
    if not found:
        return _nothing(request)
    return render(request, "console/visit/thing.html", {"room": found, "thing": answer.thing})


@require_GET
def pulse(request: HttpRequest, case: str) -> HttpResponse:
    """Whether an open page may stay: an empty answer with its mark, or that it must close."""
    thing = request.GET.get("thing", "")
    page = duty.OpenPage(case=case, thing=_name(case, thing) if thing else "", seen=request.GET.get("seen", ""))
    mark = duty.pulse(page, **_where(request))
    return _nothing(request) if mark is None else HttpResponse(status=204, headers={MARK: mark})


def _nothing(request: HttpRequest) -> HttpResponse:
    """The one page for what is not there and what is not allowed."""
    return render(request, "console/visit/nothing.html", status=404)


def _where(request: HttpRequest) -> dict[str, Any]:
    pen = house.pen()
    return {"host": pen.node, "host_keys": house.host_keys(), "actor": actor_of(request), "at": clock.now()}


def _why(request: HttpRequest, case: str) -> str:
    """The reason that was given for this case today; empty where there is none."""
    day, _, code = str(request.session.get(REASONS, {}).get(case, "")).partition(" ")
    return code if day == _day() else ""


def _day() -> str:
    return clock.now().date().isoformat()


def _name(case: str, thing: str) -> str:
    return f"{case}:{thing.replace('~', '/')}"
