"""What a list declares: owner, legal basis, class of reason, action, days in force (PNR-6.5, CJ-4).

It may also say whom its alerts are about and on what their reasons rest (RGT-8); it need not, and nothing is guessed.

A list is declared once, by command or with the options of its first import. A file of our own formats may also say all
of it in its rows; then the list is declared by them, and fills nothing into rows that say less.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import datetime

from openpiu.core.law.actions import Action
from openpiu.core.law.permissions import Act, check_may
from openpiu.core.law.reason_classes import CLASS_OF_ACTION, reason_class_named
from openpiu.core.law.roles import Actor
from openpiu.core.law.subject_classes import Basis, SubjectClass, basis_named, subject_class_named
from openpiu.duties.acting import enter, in_one_transaction
from openpiu.errors import OfficerError, Refused, SenderError
from openpiu.store.passenger.criteria import LIST as CRITERIA
from openpiu.store.passenger.models import AlertList

# The longest text of each; too long is refused, because two that are cut could become one.
LONGEST = {"list_name": 60, "owner": 120, "legal_basis": 200}
LONGEST_DAYS = 3660  # ten years: nothing is looked for without end
OPTIONS = {
    "list_name": "--list", "owner": "--owner", "legal_basis": "--legal-basis", "reason_class": "--class",
    "action": "--action", "days": "--days",
}  # fmt: skip
MAY_SAY = {"subject_class": "--subjects", "reason_basis": "--basis"}  # no list needs to (RGT-8)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListDefaults:
    """What holds for a list, and so for its rows that do not say it themselves. Empty is unsaid."""

    list_name: str = ""
    owner: str = ""
    legal_basis: str = ""
    reason_class: str = ""
    action: str = ""
    days: int | None = None  # an alert expires so many days after the last edition that has it
    subject_class: str = ""
    reason_basis: str = ""
    in_rows: bool = False  # declared by rows

    def missing(self) -> list[str]:
        """The names of what a whole declaration still lacks."""
        return [name for name in OPTIONS if getattr(self, name) in ("", None)]


def declare_list(declared: ListDefaults, *, actor: Actor, at: datetime) -> ListDefaults:
    """Declare a list, or declare it anew; its alerts take the new words with their next import."""
    check_may(actor, Act.IMPORT_ALERTS)
    whole = checked(declared)
    lacking = whole.missing()
    if lacking:
        raise Refused(_undeclared(whole.list_name, lacking), rule="PNR-6.5")
    with in_one_transaction():
        save_declaration(whole, actor=actor, at=at)
    return whole


def save_declaration(declared: ListDefaults, *, actor: Actor, at: datetime) -> None:
    """Store one declaration and enter it; call it inside a transaction."""
    AlertList.objects.using("passenger").update_or_create(
        name=declared.list_name,
        defaults={
            **{name: getattr(declared, name) for name in _COLUMNS}, "declared_at": at, "declared_by": actor.id,
        },
    )  # fmt: skip
    enter(
        "list.declared",
        actor=actor,
        at=at,
        subject=f"list:{declared.list_name}",
        reason_class=declared.reason_class,
        action=declared.action,
        days=declared.days,
        subject_class=declared.subject_class,
        reason_basis=declared.reason_basis,
        in_rows=declared.in_rows,
    )


def declarations() -> Mapping[str, ListDefaults]:
    """All lists that are declared, by name."""
    rows = AlertList.objects.using("passenger").values("name", *_COLUMNS)
    return {row["name"]: ListDefaults(list_name=row.pop("name"), **row) for row in rows}


_COLUMNS = tuple(field.name for field in fields(ListDefaults) if field.name != "list_name")


def checked(declared: ListDefaults) -> ListDefaults:
    """The same with single blanks and known words; OfficerError or Refused names the option that is wrong."""
    if _plain(declared.list_name) == CRITERIA:
        raise Refused(f"no list is called {CRITERIA!r}: approved criteria stand under that name", rule="PNR-6.6")
    for name, longest in LONGEST.items():
        if len(getattr(declared, name)) > longest:
            raise OfficerError(f"{OPTIONS[name]}: at most {longest} letters")
    if declared.days is not None and not 1 <= declared.days <= LONGEST_DAYS:
        raise OfficerError(f"--days: between 1 and {LONGEST_DAYS}")
    if declared.action and declared.action not in set(Action):
        raise OfficerError(f"--action: one of {', '.join(Action)}")
    return replace(
        declared,
        list_name=_plain(declared.list_name),
        owner=_plain(declared.owner),
        legal_basis=_plain(declared.legal_basis),
        reason_class=reason_class_named(declared.reason_class).value if declared.reason_class else "",
        subject_class=_said(subject_class_named, declared.subject_class, MAY_SAY["subject_class"]),
        reason_basis=_said(basis_named, declared.reason_basis, MAY_SAY["reason_basis"]),
    )


def _said(named: Callable[[str], SubjectClass | Basis], text: str, option: str) -> str:
    """The word, empty where the list leaves it unsaid; OfficerError names the option that is wrong."""
    try:
        word = named(text).value
    except SenderError as error:
        raise OfficerError(f"{option}: {error}") from error
    return "" if word == "unsaid" else word


def declaration_of(
    name: str, *, stored: ListDefaults | None, given: ListDefaults, by_rows: ListDefaults | None, is_own: bool
) -> ListDefaults:
    """What holds for one list of a file: as stored, else as given with the import, else as its rows say it.

    Refused (PNR-6.5) where none of them declares it; OfficerError where the import says otherwise than is stored.
    """
    if name == CRITERIA:
        raise Refused(f"no list is called {CRITERIA!r}: approved criteria stand under that name", rule="PNR-6.6")
    is_meant = given.list_name in ("", name)
    if stored and not stored.in_rows:
        if is_meant:
            _check_same(stored, given)
        return stored
    said = replace(given, list_name=name)
    if is_own and said.action and not said.reason_class:
        said = replace(said, reason_class=CLASS_OF_ACTION[Action(said.action)].value)
    lacking = [part for part in said.missing() if not is_own or part in ("owner", "legal_basis")]
    if is_meant and not lacking:
        return said
    if is_own and (stored or by_rows):
        return stored or by_rows or said
    raise Refused(_undeclared(name, lacking), rule="PNR-6.5")


def _check_same(stored: ListDefaults, given: ListDefaults) -> None:
    for name, option in (OPTIONS | MAY_SAY).items():
        said = getattr(given, name)
        if said not in ("", None) and said != getattr(stored, name):
            raise OfficerError(
                f"{option}: the list is declared otherwise; leave the option out, or change the declaration "
                "with `openpiu alerts declare`"
            )


def _undeclared(name: str, lacking: list[str]) -> str:
    named = f"the list {name!r}" if name else "the list"
    options = ", ".join(OPTIONS[part] for part in lacking)
    return (
        f"{named} does not declare what the law asks for, and nothing was imported (PNR-6.5); "
        f"say {options}, here or with `openpiu alerts declare`"
    )


def _plain(text: str) -> str:
    return " ".join(text.split())
