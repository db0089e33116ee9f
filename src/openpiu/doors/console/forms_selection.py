"""What a supervisor fills in to select flights inside the Union. Whether it is allowed, the duty answers."""

import hashlib
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from openpiu.doors.console.words_selection import REACHES

FILE_SIZE = 50_000_000  # bytes


class SelectionForm(forms.Form):
    """One decision. Of the document only its SHA-256 is kept."""

    reach = forms.ChoiceField(label=_("How far"))
    patterns = forms.CharField(
        label=_("Flights"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One a line: MAD-BRU, ZQ:MAD-BRU, ES-BRU, *-BRU. Airports have three letters, countries two."),
    )  # fmt: skip
    begins = forms.DateField(label=_("First day"), widget=forms.DateInput(attrs={"type": "date"}))
    ends = forms.DateField(label=_("Over on"), help_text=_("The first day on which it is over."),
                           widget=forms.DateInput(attrs={"type": "date"}))  # fmt: skip
    grounds = forms.CharField(
        label=_("Grounds"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Objective grounds on which it rests. No names of persons."),
    )  # fmt: skip
    evidence = forms.CharField(label=_("Reference of the assessment"), max_length=200)
    document = forms.FileField(
        label=_("The assessment"), help_text=_("Only its SHA-256 is kept; keep the document yourself.")
    )
    body = forms.CharField(
        label=_("Body that finds a threat"), max_length=200, required=False,
        help_text=_("Only for all flights: a body outside the unit."),
    )  # fmt: skip
    body_reference = forms.CharField(label=_("Reference of its finding"), max_length=120, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Fill the closed list."""
        super().__init__(*args, **kwargs)
        cast(forms.ChoiceField, self.fields["reach"]).choices = list(REACHES.items())

    def clean_document(self) -> str:
        """The document's SHA-256."""
        file = self.cleaned_data["document"]
        if file.size > FILE_SIZE:
            raise forms.ValidationError(_("The file is larger than 50 MB: decide it with `openpiu selection propose`."))
        return hashlib.sha256(file.read()).hexdigest()


class SelectionNoteForm(forms.Form):
    """Why a selection is approved, refused or ended."""

    note = forms.CharField(
        label=_("Reason"), max_length=500, required=False, help_text=_("Goes with the decision. No names.")
    )
