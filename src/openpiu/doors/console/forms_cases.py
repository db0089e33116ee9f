"""What officers fill in about joint cases: each form is one act, and says itself what is to be written.

Whether an act counts, the core answers. Not here: steps of parties and about one thing (`forms_case_steps`), grants and
visits (`forms_grants`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, ClassVar, cast

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from openpiu.core.law.handling_table import Code
from openpiu.doors.console import words_cases as words
from openpiu.doors.console.words_release import OFFENCES
from openpiu.duties.cases import Said

LONGEST = 4000
FIRST: list[tuple[str, str | Promise]] = [("", _("Choose one"))]
DAY = {"type": "date"}
_INSTANT = {"type": "datetime-local"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What the forms of one page offer to choose from."""

    nodes: Sequence[str] = ()  # parties of the case
    partners: Sequence[tuple[str, str]] = ()  # units that can be invited: code and name
    things: Sequence[tuple[str, str]] = ()  # id and label
    disclosures: Sequence[tuple[str, str]] = ()
    terms: str = ""  # the event that holds what is agreed now
    offer: str = ""  # of the lead
    closing: str = ""
    lasts: Sequence[str] = ()  # last events of the others


def written(moment: datetime) -> str:
    """As events hold it."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def text_field(label: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=LONGEST, widget=forms.Textarea({"rows": 3}))


def _moment(label: Any) -> forms.DateTimeField:
    return forms.DateTimeField(label=label, widget=forms.DateTimeInput(attrs=_INSTANT))


def chosen_field(label: Any, table: Mapping[str, Promise]) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=[*FIRST, *table.items()])


class ActForm(forms.Form):
    """One act in a case. A subclass names its kind of event, its facts, and which fields are content."""

    kind: ClassVar[str] = ""
    given: ClassVar[tuple[str, ...]] = ()  # fields that are facts, by their own name
    content: ClassVar[tuple[str, ...]] = ()  # fields that are content
    sources: ClassVar[Mapping[str, str]] = {}  # field -> name in Choices

    def __init__(self, *args: Any, choices: Choices, thing: str = "", **kwargs: Any) -> None:
        """`thing`: the one that the act is about, on its own page."""
        kwargs["auto_id"] = f"id_{self.kind}_%s"  # several forms stand on one page
        super().__init__(*args, **kwargs)
        self.choices, self.thing = choices, thing
        for name, source in self.sources.items():
            rows = [(row, row) if isinstance(row, str) else row for row in getattr(choices, source)]
            cast(forms.ChoiceField, self.fields[name]).choices = [*FIRST, *rows]

    def said(self) -> Said:
        """What is to be written."""
        values = {name: self.cleaned_data[name] for name in self.content} if self.content else None
        is_own = self.cleaned_data.get("visibility") == "own" or "/own/" in self.thing
        return Said(kind=self.kind, facts=self.facts(), terms=self.terms(), values=values, is_own=is_own)

    def facts(self) -> dict[str, Any]:
        """Ids, codes and dates."""
        found = {name: self.cleaned_data[name] for name in self.given if self.cleaned_data.get(name) not in ("", None)}
        if "thing" in self.uses():
            found["thing"] = self.thing
        return {name: _fact(value) for name, value in found.items()}

    def uses(self) -> tuple[str, ...]:
        """Facts that come from the page."""
        return ()

    def terms(self) -> dict[str, str]:
        """Code, grading and what else the originator says; none for acts without content."""
        return {}


def _fact(value: Any) -> Any:
    if isinstance(value, datetime):
        return written(value)
    return value.isoformat() if isinstance(value, date) else value


class TermsForm(ActForm):
    """An act with content, and so with terms of use."""

    code = forms.ChoiceField(
        label=_("Handling code"), initial="H2",
        choices=[(code.value, f"{code.value}") for code in Code],
    )  # fmt: skip
    restriction = forms.CharField(
        label=_("Restriction"), max_length=1000, required=False, help_text=_("For H3, and for no other code.")
    )
    grading = forms.RegexField(
        label=_("Reliability (4x4)"), regex=r"[ABCX][1-4]", max_length=2, initial="B2",
        help_text=_("Source A, B, C or X; information 1 to 4."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Codes with their words."""
        super().__init__(*args, **kwargs)
        codes = [(code, f"{code}: {text}") for code, text in words.CODES.items()]
        cast(forms.ChoiceField, self.fields["code"]).choices = codes

    def terms(self) -> dict[str, str]:
        """As they travel."""
        found = {name: str(self.cleaned_data[name]) for name in ("code", "grading")}
        extra = {name: self.cleaned_data.get(name) for name in ("restriction", "delete_by")}
        return found | {name: str(_fact(value)) for name, value in extra.items() if value}


class SharedForm(TermsForm):
    """An act that may also stay in the unit."""

    visibility = forms.ChoiceField(
        label=_("Who sees it"),
        choices=[("joint", _("All parties of the case")), ("own", _("It stays here: this unit only"))],
    )


class NoteForm(SharedForm):
    """A note."""

    kind, content = "note", ("text",)
    text = text_field(_("Note"))


class TaskForm(SharedForm):
    """Something to do."""

    kind, content, given, sources = "task", ("text",), ("assignee", "due"), {"assignee": "nodes"}
    text = text_field(_("What is to be done"))
    assignee = forms.ChoiceField(label=_("For"))
    due = forms.DateField(label=_("Due on"), required=False, widget=forms.DateInput(attrs=DAY))


class TimelineForm(SharedForm):
    """Something that happened, on two clocks."""

    kind, content, given = "timeline", ("text",), ("happened", "found")
    text = text_field(_("What happened"))
    happened = _moment(_("Happened (UTC)"))
    found = _moment(_("Learnt (UTC)"))


class StatementForm(SharedForm):
    """What somebody stated."""

    kind, content = "statement", ("text",)
    text = text_field(_("What was stated"))
    given_at = _moment(_("Stated (UTC)"))

    def facts(self) -> dict[str, Any]:
        """When it was given."""
        return {"given": written(self.cleaned_data["given_at"])}


class DecisionForm(SharedForm):
    """A decision on record."""

    kind, content = "decision", ("text",)
    text = text_field(_("What is decided, and why"))


class EvidenceForm(SharedForm):
    """Evidence by its hash; the file itself stays where it lies."""

    kind, content, given = "evidence", ("text",), ("sha256", "size")
    text = text_field(_("What it is"))
    sha256 = forms.RegexField(label=_("SHA-256"), regex=r"[0-9a-f]{64}", max_length=64)
    size = forms.IntegerField(label=_("Size in bytes"), min_value=0)
    media_type = forms.CharField(label=_("Media type"), max_length=100, initial="application/pdf")

    def facts(self) -> dict[str, Any]:
        """`media` is a word of Django's own on a form."""
        return {**super().facts(), "media": self.cleaned_data["media_type"]}


class LinkForm(SharedForm):
    """A link between two things."""

    kind, content, given = "link", ("text",), ("one", "other", "why")
    sources: ClassVar[Mapping[str, str]] = {"one": "things", "other": "things"}
    one = forms.ChoiceField(label=_("From"))
    other = forms.ChoiceField(label=_("To"))
    why = chosen_field(_("What links them"), words.LINKS)
    text = text_field(_("On what it rests"))


class CopyForm(TermsForm):
    """A released package for the case; its copy has a last day of its own (PNR-12.7)."""

    kind: ClassVar[str] = "copy"
    sources: ClassVar[Mapping[str, str]] = {"disclosure": "disclosures"}
    disclosure = forms.ChoiceField(label=_("Released package"))
    delete_by = forms.DateField(
        label=_("Last day of the copy"), help_text=_("Then it is erased here and at all parties."),
        widget=forms.DateInput(attrs=DAY),
    )  # fmt: skip


class OpenCaseForm(forms.Form):
    """A new case."""

    purpose = text_field(_("Purpose"))
    offence = forms.ChoiceField(label=_("Offence"), help_text=_("Annex II of the directive, or terrorist offences."))
    grounds = text_field(_("Grounds"))
    legal_basis = chosen_field(_("Legal basis"), words.LEGAL_BASES)
    until = forms.DateField(
        label=_("Last day of the case"), widget=forms.DateInput(attrs=DAY),
        help_text=_("It can be moved later; the parties agree anew."),
    )  # fmt: skip
    invited = forms.MultipleChoiceField(label=_("Parties"), required=False)
    code = forms.ChoiceField(label=_("Handling code"), initial="H1")
    grading = forms.RegexField(
        label=_("Reliability (4x4)"), regex=r"[ABCX][1-4]", max_length=2, initial="B2",
        help_text=_("Source A, B, C or X; information 1 to 4."),
    )  # fmt: skip

    def __init__(self, *args: Any, partners: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        """Fill the closed lists. H3 is not among the codes: what a case is about has no restriction of its own."""
        super().__init__(*args, **kwargs)
        fields = self.fields
        cast(forms.ChoiceField, fields["offence"]).choices = [*FIRST, *OFFENCES.items()]
        cast(forms.MultipleChoiceField, fields["invited"]).choices = list(partners)
        codes = [(code, f"{code}: {text}") for code, text in words.CODES.items() if code != "H3"]
        cast(forms.ChoiceField, fields["code"]).choices = codes


class CourtForm(forms.Form):
    """For which court."""

    court = forms.RegexField(
        label=_("Court"), regex=r"^[A-Za-z0-9][A-Za-z0-9._:@-]{0,63}\Z", max_length=64,
        help_text=_("By its code, such as UTO-COURT-1: permissions name it."),
    )  # fmt: skip
