"""What an officer fills in to share a reviewed hit with a partner, or to keep it back. The duty answers whether."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from openpiu.doors.console.words import Words
from openpiu.doors.console.words_exchange import NOT_SHARED
from openpiu.doors.console.words_release import GRAVITIES, LINKS, OFFENCES


class ShareForm(forms.Form):
    """The answers without which nothing leaves; the evidence is that of the comparison on the page."""

    offence = forms.ChoiceField(label=_("Offence"), help_text=_("Annex II of the directive, or terrorist offences."))
    link = forms.ChoiceField(label=_("Link with carriage by air"))
    gravity = forms.ChoiceField(label=_("Gravity"))
    grading = forms.RegexField(
        label=_("Reliability (4x4)"), regex=r"[ABCX][1-4]", max_length=2, initial="B2",
        help_text=_("Source A, B, C or X; information 1 to 4."),
    )  # fmt: skip
    evidence_version = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Fill the closed lists; nothing is chosen in advance."""
        super().__init__(*args, **kwargs)
        lists: dict[str, Words] = {"offence": OFFENCES, "link": LINKS, "gravity": GRAVITIES}
        for name, words in lists.items():
            cast(forms.ChoiceField, self.fields[name]).choices = [("", _("Choose one")), *words.items()]


class KeepBackForm(forms.Form):
    """Why the partner does not get it."""

    reason = forms.ChoiceField(label=_("Why it is kept back"), choices=[("", _("Choose one")), *NOT_SHARED.items()])
