"""What an officer fills in to take back a message, and about one copy of what a partner takes back."""

from datetime import datetime
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from openpiu.doors.console.words_exchange_recalls import DONE, MODES
from openpiu.duties.exchange.recalling import WHY_LENGTH, Wish


class RecallForm(forms.Form):
    """How, why, and until when."""

    mode = forms.ChoiceField(label=_("What is the partner to do?"), choices=[("", _("Choose one")), *MODES.items()])
    reason = forms.CharField(label=_("Reason, for the partner"), help_text=_("No names."), max_length=400)
    deadline = forms.DateTimeField(label=_("Deadline (UTC)"), help_text=_("Such as 2026-12-01 17:00."))

    def wish(self) -> Wish:
        """As the duty wants it."""
        given = self.cleaned_data
        return Wish(mode=given["mode"], reason=given["reason"], deadline=cast(datetime, given["deadline"]))


class CopyForm(forms.Form):
    """What became of one copy; with a reason where it is not erased."""

    done = forms.ChoiceField(label=_("What became of it?"))
    why = forms.CharField(
        label=_("Reason, where it is not erased"), help_text=_("Such as a court's file number. No names."),
        max_length=WHY_LENGTH, required=False,
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Nothing is chosen in advance."""
        super().__init__(*args, **kwargs)
        choices = [("", _("Choose one")), *((code, word) for code, word in DONE.items() if code)]
        cast(forms.ChoiceField, self.fields["done"]).choices = choices
