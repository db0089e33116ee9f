"""REST v1: what other systems of the unit may ask, signed in by session, through the same duties as the pages.

There is on purpose no call that decides a hit, and none that releases several (PNR-6.9, PNR-7.4).
"""

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI, Schema, Status
from ninja.security import django_auth

from openpiu import __version__
from openpiu.conf import clock, unit
from openpiu.conf.environment import environment
from openpiu.core.law.roles import Actor, Role
from openpiu.duties import disclose, review
from openpiu.errors import OfficerError, OpenpiuError, Refused

rest = NinjaAPI(
    title="openpiu",
    version=__version__,
    docs_url=None,
    openapi_url="/openapi.json",
    urls_namespace="rest",
    auth=django_auth,
)


class Problem(Schema):
    """An error in the shape of RFC 9457."""

    title: str
    status: int
    detail: str
    rule: str = ""


class HitLine(Schema):
    """One hit in a list, without the traveller's name."""

    hit: str
    priority: str
    flight: str
    route: str
    minutes_to_landing: int | None
    score: int
    band: str
    state: str


class ReleaseWish(Schema):
    """What the caller chooses; the codes are those of the console's release page."""

    recipient: str
    purpose: str
    offence: str
    evidence_version: str
    link: str = ""  # with carriage by air; without it the release is refused (CJ-2)
    gravity: str = ""


class Released(Schema):
    """The disclosure that was made."""

    disclosure: str


class Health(Schema):
    """That the interface answers, and its version."""

    status: str
    version: str


def actor_of(request: HttpRequest) -> Actor:
    """The signed-in officer as the duties know them."""
    officer = request.user
    return Actor(
        id=officer.get_username(),
        role=Role(getattr(officer, "role", "")),
        authority=getattr(officer, "home_authority", ""),
        name=getattr(officer, "display_name", ""),
    )


@rest.exception_handler(OpenpiuError)
def say_problem(request: HttpRequest, error: OpenpiuError) -> HttpResponse:
    """Our errors as problem documents: 403 refused by policy, 422 to be corrected by the caller, 500 the rest."""
    status = 403 if isinstance(error, Refused) else 422 if isinstance(error, OfficerError) else 500
    rule = error.rule if isinstance(error, Refused) else ""
    problem = Problem(title=type(error).__name__, status=status, detail=str(error), rule=rule)
    answer = rest.create_response(request, problem.model_dump(), status=status)
    answer["Content-Type"] = "application/problem+json"
    return answer


@rest.get("/health", response=Health, auth=None, summary="Whether the interface answers")
def health(request: HttpRequest) -> Health:
    """Needs no sign-in and touches no record."""
    return Health(status="ok", version=__version__)


@rest.get("/hits", response={200: list[HitLine], 403: Problem}, summary="Open hits, most pressing first")
def list_hits(request: HttpRequest) -> list[HitLine]:
    """The inbox, without travellers' names."""
    rows = review.inbox(actor=actor_of(request), at=clock.now()).rows
    return [HitLine(**{name: getattr(row, name) for name in HitLine.model_fields}) for row in rows]


@rest.post(
    "/hits/{hit}/disclosures",
    response={201: Released, 403: Problem, 422: Problem},
    summary="Release one reviewed hit to one authority",
)
def release_hit(request: HttpRequest, hit: str, wish: ReleaseWish) -> Status[Released]:
    """Refused (403, PNR-6.10) unless the hit's present evidence has its recorded human reviews."""
    made = disclose.release(
        hit,
        choice=disclose.Choice(**wish.model_dump(), profile=unit.profile()),
        unit=environment().unit,
        actor=actor_of(request),
        at=clock.now(),
        keys=unit.keys(),
    )
    return Status(201, Released(disclosure=made))
