"""What the data protection officer fills in about requests of persons."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from openpiu.doors.console.words import Words
from openpiu.doors.console.words_rights import ANSWERS, CHANNELS, GROUNDS, LANGUAGES, RIGHTS
from openpiu.duties.rights import Applicant, Decision, Told

LONGEST = 100


class RequestForm(forms.Form):
    """A request as it came in."""

    right = forms.ChoiceField(label=_("What is asked for"))
    channel = forms.ChoiceField(label=_("Who brings it"))
    received_on = forms.DateField(
        label=_("Received on"), help_text=_("Starts the clock of the answer."), widget=forms.DateInput({"type": "date"})
    )
    language = forms.ChoiceField(label=_("Language of the letter"))
    surname = forms.CharField(label=_("Surname"), max_length=LONGEST)
    given_names = forms.CharField(label=_("Given names"), max_length=LONGEST, required=False)
    birth_date = forms.CharField(label=_("Birth date"), max_length=10, help_text=_("In full, such as 1988-04-19."))
    document = forms.CharField(label=_("Document number"), max_length=40, required=False)
    issuer = forms.CharField(label=_("Issuing state, three letters"), max_length=3, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Fill the closed lists in the officer's language."""
        super().__init__(*args, **kwargs)
        lists: dict[str, Words] = {"right": RIGHTS, "channel": CHANNELS, "language": LANGUAGES}
        for name, words in lists.items():
            cast(forms.ChoiceField, self.fields[name]).choices = list(words.items())

    def told(self) -> Told:
        """What was filled in, as the duty wants it."""
        given = dict(self.cleaned_data)
        names = ("surname", "given_names", "birth_date", "document", "issuer")
        return Told(applicant=Applicant(**{name: given.pop(name) for name in names}), **given)


class AnswerForm(forms.Form):
    """How a request is answered, on what ground, and which records are the applicant's."""

    answer = forms.ChoiceField(label=_("Answer"))
    ground = forms.ChoiceField(
        label=_("Ground for withholding"), help_text=_("Recorded; no letter names it."), required=False
    )
    records = forms.MultipleChoiceField(required=False)

    def __init__(self, *args: Any, answers: tuple[str, ...], found: tuple[str, ...], **kwargs: Any) -> None:
        """Offer the answers that the right can have, and the records that were found."""
        super().__init__(*args, **kwargs)
        offered = [(code, ANSWERS[code]) for code in answers]
        lists = {"answer": offered, "ground": [("", "–"), *GROUNDS.items()], "records": [(one, one) for one in found]}
        for name, choices in lists.items():
            cast(forms.ChoiceField, self.fields[name]).choices = cast(Any, choices)

    def decision(self) -> Decision:
        """What was filled in, as the duty wants it."""
        given = self.cleaned_data
        return Decision(answer=given["answer"], ground=given["ground"], records=tuple(given["records"]))
