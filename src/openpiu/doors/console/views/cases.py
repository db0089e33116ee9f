"""Joint cases: the list, opening one, one case with its acts, one thing with its acts, the court bundle.

Each act is one POST to one duty. What stands against it is said on the page on which it was asked.
"""

import secrets
from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from openpiu.conf import cases as house
from openpiu.conf import clock, exchange, unit
from openpiu.core.cases.kinds import KINDS
from openpiu.core.law.permissions import Act, check_may, may
from openpiu.core.law.roles import Actor
from openpiu.doors.console import forms_case_steps as steps
from openpiu.doors.console import forms_cases as forms
from openpiu.doors.console.actors import actor_of
from openpiu.doors.console.phrases import phrase
from openpiu.doors.console.views.paging import page_number
from openpiu.doors.console.words import word_for
from openpiu.doors.console.words_cases import CONSEQUENCES
from openpiu.duties import cases as duty
from openpiu.duties import disclose
from openpiu.duties.exchange import casework, partners
from openpiu.errors import OfficerError, OpenpiuError, Refused

# Move -> its form, in the order of the page. The first table is about the case, the second about one thing.
IN_CASE: dict[str, type[forms.ActForm]] = {
    "join": steps.JoinForm, "agree": steps.AgreeForm, "note": forms.NoteForm, "task": forms.TaskForm,
    "timeline": forms.TimelineForm, "statement": forms.StatementForm, "decision": forms.DecisionForm,
    "evidence": forms.EvidenceForm, "link": forms.LinkForm, "copy": forms.CopyForm, "invite": steps.InviteForm,
    "offer-lead": steps.LeadOfferForm, "take-lead": steps.LeadTakeForm, "leave": steps.LeaveForm,
    "close": steps.CloseForm,
}  # fmt: skip
ON_THING: dict[str, type[forms.ActForm]] = {
    "accept": steps.AcceptForm, "decline": steps.DeclineForm, "move": steps.MoveTaskForm,
    "annotate": steps.AnnotateForm, "propose": steps.ProposeForm, "revise": steps.ReviseForm,
    "custody": steps.CustodyForm, "permit": steps.PermitForm, "withdraw": steps.WithdrawThingForm,
}  # fmt: skip
KEYS = {"note": "n", "task": "t", "annotate": "n"}  # single keys that open a form
CLASSES = ("", "task", "timeline", "evidence", "link", "statement", "decision", "proposal")


def cases(request: HttpRequest) -> HttpResponse:
    """The cases of this unit; what was learnt last comes first."""
    actor = actor_of(request)
    rows = duty.list_cases(node=house.pen().node, actor=actor, at=clock.now())
    return render(request, "console/cases/list.html", {"rows": rows, "may_open": may(actor, Act.WRITE_CASES)})


@require_http_methods(["GET", "POST"])
def open_one(request: HttpRequest) -> HttpResponse:
    """The questions of a new case."""
    actor = actor_of(request)
    check_may(actor, Act.WRITE_CASES)
    form = forms.OpenCaseForm(request.POST or None, partners=_partners(actor, ()))
    if form.is_valid():
        asked = duty.Opening(**{**form.cleaned_data, "invited": tuple(form.cleaned_data["invited"])})
        try:
            said = duty.opening_of(asked, profile=unit.profile(), actor=actor, at=clock.now())
            made = f"{house.pen().node}-{clock.now().year}-{secrets.token_hex(4)}"
            _append(request, said, made, actor)
        except (OfficerError, Refused) as error:
            form.add_error(None, phrase(error))
        else:
            messages.success(request, _("The case is open, and this unit leads it."))
            return redirect("console:case", made)
    return render(request, "console/cases/new.html", {"form": form}, status=422 if form.is_bound else 200)


def case(request: HttpRequest, case: str) -> HttpResponse:
    """One case."""
    return _show(request, case)


def thing(request: HttpRequest, case: str, thing: str) -> HttpResponse:
    """One thing, with what was said about it."""
    return _show(request, case, _id(thing))


@require_POST
def act_in(request: HttpRequest, case: str, move: str) -> HttpResponse:
    """One act in a case."""
    return _act(request, case, "", move)


@require_POST
def act_on(request: HttpRequest, case: str, thing: str, move: str) -> HttpResponse:
    """One act about one thing."""
    return _act(request, case, _id(thing), move)


@require_http_methods(["GET", "POST"])
def bundle(request: HttpRequest, case: str) -> HttpResponse:
    """What a court would get, and what is withheld and why; sent, it is the file."""
    actor = actor_of(request)
    check_may(actor, Act.TAKE_TO_COURT)
    form, found, problem = forms.CourtForm(request.POST or request.GET or None), None, None
    where: dict[str, Any] = {"actor": actor, "at": clock.now()}
    if form.is_valid():
        court = form.cleaned_data["court"]
        try:
            if request.method == "POST":
                return _file(casework.bundle(exchange.post(), case, court, **where), case)
            found = casework.court_view(exchange.post(), case, court, **where)
        except Refused as error:
            problem = error
    shown = {"case": case, "form": form, "bundle": found, "problem": phrase(problem) if problem else ""}
    wrong = problem or form.errors
    return render(request, "console/cases/bundle.html", shown, status=422 if wrong else 200)


def _act(request: HttpRequest, case: str, thing: str, move: str) -> HttpResponse:
    actor = actor_of(request)
    check_may(actor, Act.WRITE_CASES)
    table = ON_THING if thing else IN_CASE
    if move not in table:
        raise OfficerError("choose one of the acts that the page offers")
    names = duty.read_case(
        case, duty.Look(thing=thing, names_only=True), node=house.pen().node, actor=actor, at=clock.now()
    )
    form = table[move](request.POST, choices=_choices(names, actor), thing=thing)
    problem: OpenpiuError | None = None
    if form.is_valid():
        try:
            made = _write(request, form, case, actor)
        except (OfficerError, Refused) as error:
            problem = error
        else:
            messages.success(request, _("Done, and entered in the ledger: %(event)s.") % {"event": made})
            return redirect("console:case-thing", case, _key(thing)) if thing else redirect("console:case", case)
    return _page(request, _read(request, case, thing), thing, {move: form}, problem)


def _write(request: HttpRequest, form: forms.ActForm, case: str, actor: Actor) -> str:
    """One duty; returns the id of the event."""
    at = clock.now()
    if isinstance(form, forms.CopyForm):
        said = duty.copy_of(form.cleaned_data["disclosure"], terms=form.terms(), actor=actor, at=at)
    else:
        said = form.said()
    return _append(request, said, case, actor)


def _append(request: HttpRequest, said: duty.Said, case: str, actor: Actor) -> str:
    """The one place where these pages write in a case; returns the id of the event."""
    wrote = casework.write(exchange.post(), said, case=case, actor=actor, at=clock.now())
    if wrote.waiting:
        text = _("The first letter to a partner is read by two: another officer reads it on the exchange page.")
        messages.info(request, text)
    return wrote.event


def _show(request: HttpRequest, case: str, thing: str = "") -> HttpResponse:
    return _page(request, _read(request, case, thing), thing, {}, None)


def _read(request: HttpRequest, case: str, thing: str) -> duty.CaseFile:
    cls, given = request.GET.get("show", ""), request.GET.get("clock", "happened")
    look = duty.Look(cls=cls if cls in CLASSES else "", clock=given, page=page_number(request), thing=thing)
    return duty.read_case(case, look, node=house.pen().node, actor=actor_of(request), at=clock.now())


def _page(
    request: HttpRequest, file: duty.CaseFile, thing: str, bound: Mapping[str, forms.ActForm],
    problem: OpenpiuError | None,
) -> HttpResponse:  # fmt: skip
    actor, node = actor_of(request), house.pen().node
    table = (_offered_on(file, thing, actor, node) if thing else _offered_in(file, actor, node)) | {
        move: type(form) for move, form in bound.items()
    }
    choices = _choices(file, actor)
    shown = {
        "file": file, "node": node, "thing": thing, "classes": CLASSES, "cls": request.GET.get("show", ""),
        "clock": request.GET.get("clock", "happened"),
        "acts": [
            (move, bound.get(move) or form(choices=choices, thing=thing), KEYS.get(move, ""))
            for move, form in table.items()
        ] if may(actor, Act.WRITE_CASES) else [],
        "may_court": may(actor, Act.TAKE_TO_COURT), "problem": phrase(problem) if problem else "",
        "consequences": CONSEQUENCES, "rule": getattr(problem, "rule", ""), "form": next(iter(bound.values()), None),
    }  # fmt: skip
    template = "console/cases/thing.html" if thing else "console/cases/case.html"
    return render(request, template, shown, status=422 if bound else 200)


def _offered_in(file: duty.CaseFile, actor: Actor, node: str) -> dict[str, type[forms.ActForm]]:
    """The acts that fit how the unit stands to the case; whether one counts, the core says."""
    own = next((one for one in file.members if one.node == node), None)
    abroad = may(actor, Act.WRITE_ABROAD)  # who may not writes for the unit alone
    left_out = {
        "agree": own is None or own.has_agreed, "take-lead": file.record["offered_to"] != node,
        "leave": file.record["lead"] == node, "copy": not may(actor, Act.SEE_DISCLOSURES),
    }  # fmt: skip
    return {
        move: form
        for move, form in IN_CASE.items()
        if not left_out.get(move)
        and (kind := "note" if move == "copy" else form.kind) in file.kinds
        and (abroad or KINDS[kind].may_be_own)
    }


def _offered_on(file: duty.CaseFile, thing: str, actor: Actor, node: str) -> dict[str, type[forms.ActForm]]:
    entry = next(one for one in file.entries if one.id == thing)
    is_ours, joint = entry.node == node, not entry.is_own
    about = str(entry.facts.get("thing", ""))
    owns_subject = about.startswith(f"{node}/")
    fits = {
        "accept": entry.cls == "proposal" and owns_subject and entry.state == "open",
        "decline": entry.cls == "proposal" and owns_subject and entry.state == "open",
        "move": entry.cls == "task" and (is_ours or entry.facts.get("assignee") == node),
        "annotate": True, "propose": not is_ours and entry.cls != "proposal", "revise": is_ours,
        "custody": entry.cls == "evidence", "permit": is_ours and joint, "withdraw": is_ours,
    }  # fmt: skip
    abroad = may(actor, Act.WRITE_ABROAD)
    return {
        move: form
        for move, form in ON_THING.items()
        if fits[move] and form.kind in file.kinds and (abroad or KINDS[form.kind].may_be_own)
    }


def _choices(file: duty.CaseFile, actor: Actor) -> forms.Choices:
    released = disclose.list_disclosures(actor=actor) if may(actor, Act.SEE_DISCLOSURES) else ()
    return forms.Choices(
        nodes=[one.node for one in file.members if one.state == "member"],
        partners=_partners(actor, [one.node for one in file.members]),
        things=[(name, f"{word_for(cls, 'thing_class')} {name}") for name, cls in file.names],
        disclosures=[(str(row.disclosure), f"{row.code} · {row.released_at:%Y-%m-%d %H:%M}") for row in released],
        terms=file.record["terms"], offer=file.record["offer"], closing=file.record["closing"], lasts=file.lasts,
    )  # fmt: skip


def _partners(actor: Actor, known: Any) -> list[tuple[str, str]]:
    """Partners whose card two people have compared, and who are not in the case yet."""
    rows = partners.list_partners(actor=actor) if may(actor, Act.SEE_PARTNERS) else ()
    return [
        (row.code, f"{row.name} ({row.code})") for row in rows if row.standing == "active" and row.code not in known
    ]


def _file(packed: bytes, case: str) -> HttpResponse:
    answer = HttpResponse(packed, content_type="application/zip")
    answer["Content-Disposition"] = f'attachment; filename="openpiu-{case}.zip"'
    return answer


def _id(key: str) -> str:
    """A thing's id from its place in an address, where it has no slash."""
    return key.replace("~", "/")


def _key(id_: str) -> str:
    return id_.replace("/", "~")
