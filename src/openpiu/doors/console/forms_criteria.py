"""What an analyst fills in to write a criterion: its text. Whether it is lawful, the duty answers."""

from django import forms
from django.utils.translation import gettext_lazy as _

LETTERS = 20_000


class CriterionForm(forms.Form):
    """The text of one version."""

    text = forms.CharField(
        label=_("Text of the criterion"), max_length=LETTERS, strip=False,
        widget=forms.Textarea(attrs={"rows": 24, "spellcheck": "false", "class": "code"}),
        help_text=_("One line each; conditions stand two spaces to the right. No names of persons."),
    )  # fmt: skip


class ReasonForm(forms.Form):
    """Why a criterion is refused or ended."""

    note = forms.CharField(label=_("Reason"), max_length=500, required=False, help_text=_("No names."))
