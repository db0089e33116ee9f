"""What an officer fills in to release a hit. Whether it is allowed, the duty answers."""

from datetime import date
from typing import Any, cast

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from openpiu.core.law.recipients import AUTHORITIES, RecipientClass
from openpiu.doors.console.words import PURPOSES, Words
from openpiu.doors.console.words_release import CLASSES, GRAVITIES, LINKS, OFFENCES

Grouped = list[tuple[Promise, list[tuple[str, str]]]]


class ReleaseForm(forms.Form):
    """To whom, for what purpose, about which offence; and the two answers without which nothing leaves."""

    recipient = forms.ChoiceField(label=_("Receiving authority"))
    purpose = forms.ChoiceField(label=_("Purpose"), help_text=_("Only the purposes of the directive can be chosen."))
    offence = forms.ChoiceField(label=_("Offence"), help_text=_("Annex II of the directive, or terrorist offences."))
    link = forms.ChoiceField(
        label=_("Link with carriage by air"), help_text=_("Without an objective link nothing leaves; it is recorded.")
    )
    gravity = forms.ChoiceField(
        label=_("Gravity"), help_text=_("Ordinary crime is outside the directive: nothing leaves; it is recorded.")
    )
    basis = forms.CharField(
        label=_("Id of the legal basis"), help_text=_("Only to propose a transfer to a third country."), max_length=120,
        required=False,
    )  # fmt: skip
    evidence_version = forms.CharField(widget=forms.HiddenInput)  # drawn by the page: always what is on screen

    def __init__(self, *args: Any, day: date, **kwargs: Any) -> None:
        """Fill the closed lists in the officer's language; nothing is chosen in advance."""
        super().__init__(*args, **kwargs)
        lists: dict[str, Words] = {
            "purpose": {code: PURPOSES[code] for code in ("6.2a", "6.2b")},
            "offence": OFFENCES,
            "link": LINKS,
            "gravity": GRAVITIES,
        }
        empty = ("", _("Choose one"))
        for name, words in lists.items():
            cast(forms.ChoiceField, self.fields[name]).choices = [empty, *words.items()]
        cast(forms.ChoiceField, self.fields["recipient"]).choices = [empty, *_recipients(day)]


def _recipients(day: date) -> Grouped:
    """Those on the list today, by class."""
    groups = (
        (
            CLASSES[kind],
            [(row.code, row.name) for row in AUTHORITIES.values() if row.kind is kind and row.is_notified(day)],
        )
        for kind in RecipientClass
    )
    return [(label, rows) for label, rows in groups if rows]
