"""What officers fill in. A form checks that something was chosen or typed; whether it is allowed, the duty answers."""

from typing import Any, cast

from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from openpiu.core.law.hit_states import Decision
from openpiu.core.law.reason_classes import OF_LISTS
from openpiu.doors.console.words import ACTIONS, FORMS, REASON_CLASSES, REASONS, Words
from openpiu.doors.console.words_statistics import DISCLOSED_OUTCOMES
from openpiu.doors.console.words_subjects import BASES, SUBJECT_CLASSES, said

NOTE_LENGTH = 1000
FILE_SIZE = 20_000_000  # bytes; larger lists come by the command line


def _choices(words: Words, empty: Promise) -> list[tuple[str, str | Promise]]:
    return [("", empty), *words.items()]


class SignInForm(AuthenticationForm):
    """User name and password; one message for every mistake, so that it tells nobody which names exist."""

    error_messages = {
        "invalid_login": _("The user name or the password is wrong."),
        "inactive": _("The user name or the password is wrong."),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Name the field in the officer's language."""
        super().__init__(*args, **kwargs)
        self.fields["username"].label = _("User name")
        self.fields["password"].label = _("Password")


class DecisionForm(forms.Form):
    """One decision on one hit. Its fields are drawn by the review page itself."""

    decision = forms.ChoiceField(choices=[(decision.value, decision.value) for decision in Decision])
    reasons = forms.MultipleChoiceField(choices=[(code, code) for code in REASONS], required=False)
    note = forms.CharField(max_length=NOTE_LENGTH, required=False, strip=True)
    evidence_version = forms.CharField()


class ImportForm(forms.Form):
    """A file of alerts, and what the list declares for the rows that do not say otherwise."""

    file = forms.FileField(label=_("File"), help_text=_("A list in one of the forms below, up to 20 MB."))
    form = forms.ChoiceField(label=_("Form of the file"), required=False)
    full = forms.BooleanField(
        label=_("This is the complete list"), help_text=_("Alerts that it has no more are withdrawn."), required=False
    )
    list_name = forms.CharField(label=_("Name of the list"), max_length=60)
    owner = forms.CharField(label=_("Owner of the alerts"), max_length=120, required=False)
    legal_basis = forms.CharField(label=_("Legal basis"), max_length=200, required=False)
    reason_class = forms.ChoiceField(label=_("Class of reason"), required=False)
    subject_class = forms.ChoiceField(
        label=_("Whom the alerts are about"),
        help_text=_(
            "Only where the owner says so; an alert of which nobody says it is never shown as one of a suspect."
        ),
        required=False,
    )
    reason_basis = forms.ChoiceField(label=_("Their reasons rest on"), required=False)
    action = forms.ChoiceField(
        label=_("Action"), help_text=_("Decides the priority and how many officers must decide."), required=False
    )
    days = forms.IntegerField(
        label=_("Days in force"), help_text=_("Counted from the last list that still has the alert."), required=False,
        min_value=1, max_value=3660,
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Fill the closed lists."""
        super().__init__(*args, **kwargs)
        lists: dict[str, tuple[Words, Promise]] = {
            "form": (FORMS, _("As its content tells")),
            "reason_class": ({kind: REASON_CLASSES[kind] for kind in OF_LISTS}, _("As declared, or as each row says")),
            "subject_class": (said(SUBJECT_CLASSES), _("As declared, or as each row says")),
            "reason_basis": (said(BASES), _("As declared, or as each row says")),
            "action": (ACTIONS, _("As declared, or as each row says")),
        }
        for name, (words, empty) in lists.items():
            cast(forms.ChoiceField, self.fields[name]).choices = _choices(words, empty)

    def clean_file(self) -> bytes:
        """The file's content, when it is not too large."""
        file = self.cleaned_data["file"]
        if file.size > FILE_SIZE:
            raise forms.ValidationError(_("The file is larger than 20 MB: import it with `openpiu alerts import`."))
        return bytes(file.read())


class WithdrawForm(forms.Form):
    """Why an alert is withdrawn, or in force again."""

    reason = forms.CharField(label=_("Reason"), max_length=200, help_text=_("Goes into the audit ledger. No names."))


class OutcomeForm(forms.Form):
    """What became of a disclosure."""

    code = forms.ChoiceField(label=_("What the recipient reported"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Fill the closed list."""
        super().__init__(*args, **kwargs)
        cast(forms.ChoiceField, self.fields["code"]).choices = _choices(DISCLOSED_OUTCOMES, _("Choose one"))
