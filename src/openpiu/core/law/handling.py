"""Whether something that another unit or authority sent may be used in one way for one recipient (EXC-3, EXC-4).

Belongs here: terms of use, permissions, and the one decision over them. Not here: the matrix itself
(`handling_table`), which acts a role holds (`permissions`), whether a permission's signature holds (`core.cases`).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from openpiu.core.law.gradings import Grading, read_grading
from openpiu.core.law.handling_table import (
    CODES,
    LABELS,
    Code,
    RecipientKind,
    Tlp,
    Verb,
    Verdict,
    verdict_of,
)
from openpiu.errors import Refused

_TERMS = frozenset(("code", "grading", "tlp", "restriction", "delete_by"))
_LONGEST_RESTRICTION = 1000  # signs
_AND = " / "  # between the restrictions of several
_AT_HOME = frozenset({(Verb.VIEW, RecipientKind.OWN), (Verb.SEARCH, RecipientKind.OWN)})


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """Under which terms something was sent. `grading` is None where its sender gave none: then it is not shared on."""

    code: Code
    grading: Grading | None = None
    tlp: Tlp | None = None
    restriction: str = ""  # the originator's text; H3 has one, no other code has
    delete_by: date | None = None  # the last day on which it may be used at all (EXC-11); then it is deleted


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """Something with its terms and everybody whose content is in it: usually one originator."""

    id: str
    originators: frozenset[str]
    terms: Terms


@dataclass(frozen=True, slots=True, kw_only=True)
class Permission:
    """The originator's word that unlocks one thing for one recipient and one verb, from one day to another."""

    id: str
    thing: str
    originator: str
    recipient: str  # by name, never a class
    verb: Verb
    since: date
    until: date  # the last day


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """What somebody wants to do."""

    thing: Marked
    verb: Verb
    kind: RecipientKind
    recipient: str  # by name: the code of a unit, an authority, a court; of an officer under TLP:RED
    against_crime: bool = True  # whether its purpose is to prevent or combat crime


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The decision with its reason and what to do; `permissions` are those that it rests on."""

    verdict: Verdict
    why: str
    do: str = ""
    rule: str = "EXC-3"
    permissions: tuple[str, ...] = ()

    @property
    def is_allowed(self) -> bool:
        """Whether it may be done now."""
        return self.verdict is Verdict.ALLOWED


def read_terms(fields: Mapping[str, object]) -> Terms:
    """Terms as they stand in a message; Refused (EXC-3, EXC-4) where the code is missing, unknown or contradicted."""
    if not fields.keys() <= _TERMS:
        raise Refused(f"terms of use hold only: {', '.join(sorted(_TERMS))}", rule="EXC-3")
    code, label, restriction = fields.get("code"), fields.get("tlp"), fields.get("restriction", "")
    if code not in tuple(Code):
        raise Refused("give the handling code: H0, H1, H2 or H3", rule="EXC-3")
    if label is not None and label not in tuple(Tlp):
        raise Refused(f"the TLP label is one of: {', '.join(Tlp)}", rule="EXC-5")
    if not isinstance(restriction, str) or len(restriction) > _LONGEST_RESTRICTION:
        raise Refused(f"the restriction is a text of at most {_LONGEST_RESTRICTION} signs", rule="EXC-3")
    if (code == Code.H3) is not bool(restriction.strip()):
        raise Refused("H3 needs the text of its restriction; no other code has one", rule="EXC-3")
    grading = fields.get("grading")
    if not isinstance(grading, str | None):
        raise Refused("the grading is two signs, as in B2", rule="EXC-4")
    return Terms(
        code=Code(str(code)), grading=None if grading is None else read_grading(grading),
        tlp=None if label is None else Tlp(str(label)), restriction=restriction,
        delete_by=_day(fields.get("delete_by")),
    )  # fmt: skip


def _day(text: object) -> date | None:
    try:
        if text is None or (isinstance(text, str) and date.fromisoformat(text).isoformat() == text):
            return None if text is None else date.fromisoformat(str(text))
    except ValueError:
        pass
    raise Refused("delete_by is a day, as 2026-01-31", rule="EXC-11")


def write_terms(terms: Terms) -> dict[str, str]:
    """Terms as they stand in a message; what is empty is left out."""
    fields = {
        "code": terms.code.value,
        "grading": str(terms.grading or ""),
        "tlp": str(terms.tlp or ""),
        "restriction": terms.restriction,
        "delete_by": terms.delete_by.isoformat() if terms.delete_by else "",
    }
    return {name: text for name, text in fields.items() if text}


def strictest(all_terms: Iterable[Terms]) -> Terms:
    """The terms of what is put together from several: strictest code, label and restrictions, worse grade, first end.

    ValueError for nothing: without terms there is no use.
    """
    known = tuple(all_terms)
    labels = [one.tlp for one in known if one.tlp is not None]
    texts = {text for one in known for text in one.restriction.split(_AND) if text}
    return Terms(
        code=max(one.code for one in known),
        grading=_worse(one.grading for one in known),
        tlp=max(labels, key=list(Tlp).index, default=None),
        restriction=_AND.join(sorted(texts)),
        delete_by=min((one.delete_by for one in known if one.delete_by is not None), default=None),
    )


def use_by_name(thing: Marked, verb: Verb, recipient: str, kinds: Mapping[str, RecipientKind]) -> Use:
    """What somebody wants to do, for a recipient of the directory `kinds`: doors give names, the directory the kind.

    Whom the directory does not know is no police, the kind that may least.
    """
    kind = RecipientKind.ORIGINATOR if thing.originators == {recipient} else kinds.get(recipient)
    return Use(thing=thing, verb=verb, kind=kind or RecipientKind.NON_POLICE, recipient=recipient)


def uses_of_attaching(thing: Marked, parties: Iterable[str], kinds: Mapping[str, RecipientKind]) -> tuple[Use, ...]:
    """Putting something into a joint case gives it to each of its parties: `decide_all` of these is the decision."""
    return tuple(use_by_name(thing, Verb.ATTACH, party, kinds) for party in sorted(set(parties)))


def decide(use: Use, permissions: Iterable[Permission] = (), *, day: date) -> Answer:
    """Whether this may be done on this day. Deny by default; only the originators' own permission unlocks."""
    terms = use.thing.terms
    if not use.against_crime:
        return Answer(verdict=Verdict.NEVER, why=f"{terms.code}: {CODES[Code.H0]}", do="use it for no other purpose")
    if not use.thing.originators:
        return Answer(verdict=Verdict.NEVER, why="its originator is not known", do="ask who sent it before using it")
    if terms.delete_by is not None and day > terms.delete_by:
        why, do = f"it was to be deleted by {terms.delete_by}", "delete it, or ask its originator for it again"
        return Answer(verdict=Verdict.NEVER, why=why, do=do, rule="EXC-11")
    if terms.grading is None and (use.verb, use.kind) not in _AT_HOME:
        why, do = "it carries no grading of source and information", "ask its originator to grade it"
        return Answer(verdict=Verdict.NEVER, why=why, do=do, rule="EXC-4")
    kind = _true_kind(use)
    verdict = verdict_of(terms.code, use.verb, kind, terms.tlp)
    if verdict is not Verdict.ASK:
        return _plain(use, kind, verdict)
    return _asked(use, kind, _unlocking(use, permissions, day))


def decide_all(uses: Iterable[Use], permissions: Iterable[Permission] = (), *, day: date) -> list[tuple[Use, Answer]]:
    """Those uses that stand in the way of doing them all, such as one export of many things; empty where none does."""
    known = tuple(permissions)
    answers = ((use, decide(use, known, day=day)) for use in uses)
    return [(use, answer) for use, answer in answers if not answer.is_allowed]


def _true_kind(use: Use) -> RecipientKind:
    """Nobody is the originator by saying so: only who alone wrote it gets it back as its own."""
    if use.kind is RecipientKind.ORIGINATOR and use.thing.originators != {use.recipient}:
        return RecipientKind.PARTY
    return use.kind


def _plain(use: Use, kind: RecipientKind, verdict: Verdict) -> Answer:
    says = _says(use, kind, verdict)
    if verdict is Verdict.ALLOWED:
        do = f"restricted: {use.thing.terms.restriction}" if use.thing.terms.restriction else ""
        return Answer(verdict=verdict, why=says, do=do)
    return Answer(verdict=verdict, why=says, do=f"do not {use.verb} it for {kind}; no permission can change that")


def _asked(use: Use, kind: RecipientKind, found: Mapping[str, Permission]) -> Answer:
    missing = sorted(use.thing.originators - found.keys())
    if not missing:
        ids = tuple(sorted(permission.id for permission in found.values()))
        return Answer(verdict=Verdict.ALLOWED, why="permitted by its originator", permissions=ids)
    do = f"ask {', '.join(missing)} to permit: {use.verb} of {use.thing.id} for {use.recipient}"
    return Answer(verdict=Verdict.ASK, why=_says(use, kind, Verdict.ASK), do=do)


def _unlocking(use: Use, permissions: Iterable[Permission], day: date) -> dict[str, Permission]:
    """Originator -> a permission of it that fits in every respect."""
    return {
        one.originator: one
        for one in permissions
        if one.thing == use.thing.id
        and one.originator in use.thing.originators
        and one.recipient == use.recipient
        and one.verb is use.verb
        and one.since <= day <= one.until
    }


def _says(use: Use, kind: RecipientKind, verdict: Verdict) -> str:
    """Which mark decided, in words."""
    terms = use.thing.terms
    if terms.tlp is not None and verdict_of(terms.code, use.verb, kind) < verdict:
        return f"TLP:{terms.tlp}: {LABELS[terms.tlp]}"
    return f"{terms.code}: {CODES[terms.code]}"


def _worse(grades: Iterable[Grading | None]) -> Grading | None:
    """The worse source with the worse information; none where one has none."""
    known = tuple(grades)
    graded = [grade for grade in known if grade is not None]
    if len(graded) < len(known):
        return None
    return Grading(max(grade.source for grade in graded), max(grade.worth for grade in graded))
