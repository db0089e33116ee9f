"""What an officer fills in about what a partner shared, and about the owner of an alert that is shared."""

from datetime import date
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from openpiu.doors.console.words_exchange_feedback import OWNER_WORDS, SIGHTINGS
from openpiu.duties.exchange.owners import Word


class FeedbackForm(forms.Form):
    """By code alone: a sighting names nobody."""

    outcome = forms.ChoiceField(label=_("What became of it?"), choices=[("", _("Choose one")), *SIGHTINGS.items()])


class TakeAlertForm(forms.Form):
    """Until when a shared alert is in force here."""

    until = forms.DateField(label=_("In force until (day)"), help_text=_("Such as 2026-12-01."))

    def day(self) -> date:
        """The last day."""
        return cast(date, self.cleaned_data["until"])


class OwnerForm(forms.Form):
    """What the owner of the alert said, or why nobody could wait."""

    word = forms.ChoiceField(label=_("What is on record?"), choices=[("", _("Choose one")), *OWNER_WORDS.items()])
    spoke = forms.CharField(label=_("Who spoke for the owner"), max_length=120, required=False)
    why = forms.CharField(
        label=_("Why it cannot wait"), help_text=_("A sentence. No names."), max_length=400, required=False,
        widget=forms.Textarea({"rows": 2}),
    )  # fmt: skip

    def said(self) -> Word:
        """As the duty wants it."""
        given: dict[str, Any] = self.cleaned_data
        return Word(word=given["word"], spoke=given["spoke"], why=given["why"])
