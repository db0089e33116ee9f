"""Rules about what holds the law up: lists, accounts, ledger, guards, rights, keys."""

from pathlib import Path

from django.db.models import F, Q
from django.db.models.functions import TruncDate

from openpiu.core.law.acts import ACTS
from openpiu.core.law.conditions import check_home
from openpiu.core.law.hit_states import OPEN
from openpiu.core.law.roles import Actor, Role
from openpiu.duties.lawful.scene import Found, Scene, found
from openpiu.errors import Refused
from openpiu.store.catalogue import guards_off, rights_askew
from openpiu.store.office.models import Officer
from openpiu.store.passenger.criteria import criterion_alerts
from openpiu.store.passenger.models import Alert, AlertList, CriterionRecord, Hit, LedgerEntry
from openpiu.store.probes import border_role_in_passenger_store

APART = frozenset({Role.DATA_PROTECTION, Role.APPROVER, Role.INSPECTOR})  # never beside an operational role
_TO_A_PERSON = ("hit.viewed", "traveller.viewed", "hit.released", "package.previewed", "disclosure.viewed")


def undeclared_lists(scene: Scene) -> Found:
    """Alerts whose list has not declared an owner and a legal basis."""
    declared = AlertList.objects.using("passenger").exclude(Q(owner="") | Q(legal_basis="")).values("name")
    names = Alert.objects.using("passenger").exclude(list_name__in=declared).values_list("list_name", flat=True)
    return found([f"list:{name}" for name in sorted(set(names))])


def ended_alerts(scene: Scene) -> Found:
    """Open hits that were raised when their alert was over, or whose alert was withdrawn and compared since."""
    over = Q(alert__expires_on__lt=TruncDate("raised_at")) | Q(
        alert__withdrawn=True, alert__screened_version=F("alert__version")
    )
    rows = Hit.objects.using("passenger").filter(over, state__in=[state.value for state in OPEN]).order_by("id")
    return found([f"hit:{row.id}" for row in rows])


def lone_criteria(scene: Scene) -> Found:
    """Criteria in force that are past their days, or that nobody but their author approved."""
    askew = []
    for alert in criterion_alerts().filter(withdrawn=False, expires_on__gte=scene.at.date()).order_by("id"):
        versions = CriterionRecord.objects.using("passenger").filter(reference=alert.reference, digest=alert.digest)
        agreed = versions.filter(steps__step="approved").exclude(steps__actor=F("proposed_by"))
        if not agreed.filter(expires_on__gte=alert.expires_on, review_on__gte=alert.expires_on).exists():
            askew.append(f"alert:{alert.id}")
    return found(askew)


def broken_ledgers(scene: Scene) -> Found:
    """Ledgers that do not verify."""
    return found([f"ledger:{store}" for store, verdict in sorted(scene.verdicts.items()) if not verdict.ok])


def unknown_acts(scene: Scene) -> Found:
    """Entries of the ledger whose act has no category."""
    rows = LedgerEntry.objects.using("passenger").exclude(act__in=list(ACTS)).order_by("sequence")
    return found([f"entry:{row.sequence}" for row in rows.only("sequence")])


def purposeless_entries(scene: Scene) -> Found:
    """Consultations and disclosures whose entry names no purpose or nobody."""
    rows = LedgerEntry.objects.using("passenger").filter(act__in=_TO_A_PERSON)
    bare = rows.filter(Q(purpose__isnull=True) | Q(purpose="") | Q(actor="")).order_by("sequence")
    return found([f"entry:{row.sequence}" for row in bare.only("sequence")])


def two_hats(scene: Scene) -> Found:
    """Persons with two accounts of which one oversees or approves and the other works; told by their names."""
    held: dict[str, set[Role]] = {}
    for officer in _active():
        held.setdefault(officer.display_name.strip().casefold(), set()).add(Role(officer.role))
    both = [name for name, roles in held.items() if roles & APART and roles - APART]
    ids = [officer.username for officer in _active() if officer.display_name.strip().casefold() in both]
    return found([f"staff:{id_}" for id_ in sorted(ids)])


def at_home(scene: Scene) -> Found:
    """Approvers, inspectors and liaison officers who are the unit's own."""
    return found([f"staff:{officer.username}" for officer in _active() if not _is_away(officer, scene.unit)])


def missing_guards(scene: Scene) -> Found:
    """Triggers of the databases that are missing or switched off."""
    return found(guards_off())


def wrong_rights(scene: Scene) -> Found:
    """Rights of the program's roles that are not those of the tables of grants."""
    return found(rights_askew())


def open_border(scene: Scene) -> Found:
    """Whether the border's role gets into the passenger store."""
    return found([] if border_role_in_passenger_store() else ["role:border"])


def open_keys(scene: Scene) -> Found:
    """Key files, and their folder, that others than the unit's own system user may touch."""
    if scene.keys_folder is None or not scene.keys_folder.is_dir():
        return Found()
    places = [scene.keys_folder, *sorted(scene.keys_folder.iterdir())]
    return found([f"file:{place.name}" for place in places if _is_open(place)])


def _is_open(place: Path) -> bool:
    return bool(place.stat().st_mode & 0o077)


def _active() -> list[Officer]:
    return list(Officer.objects.filter(is_active=True).order_by("username"))


def _is_away(officer: Officer, unit: str) -> bool:
    try:
        check_home(Actor(id=officer.username, role=Role(officer.role), authority=officer.home_authority), unit)
    except Refused:
        return False
    return True
