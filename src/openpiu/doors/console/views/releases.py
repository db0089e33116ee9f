"""Release: what would leave, to whom and why; then the disclosure itself."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from openpiu.conf import clock, unit
from openpiu.doors.console.actors import actor_of
from openpiu.doors.console.forms_release import ReleaseForm
from openpiu.doors.console.phrases import phrase
from openpiu.duties import disclose
from openpiu.errors import OfficerError


@require_http_methods(["GET", "POST"])
def release(request: HttpRequest, hit: str) -> HttpResponse:
    """The preview with its form; a complete form releases."""
    form = ReleaseForm(request.POST or None, day=clock.now().date())
    if not form.is_valid():
        return _show(request, hit, form)
    choice = disclose.Choice(**form.cleaned_data, profile=unit.profile())
    try:
        if request.POST.get("answer") == "propose":
            _propose(request, hit, choice)
            return redirect("console:release", hit)
        made = _release(request, hit, choice)
    except OfficerError as error:
        form.add_error(None, phrase(error))
        return _show(request, hit, form)
    messages.success(request, _("Released. The signed package is ready for the receiving authority."))
    return redirect("console:notice", made)


def _release(request: HttpRequest, hit: str, choice: disclose.Choice) -> str:
    name: str = settings.UNIT_NAME
    return disclose.release(hit, choice=choice, unit=name, actor=actor_of(request), at=clock.now(), keys=unit.keys())


def _propose(request: HttpRequest, hit: str, choice: disclose.Choice) -> None:
    disclose.propose_transfer(hit, choice=choice, actor=actor_of(request), at=clock.now(), keys=unit.keys())
    messages.success(request, _("Proposed. The data protection officer is told; another person releases it."))


def _show(request: HttpRequest, hit: str, form: ReleaseForm) -> HttpResponse:
    """The preview as it is now, with the form below it."""
    shown = {"preview": disclose.preview(hit, actor=actor_of(request), at=clock.now()), "form": form}
    return render(request, "console/release.html", shown, status=422 if form.is_bound else 200)
