"""What a liaison officer of another unit may do here: one signed grant that names everything, and its revocation.

Belongs here: the grant, its limits, its signature, and the one decision. Not here: what a visit shows (`visiting`),
which does not ask this decision for one thing but filters by it first.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass, fields, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from openpiu.core.cases.events import Pen, is_code, is_node
from openpiu.core.cases.kinds import KINDS
from openpiu.core.law.conditions import PURPOSES_OF_ROLE
from openpiu.core.law.handling import Terms
from openpiu.core.law.handling_table import Code, Tlp
from openpiu.core.law.roles import Role
from openpiu.core.ledger.entries import canonical, is_digest, is_instant, read_canonical
from openpiu.core.ledger.signatures import is_signed
from openpiu.errors import IntegrityError, Refused

GRANT_TAG = b"openpiu liaison grant v1\x00"
REVOCATION_TAG = b"openpiu liaison revocation v1\x00"
USUAL_DAYS = 30
MOST_DAYS = 90
RULE = "EXC-12"

CLASSES = frozenset(kind.makes for kind in KINDS.values() if kind.makes)  # of things that a grant can name


class Access(StrEnum):
    """What a grant can let an officer do with what they see."""

    READ = "read"  # the others need it
    COMMENT = "comment"
    PROPOSE = "propose"
    REQUEST = "request"  # ask the host for more
    RELEASE = "release"  # approve, for their own unit, that what it gave goes on
    DOWNLOAD = "download"  # never above H1, never what somebody else than the host gave


# As which code a label counts where only codes are compared; rounded to the stricter one.
LEVEL_OF_LABEL: dict[Tlp, Code] = {
    Tlp.CLEAR: Code.H0, Tlp.GREEN: Code.H0, Tlp.AMBER: Code.H2, Tlp.AMBER_STRICT: Code.H2, Tlp.RED: Code.H3,
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """Everything that one officer may do at one host, for some days. What it does not name, it does not give."""

    id: str
    host: str  # the node whose grant it is
    officer: str
    home: str  # the officer's own node
    cases: tuple[str, ...]  # by id; there is no "all"
    classes: tuple[str, ...]  # of things
    verbs: tuple[str, ...]
    ceiling: str  # highest handling code that is shown
    purpose: str
    legal_basis: str
    since: str  # instant
    until: str  # instant: the first one at which it does not hold any more
    approvers: tuple[str, ...]  # two persons of the host
    key: str = ""
    signature: str = ""

    def signed_bytes(self) -> bytes:
        """What the signature is made over: a domain tag and the canonical JSON of all other fields."""
        return GRANT_TAG + canonical({**_plain(self), "signature": ""})


@dataclass(frozen=True, slots=True, kw_only=True)
class Revocation:
    """The host ends a grant before its last day."""

    grant: str
    host: str
    at: str  # instant from which it does not hold any more
    by: str
    key: str = ""
    signature: str = ""

    def signed_bytes(self) -> bytes:
        """As for a grant."""
        return REVOCATION_TAG + canonical({**_plain(self), "signature": ""})


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """Something in a case, as far as a visit is concerned."""

    id: str  # unique over all cases
    case: str
    cls: str
    originators: frozenset[str]
    terms: Terms
    released: frozenset[str] = frozenset()  # nodes to which all its originators have given it
    version: str = ""  # hash of its content
    words: str = ""  # the text that a search looks into
    refs: tuple[str, ...] = ()  # ids of other things that it names


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """The grants of one officer at one host whose signatures hold, and when those that were revoked ended."""

    host: str
    officer: str
    grants: tuple[Grant, ...]
    ended: Mapping[str, str]  # grant -> instant


def sign_grant(grant: Grant, *, pen: Pen) -> Grant:
    """The host's signature; Refused (EXC-12) with what must be changed where the grant breaks a limit."""
    why = broken_limit(grant)
    if why or pen.node != grant.host:
        raise Refused(why or "only the host signs its grants", rule=RULE)
    draft = replace(grant, key=pen.key, signature="")
    return replace(draft, signature=pen.sign(draft.signed_bytes()).hex())


def sign_revocation(revocation: Revocation, *, pen: Pen) -> Revocation:
    """The host's signature; Refused where another node signs."""
    if pen.node != revocation.host or not is_instant(revocation.at):
        raise Refused("only the host revokes its grants, at an instant", rule=RULE)
    draft = replace(revocation, key=pen.key, signature="")
    return replace(draft, signature=pen.sign(draft.signed_bytes()).hex())


def usual_end(since: datetime) -> datetime:
    """When a grant ends where nobody says otherwise: after 30 days."""
    return since + timedelta(days=USUAL_DAYS)


def broken_limit(grant: Grant) -> str | None:
    """What is wrong with a grant, in words that say what to do; None where it keeps all limits."""
    return next((says for is_kept, says in _limits(grant) if not is_kept), None)


def _limits(grant: Grant) -> Iterable[tuple[bool, str]]:
    yield (is_node(grant.host) and is_node(grant.home) and grant.host != grant.home), "name host and home: two units"
    yield all(map(is_code, (grant.id, grant.officer, grant.legal_basis))), "name grant, officer and legal basis by code"
    yield bool(grant.cases) and all(map(is_code, grant.cases)), "name each case by its id"
    yield bool(grant.classes) and set(grant.classes) <= CLASSES, f"name classes of: {', '.join(sorted(CLASSES))}"
    yield (
        set(grant.verbs) <= set(Access) and Access.READ in grant.verbs,
        f"name verbs, with read, of: {', '.join(Access)}",
    )
    yield grant.ceiling in tuple(Code), "name the highest handling code that is shown: H0 to H3"
    yield grant.purpose in PURPOSES_OF_ROLE[Role.LIAISON], "name a purpose of liaison officers"
    yield is_instant(grant.since) and is_instant(grant.until) and _is_short(grant), f"from-to: at most {MOST_DAYS} days"
    yield _are_two_others(grant), "two persons of the host approve, and neither is the officer"


def _is_short(grant: Grant) -> bool:
    try:
        since, until = datetime.fromisoformat(grant.since), datetime.fromisoformat(grant.until)
    except ValueError:
        return False
    return since < until <= since + timedelta(days=MOST_DAYS)


def _are_two_others(grant: Grant) -> bool:
    """Compared without case, so that one person is not two by writing their name in capitals."""
    persons = {approver.casefold() for approver in grant.approvers}
    return len(grant.approvers) == len(persons) == 2 and all(map(is_code, grant.approvers)) and (
        grant.officer.casefold() not in persons
    )  # fmt: skip


def hold(
    officer: str,
    *,
    host: str,
    keys: Collection[str],
    grants: Iterable[Grant] = (),
    revocations: Iterable[Revocation] = (),
) -> Held:
    """An officer's grants at a host; IntegrityError where a grant or a revocation is not the host's own.

    `keys`: the host's public keys. Grants of other officers are left out; without any, nothing is allowed.
    """
    own = tuple(grant for grant in grants if grant.officer == officer)
    ended: dict[str, str] = {}
    for revocation in revocations:
        _check_signed(revocation, host, keys)
        ended[revocation.grant] = min(revocation.at, ended.get(revocation.grant, revocation.at))
    for grant in own:
        _check_signed(grant, host, keys)
        if broken_limit(grant):
            raise IntegrityError(f"grant {grant.id} breaks a limit and was signed nevertheless; nothing of it holds")
    return Held(host=host, officer=officer, grants=own, ended=ended)


def _check_signed(signed: Grant | Revocation, host: str, keys: Collection[str]) -> None:
    is_own = signed.host == host and signed.key in keys
    if not is_own or not is_signed(signed.signed_bytes(), key=signed.key, signature=signed.signature):
        raise IntegrityError("a grant or a revocation was changed, or is not signed by this host; nothing of it holds")


def in_force(held: Held, now: str) -> tuple[Grant, ...]:
    """The grants that hold at this instant."""
    return tuple(
        grant
        for grant in held.grants
        if grant.since <= now < grant.until and not (grant.id in held.ended and held.ended[grant.id] <= now)
    )


def level_of(terms: Terms) -> Code:
    """Code and label as one code: the stricter (EXC-5)."""
    return max(terms.code, LEVEL_OF_LABEL[terms.tlp]) if terms.tlp is not None else terms.code


def may(held: Held, verb: str, thing: Thing, now: str) -> bool:
    """Whether one of the officer's grants lets them do this with that thing at this instant. Deny by default."""
    return any(_gives(grant, verb, thing) for grant in in_force(held, now))


def _gives(grant: Grant, verb: str, thing: Thing) -> bool:
    """All of it from one grant: two grants do not add up to what neither gives."""
    if thing.case not in grant.cases or thing.cls not in grant.classes or verb not in grant.verbs:
        return False
    if level_of(thing.terms) > grant.ceiling or not thing.originators:
        return False
    if grant.home not in thing.released and not thing.originators <= {grant.host, grant.home}:
        return False
    if verb == Access.DOWNLOAD:
        return level_of(thing.terms) <= Code.H1 and thing.originators == {grant.host}
    return verb != Access.RELEASE or thing.originators == {grant.home}


def watermark(grant: Grant, at: str) -> str:
    """What stands across every page and every sheet that the officer sees: who, from where, when, under which grant."""
    return f"{grant.host} for {grant.officer} of {grant.home} · grant {grant.id} · {at[:10]} {at[11:19]} UTC"


def write_grant(grant: Grant) -> bytes:
    """Canonical JSON, without a line end."""
    return canonical(_plain(grant))


def read_grant(line: bytes) -> Grant:
    """Read what `write_grant` wrote; IntegrityError for anything else. `hold` checks the signature."""
    return Grant(**_read(line, Grant))


def write_revocation(revocation: Revocation) -> bytes:
    """Canonical JSON, without a line end."""
    return canonical(_plain(revocation))


def read_revocation(line: bytes) -> Revocation:
    """Read what `write_revocation` wrote; IntegrityError for anything else. `hold` checks the signature."""
    return Revocation(**_read(line, Revocation))


_LISTS = frozenset({"cases", "classes", "verbs", "approvers"})


def _read(line: bytes, kind: type[Grant | Revocation]) -> dict[str, Any]:
    whole = read_canonical(line)
    names = {field.name for field in fields(kind)}
    if whole.keys() != names or not all(_is_shaped(name, value) for name, value in whole.items()):
        raise IntegrityError("not a grant, or not its revocation")
    return {name: tuple(value) if isinstance(value, list) else value for name, value in whole.items()}


def _is_shaped(name: str, value: object) -> bool:
    if name in _LISTS:
        return isinstance(value, list) and all(type(one) is str for one in value)
    return type(value) is str and (name != "key" or value == "" or is_digest(value))  # a proposal has no key yet


def _plain(signed: Grant | Revocation) -> dict[str, Any]:
    return {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(signed).items()}
