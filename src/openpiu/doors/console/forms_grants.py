"""What supervisors fill in to let a liaison officer visit, and the officer to say why. The duty answers whether."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from openpiu.core.cases.grants import USUAL_DAYS, Grant
from openpiu.core.law.handling_table import Code
from openpiu.doors.console import words_cases as words
from openpiu.doors.console.forms_cases import DAY, FIRST, written

PURPOSE = "6.2b"  # the only one of liaison officers
# What these pages serve. The other verbs of a grant are for what a later page offers.
SERVED = ("read",)


class GrantForm(forms.Form):
    """Everything that one officer may do here, for some days. What it does not name, it does not give."""

    officer = forms.ChoiceField(label=_("Liaison officer"))
    home = forms.RegexField(
        label=_("Unit of the officer"), regex=r"^[A-Z0-9][A-Z0-9-]{1,19}\Z", max_length=20,
        help_text=_("By its code, such as ARC-PIU."),
    )  # fmt: skip
    cases = forms.MultipleChoiceField(label=_("Cases"))
    classes = forms.MultipleChoiceField(label=_("Classes of things"), choices=list(words.CLASSES.items()))
    verbs = forms.MultipleChoiceField(
        label=_("What the officer may do"), choices=[(verb, words.ACCESS[verb]) for verb in SERVED]
    )
    ceiling = forms.ChoiceField(label=_("Highest handling code"), initial="H1")
    legal_basis = forms.ChoiceField(label=_("Legal basis"), choices=[*FIRST, *words.LEGAL_BASES.items()])
    since = forms.DateField(label=_("First day"), widget=forms.DateInput(attrs=DAY))
    until = forms.DateField(
        label=_("Last day"), widget=forms.DateInput(attrs=DAY),
        help_text=_("Usually 30 days after the first one, 90 at most."),
    )  # fmt: skip

    def __init__(
        self, *args: Any, officers: Sequence[tuple[str, str]], cases: Sequence[tuple[str, str]], today: date,
        **kwargs: Any,
    ) -> None:  # fmt: skip
        """Fill the lists; 30 days are meant where nobody says otherwise."""
        days = {"since": today, "until": today + timedelta(days=USUAL_DAYS - 1), "verbs": ["read"]}
        kwargs["initial"] = days
        super().__init__(*args, **kwargs)
        cast(forms.ChoiceField, self.fields["officer"]).choices = [*FIRST, *officers]
        cast(forms.MultipleChoiceField, self.fields["cases"]).choices = list(cases)
        codes = [(code.value, f"{code.value}: {words.CODES[code.value]}") for code in Code]
        cast(forms.ChoiceField, self.fields["ceiling"]).choices = codes

    def draft(self, *, id_: str, host: str, now: datetime) -> Grant:
        """The grant as one person proposes it."""
        given = self.cleaned_data
        begins = datetime.combine(given["since"], time(), tzinfo=now.tzinfo)
        ends = datetime.combine(given["until"] + timedelta(days=1), time(), tzinfo=now.tzinfo)
        return Grant(
            id=id_, host=host, officer=given["officer"], home=given["home"], cases=tuple(given["cases"]),
            classes=tuple(given["classes"]), verbs=tuple(given["verbs"]), ceiling=given["ceiling"], purpose=PURPOSE,
            legal_basis=given["legal_basis"], since=written(begins), until=written(ends), approvers=(),
        )  # fmt: skip


class WhyForm(forms.Form):
    """Why the officer opens a case, asked once a day."""

    why = forms.ChoiceField(label=_("Why do you open it?"), choices=[*FIRST, *words.VISIT_REASONS.items()])
