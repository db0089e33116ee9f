"""What officers fill in about joint cases: steps of a party, and acts about one thing (all others: `forms_cases`)."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from openpiu.core.cases.kinds import CUSTODY_ACTS, TASK_STATES
from openpiu.core.law.handling_table import Verb
from openpiu.doors.console import words_cases as words
from openpiu.doors.console.forms_cases import DAY, ActForm, SharedForm, TermsForm, chosen_field, text_field


class JoinForm(ActForm):
    """Joins, and agrees to purpose and offence as they stand."""

    kind: ClassVar[str] = "joined"

    def facts(self) -> dict[str, Any]:
        """What is agreed to."""
        return {"agreed_to": self.choices.terms}


class AgreeForm(JoinForm):
    """Agrees to what was changed."""

    kind: ClassVar[str] = "agreed"


class InviteForm(ActForm):
    """Invites a unit."""

    kind, given, sources = "invited", ("node",), {"node": "partners"}
    node = forms.ChoiceField(label=_("Unit"))


class LeaveForm(ActForm):
    """Leaves; what the unit gave goes back to it."""

    kind, given = "left", ("reason",)
    reason = chosen_field(_("Reason"), words.LEAVING)


class CloseForm(TermsForm):
    """Closes the case for all."""

    kind, content, given = "closed", ("text",), ("reason",)
    reason = chosen_field(_("Reason"), words.CLOSING)
    text = text_field(_("Closing report"))

    def facts(self) -> dict[str, Any]:
        """Up to where the others' events count."""
        return {**super().facts(), "last": tuple(self.choices.lasts)}


class LeadOfferForm(ActForm):
    """Offers the lead."""

    kind, given, sources = "lead_offered", ("to",), {"to": "nodes"}
    to = forms.ChoiceField(label=_("To"))


class LeadTakeForm(ActForm):
    """Takes the lead that was offered."""

    kind: ClassVar[str] = "lead_taken"

    def facts(self) -> dict[str, Any]:
        """Which offer."""
        return {"offer": self.choices.offer}


class AboutForm(ActForm):
    """An act about the thing of the page."""

    def uses(self) -> tuple[str, ...]:
        """The thing."""
        return ("thing",)


class AnnotateForm(SharedForm, AboutForm):
    """A remark on a thing."""

    kind, content = "annotated", ("text",)
    text = text_field(_("Remark"))


class ProposeForm(TermsForm, AboutForm):
    """Other content for somebody else's thing."""

    kind, content = "proposed", ("text",)
    text = text_field(_("What it should say"))


class ReviseForm(TermsForm, AboutForm):
    """New content of an own thing."""

    kind, content = "revised", ("text",)
    text = text_field(_("What it says from now on"))


class MoveTaskForm(AboutForm):
    """How a task stands."""

    kind, given = "task_moved", ("state",)
    state = chosen_field(_("State"), {state: words.THING_STATES[state] for state in TASK_STATES})


class CustodyForm(AboutForm):
    """A step of custody."""

    kind, given, sources = "custody", ("act", "sha256", "to"), {"to": "nodes"}
    act = chosen_field(_("What was done"), {act: words.CUSTODY[act] for act in CUSTODY_ACTS})
    sha256 = forms.RegexField(
        label=_("SHA-256 as measured"), regex=r"[0-9a-f]{64}", max_length=64, required=False,
        help_text=_("Needed on receipt."),
    )  # fmt: skip
    to = forms.ChoiceField(label=_("Handed over to"), required=False)


class WithdrawThingForm(AboutForm):
    """Withdraws a thing; its place stays."""

    kind, given = "withdrawn", ("reason",)
    reason = chosen_field(_("Reason"), words.WITHDRAWING)


class PermitForm(AboutForm):
    """Permits one verb on a thing for one recipient."""

    kind, given = "permitted", ("verb", "recipient", "since", "until")
    verb = chosen_field(_("What"), {verb.value: words.VERBS[verb.value] for verb in Verb})
    recipient = forms.RegexField(
        label=_("For whom"), regex=r"^[A-Za-z0-9][A-Za-z0-9._:@-]{0,63}\Z", max_length=64,
        help_text=_("Code of a unit, an authority or a court."),
    )  # fmt: skip
    since = forms.DateField(label=_("From"), widget=forms.DateInput(attrs=DAY))
    until = forms.DateField(label=_("Last day"), widget=forms.DateInput(attrs=DAY))


class AcceptForm(ActForm):
    """Takes a proposal over."""

    kind: ClassVar[str] = "accepted"

    def facts(self) -> dict[str, Any]:
        """Which one."""
        return {**super().facts(), "proposal": self.thing}


class DeclineForm(AcceptForm):
    """Does not take a proposal over."""

    kind, given = "declined", ("reason",)
    reason = chosen_field(_("Reason"), words.DECLINING)
