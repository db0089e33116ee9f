"""The second half of the one table of who may do what: on what, in which state, for which purpose, from which home.

Which role holds which act stands in `permissions`; here stands what else the act needs. `answer` asks both halves and
gives the reason; duties, pages and the generated permission matrix ask the same. A new act that needs a purpose or a
state gets its row in CONDITIONS, a new role its rows in PURPOSES_OF_ROLE and, if it comes from outside, AWAY.
Not here: what a decision leads to (`hit_states.STEPS`).
"""

from dataclasses import dataclass

from openpiu.core.law.hit_states import STEPS, HitState
from openpiu.core.law.permissions import Act, check_may
from openpiu.core.law.roles import Actor, Role
from openpiu.errors import Refused

# For which purposes a role processes passenger data; first the one that is meant where nobody chooses (PNR-1.1).
PURPOSES_OF_ROLE: dict[Role, tuple[str, ...]] = {
    Role.OFFICER: ("6.2a", "6.2b"),
    Role.SECOND_OFFICER: ("6.2a", "6.2b"),
    Role.SUPERVISOR: ("6.2a", "6.2b"),
    Role.ANALYST: ("6.2c", "6.2b"),  # the second in joint cases only
    Role.LIAISON: ("6.2b",),
    Role.APPROVER: ("6.2b",),
    Role.DATA_PROTECTION: ("oversight",),
    Role.INSPECTOR: ("oversight",),
    Role.ADMINISTRATOR: (),
    Role.CARRIER_DESK: (),
}

# Roles of a body outside the unit, and the rule that says so: their home authority is named, and is not the unit.
AWAY: dict[Role, str] = {Role.APPROVER: "CJ-11", Role.INSPECTOR: "PNR-15.1", Role.LIAISON: "EXC-12"}

# Acts that show nothing about a traveller or the person of an alert: all that an administrator can ever hold.
WITHOUT_PERSONS = frozenset(
    {
        Act.SEE_BOARD, Act.SEE_INTAKE, Act.SEE_QUALITY, Act.IMPORT_SCHEDULE, Act.SEE_LAW, Act.MANAGE_STAFF,
        Act.TEST_LAW, Act.SEE_SELECTIONS, Act.PROPOSE_SELECTION, Act.REVIEW_SELECTION, Act.END_SELECTION,
        Act.SEE_STATISTICS, Act.SEE_PARTNERS, Act.TRUST_PARTNER,
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """What one act needs beside its role. Empty: nothing."""

    on: str  # what it is done on
    purposes: frozenset[str] = frozenset()  # one of these, and one of the role's
    states: frozenset[HitState] = frozenset()  # of the hit
    rule: str = ""  # of the refusal


def _states_of(act: Act) -> frozenset[HitState]:
    return frozenset(step.state for step in STEPS if step.permission is act)


_CONSULTATION = frozenset({"6.2a", "6.2b", "6.2c", "oversight"})
_DISCLOSURE = frozenset({"6.2a", "6.2b"})

CONDITIONS: dict[Act, Condition] = {
    Act.OPEN_HIT: Condition(on="hit", purposes=_CONSULTATION, rule="PNR-13.6"),
    Act.OPEN_TRAVELLER: Condition(on="traveller", purposes=_CONSULTATION, rule="PNR-13.6"),
    Act.DECIDE: Condition(on="hit", states=_states_of(Act.DECIDE), rule="PNR-6.9"),
    Act.SETTLE: Condition(on="hit", states=_states_of(Act.SETTLE), rule="PNR-6.9"),
    Act.RELEASE: Condition(
        on="hit", purposes=_DISCLOSURE, states=frozenset({HitState.CONFIRMED}), rule="PNR-1.1"
    ),
    Act.SEE_CASES: Condition(on="case", purposes=frozenset({"6.2b", "oversight"}), rule="PNR-13.6"),
    Act.BACKTEST_CRITERION: Condition(on="criterion", purposes=frozenset({"6.2c"}), rule="PNR-6.4"),
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One question to the table. None: not known yet, as when a page decides which buttons to draw."""

    actor: Actor
    act: Act
    purpose: str | None = None
    state: str | None = None
    unit: str = ""  # name of the unit, where the home authority matters


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Yes, or no with the reason and the rule."""

    allowed: bool
    why: str = ""
    rule: str = ""


def purposes_of(actor: Actor) -> tuple[str, ...]:
    """For which purposes this person may process passenger data; the machine has none of its own."""
    return PURPOSES_OF_ROLE[actor.role] if actor.role else ()


def purpose_of(actor: Actor, wanted: str = "") -> str:
    """The wanted purpose where it is one of the role's, else the role's first; empty where the role has none."""
    own = purposes_of(actor)
    return wanted if wanted in own else next(iter(own), "")


def check(ask: Ask) -> None:
    """Raise Refused, with reason and rule, where any part of the table does not allow it."""
    check_may(ask.actor, ask.act)
    check_home(ask.actor, ask.unit)
    condition = CONDITIONS.get(ask.act)
    if condition is None:
        return
    own = [purpose for purpose in purposes_of(ask.actor) if purpose in condition.purposes]
    if condition.purposes and ask.purpose is not None and ask.purpose not in own:
        role = ask.actor.role.value if ask.actor.role else "machine"
        raise Refused(f"the role {role} may do this for these purposes only: {', '.join(own)}", rule=condition.rule)
    if condition.states and ask.state is not None and ask.state not in condition.states:
        raise Refused(f"a hit that is {ask.state.replace('_', ' ')} does not allow this", rule=condition.rule)


def check_home(actor: Actor, unit: str) -> None:
    """Raise Refused where somebody who must come from outside has no home authority, or the unit's own."""
    rule = AWAY.get(actor.role) if actor.role else None
    if rule is None or not unit:
        return
    home = actor.authority.strip().casefold()
    if not home or home == unit.strip().casefold():
        raise Refused("this role is for somebody of another body: name a home authority outside the unit", rule=rule)


def answer(ask: Ask) -> Answer:
    """What the table says, without raising."""
    try:
        check(ask)
    except Refused as refusal:
        return Answer(allowed=False, why=str(refusal), rule=refusal.rule)
    return Answer(allowed=True)
