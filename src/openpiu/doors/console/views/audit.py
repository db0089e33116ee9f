"""The ledger: search, verification in words, export."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from openpiu.conf import clock, unit
from openpiu.doors.console.actors import actor_of
from openpiu.doors.console.views.paging import page_number
from openpiu.duties import audit as duty


def audit(request: HttpRequest) -> HttpResponse:
    """Entries, newest first, by act, officer and subject."""
    asked = {name: request.GET.get(name, "").strip() for name in ("act", "actor_id", "subject")}
    found = duty.search(actor=actor_of(request), at=clock.now(), page=page_number(request), **asked)
    return render(request, "console/audit.html", {"page": found, "asked": asked})


@require_POST
def verify(request: HttpRequest) -> HttpResponse:
    """Check the chain of hashes from the first entry to the last, and the roots that were sealed hour by hour."""
    witness = duty.Witness(unit.roots(), unit.keys())
    verdict = duty.verify(actor=actor_of(request), witness=witness, at=clock.now())
    template = "console/parts/verdict.html" if request.headers.get("HX-Request") else "console/verdict.html"
    return render(request, template, {"verdict": verdict})


@require_POST
def export(request: HttpRequest) -> StreamingHttpResponse:
    """The whole ledger as a file that verifies offline; the export itself is an entry."""
    at = clock.now()
    lines = duty.export_ledger(unit=settings.UNIT_NAME, actor=actor_of(request), at=at, keys=unit.keys())
    answer = StreamingHttpResponse(lines, content_type="application/jsonl")
    answer["Content-Disposition"] = f'attachment; filename="openpiu-ledger-{at:%Y%m%dT%H%M%SZ}.jsonl"'
    return answer
