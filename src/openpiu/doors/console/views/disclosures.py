"""What has left the unit: the list, the printable notice, the signed package."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from openpiu.conf import clock
from openpiu.doors.console.actors import actor_of
from openpiu.doors.console.forms import OutcomeForm
from openpiu.doors.console.phrases import phrase
from openpiu.duties import disclose
from openpiu.errors import OfficerError


def disclosures(request: HttpRequest) -> HttpResponse:
    """All disclosures, newest first, without names."""
    actor = actor_of(request)
    shown = {"rows": disclose.list_disclosures(actor=actor), "transfers": disclose.list_transfers(actor=actor)}
    return render(request, "console/disclosures.html", shown)


def notice(request: HttpRequest, disclosure: str) -> HttpResponse:
    """The notice of one disclosure, made to be printed on one page."""
    return _show(request, disclosure, OutcomeForm())


@require_POST
def outcome(request: HttpRequest, disclosure: str) -> HttpResponse:
    """Record what the recipient reported; without a choice, or where it is refused, the notice says so."""
    form = OutcomeForm(request.POST)
    if form.is_valid():
        try:
            disclose.record_outcome(disclosure, code=form.cleaned_data["code"], actor=actor_of(request), at=clock.now())
            messages.success(request, _("The outcome is recorded."))
            return redirect("console:notice", disclosure)
        except OfficerError as error:
            form.add_error(None, phrase(error))
    return _show(request, disclosure, form)


def package(request: HttpRequest, disclosure: str) -> HttpResponse:
    """The signed package as a file."""
    shown = disclose.open_notice(disclosure, actor=actor_of(request), at=clock.now())
    answer = HttpResponse(shown.signed, content_type="application/json")
    answer["Content-Disposition"] = f'attachment; filename="openpiu-{shown.code}.json"'
    return answer


def _show(request: HttpRequest, disclosure: str, form: OutcomeForm) -> HttpResponse:
    shown = disclose.open_notice(disclosure, actor=actor_of(request), at=clock.now())
    return render(request, "console/notice.html", {"notice": shown, "form": form}, status=422 if form.is_bound else 200)
