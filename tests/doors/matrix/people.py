"""One person of every role, and one of everything that an address or a command can name."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from django.contrib.auth import get_user_model
from django.db import transaction
from django.test import Client

from openpiu.core.law.roles import Actor, Role
from openpiu.duties import review
from openpiu.store.passenger.models import FlightRecord, Hit, Review, TravellerRecord

STORES = ("default", "passenger", "border")
AUTHORITY = "Court of Utopia"


@contextmanager
def undone() -> Iterator[None]:
    """Whatever happens inside is taken back at the end, in all three stores."""
    with ExitStack() as stack:
        for alias in STORES:
            stack.enter_context(transaction.atomic(using=alias))
        yield
        for alias in STORES:
            transaction.set_rollback(True, using=alias)


def person(role: Role) -> Actor:
    """The one person of that role; nobody of them has decided anything."""
    return Actor(id=f"x.{role.value}", role=role, authority=AUTHORITY, name=role.value)


def add_people() -> None:
    """An account for each role; nobody signs in with a password here."""
    for role in Role:
        get_user_model().objects.create(
            username=person(role).id, display_name=role.value, role=role.value, home_authority=AUTHORITY, password="!"
        )


def clients() -> dict[Role, Client]:
    """A browser for each role."""
    found = {}
    for role in Role:
        found[role] = Client(raise_request_exception=True)
        officer = get_user_model().objects.get(username=person(role).id)
        found[role].force_login(officer, backend="django.contrib.auth.backends.ModelBackend")
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Things:
    """One hit and what it is about."""

    hit: str
    evidence: str
    at: datetime

    def named(self) -> dict[str, str]:
        """What an address calls it -> the id; what is not named here is an id that does not exist."""
        hit = self.row()
        return {
            "hit": self.hit,
            "traveller": str(hit.traveller_id),
            "other": str(hit.traveller_id),
            "alert": str(hit.alert_id),
            "flight": str(hit.traveller.flight_id),
            "carrier": "ZQ",
        }

    def row(self) -> Hit:
        """As it stands in the store."""
        return Hit.objects.using("passenger").get(id=self.hit)

    def decide(self, decision: str, officer: str) -> None:
        """One decision of somebody else."""
        reasons = {"confirm": "C1", "reject": "R1", "needs_information": "N1"}
        review.decide(
            self.hit, decision=decision, reasons=[reasons[decision]], note="", evidence_version=self.evidence,
            actor=Actor(id=officer, role=Role.SUPERVISOR, authority="Police"), at=self.at,
        )  # fmt: skip

    def bring_to(self, state: str) -> None:
        """Bring the raised hit into a state, by the way that the law leaves open."""
        for number, decision in enumerate(WAYS.get(state, ())):
            self.decide(decision, f"before.{number}")
        if state == "lapsed":
            Hit.objects.using("passenger").filter(id=self.hit).update(state="lapsed")
        if state == "suppressed":
            self._suppress()

    def _suppress(self) -> None:
        """A rejected hit of the same person and alert on another flight is what this one rests on."""
        hit = self.row()
        TravellerRecord.objects.using("passenger").filter(id=hit.traveller_id).update(has_document=True)
        twin = TravellerRecord.objects.using("passenger").get(id=hit.traveller_id)
        twin.id, twin.flight = uuid4(), FlightRecord.objects.using("passenger").create(id=uuid4(), number="1")
        twin.save(using="passenger", force_insert=True)
        source = self.row()
        source.id, source.traveller = uuid4(), twin
        source.save(using="passenger", force_insert=True)
        other = Things(hit=str(source.id), evidence=self.evidence, at=self.at)
        for officer in ("before.0", "before.1"):
            other.decide("reject", officer)
        basis = Review.objects.using("passenger").filter(hit=source).order_by("-number")[0]
        Hit.objects.using("passenger").filter(id=self.hit).update(
            state="suppressed", rests_on=basis, rests_until=twin.received_at
        )


WAYS = {
    "needs_information": ("needs_information",),
    "awaiting_second": ("confirm",),
    "disputed": ("confirm", "reject"),
    "confirmed": ("confirm", "confirm"),
    "rejected": ("reject", "reject"),
    "released": ("confirm", "confirm"),  # and then disclosed by who asks for it
}
