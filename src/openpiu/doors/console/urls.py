"""The console's addresses. Every page but sign-in and the theme wants a signed-in officer."""

from collections.abc import Callable

from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import LogoutView
from django.http import HttpResponseBase
from django.urls import path
from django.views.decorators.cache import never_cache
from django.views.i18n import set_language

from openpiu.doors.console.views import (
    alerts,
    audit,
    board,
    carriers,
    corrections,
    criteria,
    decisions,
    disclosures,
    help_page,
    hits,
    imports,
    intake,
    law,
    oversight,
    releases,
    requests,
    retention,
    rights,
    selections,
    session,
    statistics,
    travellers,
)

app_name = "console"


def page(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """A view for signed-in officers, whose answer no cache keeps."""
    return login_required(never_cache(view))


urlpatterns = [
    path("", page(board.board), name="board"),
    path("flights/<str:flight>/", page(board.flight), name="flight"),
    path("hits/", page(hits.inbox), name="hits"),
    path("hits/fresh/", page(hits.fresh), name="fresh"),
    path("hits/<str:hit>/", page(hits.hit), name="hit"),
    path("hits/<str:hit>/decision/", page(decisions.decide), name="decide"),
    path("hits/<str:hit>/undo/", page(decisions.undo), name="undo"),
    path("hits/<str:hit>/release/", page(releases.release), name="release"),
    path("travellers/<str:traveller>/", page(travellers.traveller), name="traveller"),
    path("travellers/<str:traveller>/apart/<str:other>/", page(travellers.apart), name="apart"),
    path("travellers/<str:traveller>/together/<str:other>/", page(travellers.together), name="together"),
    path("disclosures/", page(disclosures.disclosures), name="disclosures"),
    path("disclosures/<str:disclosure>/", page(disclosures.notice), name="notice"),
    path("disclosures/<str:disclosure>/package/", page(disclosures.package), name="package"),
    path("disclosures/<str:disclosure>/outcome/", page(disclosures.outcome), name="outcome"),
    path("requests/", page(requests.requests), name="requests"),
    path("requests/new/", page(requests.ask), name="request-new"),
    path("requests/openings/", page(requests.openings), name="openings"),
    path("requests/openings/<str:opening>/", page(requests.review), name="opening-review"),
    path("requests/<str:asked>/", page(requests.one), name="request"),
    path("requests/<str:asked>/package/", page(requests.package), name="request-package"),
    path("requests/<str:asked>/<str:move>/", page(requests.take_step), name="request-step"),
    path("alerts/", page(alerts.alerts), name="alerts"),
    path("alerts/lists/", page(alerts.lists), name="lists"),
    path("alerts/import/", page(imports.import_alerts), name="import"),
    path("alerts/<str:alert>/", page(alerts.alert), name="alert"),
    path("alerts/<str:alert>/withdraw/", page(alerts.withdraw), name="withdraw"),
    path("alerts/<str:alert>/restore/", page(alerts.restore), name="restore"),
    path("intake/", page(intake.intake), name="intake"),
    path("carriers/", page(carriers.carriers), name="carriers"),
    path("carriers/<str:carrier>/", page(carriers.carrier), name="carrier"),
    path("carriers/<str:carrier>/table/", page(carriers.table), name="carrier-table"),
    path("carriers/<str:carrier>/letter/", page(carriers.letter), name="carrier-letter"),
    path("criteria/", page(criteria.criteria), name="criteria"),
    path("criteria/new/", page(criteria.propose), name="criterion-new"),
    path("criteria/<str:criterion>/", page(criteria.criterion), name="criterion"),
    path("criteria/<str:criterion>/decision/", page(criteria.decide), name="criterion-decide"),
    path("criteria/<str:criterion>/end/", page(criteria.end), name="criterion-end"),
    path("selections/", page(selections.selections), name="selections"),
    path("selections/new/", page(selections.propose), name="selection-new"),
    path("selections/<str:selection>/review/", page(selections.review), name="selection-review"),
    path("selections/<str:selection>/end/", page(selections.end), name="selection-end"),
    path("statistics/", page(statistics.statistics), name="statistics"),
    path("statistics/export/", page(statistics.export), name="statistics-export"),
    path("audit/", page(audit.audit), name="audit"),
    path("audit/verify/", page(audit.verify), name="verify"),
    path("audit/export/", page(audit.export), name="export"),
    path("oversight/", page(oversight.oversight), name="oversight"),
    path("oversight/<str:finding>/", page(oversight.finding), name="finding"),
    path("oversight/<str:finding>/seen/", page(oversight.seen), name="finding-seen"),
    path("oversight/<str:finding>/refer/", page(oversight.refer), name="finding-refer"),
    path("oversight/<str:finding>/dossier/", page(oversight.dossier), name="dossier"),
    path("travellers/<str:traveller>/grounds/", page(retention.propose), name="propose-ground"),
    path("travellers/<str:traveller>/grounds/<str:ground>/", page(retention.ground), name="ground"),
    path("retention/", page(retention.retention), name="retention"),
    path("retention/<str:manifest>/", page(retention.manifest), name="manifest"),
    path("rights/", page(rights.rights), name="rights"),
    path("rights/new/", page(rights.register), name="rights-new"),
    path("rights/notices/", page(corrections.notices), name="rights-notices"),
    path("rights/notices/<str:notice>/sent/", page(corrections.notice_sent), name="notice-sent"),
    path("travellers/<str:traveller>/rectify/", page(corrections.rectify), name="rectify"),
    path("travellers/<str:traveller>/erase/", page(corrections.erase), name="erase"),
    path("travellers/<str:traveller>/contest/", page(corrections.contest), name="contest"),
    path("rights/<str:asked>/", page(rights.one), name="rights-request"),
    path("rights/<str:asked>/answer/", page(rights.answer), name="rights-answer"),
    path("rights/<str:asked>/letter/", page(rights.letter), name="rights-letter"),
    path("rights/<str:asked>/close/", page(rights.close), name="rights-close"),
    path("law/", page(law.law), name="law"),
    path("law/check/", page(law.check), name="law-check"),
    path("help/", page(help_page.keys), name="help"),
    path("sign-in/", session.SignIn.as_view(), name="sign-in"),
    path("sign-out/", LogoutView.as_view(), name="sign-out"),
    path("language/", set_language, name="language"),
    path("theme/", session.theme, name="theme"),
]
