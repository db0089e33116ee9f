"""Documents about the processing, made from the tables that the unit runs on: its record, its impact assessment.

Belongs here: what they say. Not here: the accounts, which the caller reads (PNR-13.3, RGT-2, RGT-3).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from openpiu.core.law.annex_titles import TITLES
from openpiu.core.law.letters import Desk
from openpiu.core.law.permissions import PERMISSIONS
from openpiu.core.law.profiles import Mark, Profile
from openpiu.core.law.purposes import PURPOSES
from openpiu.core.law.recipients import AUTHORITIES
from openpiu.core.law.roles import Role

QUESTIONS = (
    "How many passengers and flights a year does the unit expect, and from which carriers?",
    "Which lists are compared, on which legal basis each, and who answers for their quality?",
    "What was the outcome of consulting the data protection officer?",
    "Must the supervisory authority be consulted beforehand (Directive (EU) 2016/680, Art. 28), and what did it say?",
    "Which risks to passengers remain: wrong hits, namesakes, data read by the wrong person? Who accepted them, when?",
    "Who operates the machines, where do they stand, and who holds the folder of keys?",
    "When is this assessment reviewed?",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """One account that is open."""

    id: str
    name: str
    role: str
    authority: str


def make_register(profile: Profile, *, desk: Desk, staff: Sequence[Access]) -> str:
    """The record of processing activities as Markdown, with the staff and what each role may do."""
    accounts = ((one.id, one.name, one.role, one.authority or "-") for one in staff)
    levels = ((role.value, ", ".join(sorted(act.value for act in PERMISSIONS[role]))) for role in Role)
    return "\n\n".join([
        f"# Record of processing activities: {desk.unit}",
        _who(profile, desk),
        _what(),
        "## Time limits and other rules of the law profile\n\n" + _provisions(profile),
        "## Staff\n\n" + _table(("id", "name", "role", "home authority"), accounts),
        "## Access levels\n\n" + _table(("role", "may"), levels),
    ]) + "\n"  # fmt: skip


def make_assessment(profile: Profile, *, desk: Desk) -> str:
    """The template of the impact assessment: what the unit knows is filled in, what it cannot know is asked."""
    asked = [f"{key}: is our reading of {one.article} right?" for key, one in profile.provisions()
             if one.mark is Mark.CONFIRM]  # fmt: skip
    questions = [f"- [ ] {text}" for text in (*QUESTIONS, *asked)]
    return "\n\n".join([
        f"# Data protection impact assessment: {desk.unit}",
        "A template: it is no assessment before the questions at its end are answered.",
        _who(profile, desk),
        _what(),
        "## Necessity: the rules that are in force\n\n" + _provisions(profile),
        "## Measures\n\nContent that names a person is sealed, and erased by destroying its key.\n"
        "Nothing is disclosed without the reviews of people; the database refuses it.\n"
        "Each act on passenger data is an entry of a hash-chained log.",
        f"## Unanswered questions: {len(questions)}\n\n" + "\n".join(questions),
    ]) + "\n"  # fmt: skip


def _who(profile: Profile, desk: Desk) -> str:
    return (
        f"Data protection officer: {desk.contact}  \nSupervisory authority: {desk.authority}  \n"
        f"Law profile: {profile.id} {profile.version}, {profile.title}"
    )


def _what() -> str:
    purposes = [f"- {text}" for text in PURPOSES.values()]
    recipients = [f"- {one.code}: {one.name}" for one in AUTHORITIES.values()]
    items = [f"{number}. {title}" for number, title in sorted(TITLES["en"].items())]
    heads = ("Purposes", "Recipients", "Categories of data, of air passengers (Annex I)")
    lists = (purposes, recipients, items)
    return "\n\n".join(f"## {head}\n\n" + "\n".join(rows) for head, rows in zip(heads, lists, strict=True))


def _provisions(profile: Profile) -> str:
    rows = ((key, _plain(one.value), one.article, one.mark.value) for key, one in profile.provisions())
    return _table(("rule", "value", "article", "how sure (T read, T2 second-hand, M our reading)"), rows)


def _plain(value: object) -> str:
    if isinstance(value, dict):
        return "; ".join(f"{name}: {_plain(inner)}" for name, inner in sorted(value.items())) or "none"
    if isinstance(value, frozenset):
        return ", ".join(sorted(str(one) for one in value))
    return str(value)


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)
