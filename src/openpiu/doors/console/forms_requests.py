"""What officers fill in about requests for passenger data. Nothing is demanded here: the duty says what is missing."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from openpiu.core.law.request_refusals import OF_UNIT
from openpiu.core.law.requests import Asked, Element
from openpiu.doors.console.words_release import OFFENCES
from openpiu.doors.console.words_requests import ELEMENTS, PARTS, REFUSALS, TABLES, WANTED

LONGEST = 4000
_AREA = {"rows": 2}
_LABELS: dict[str, Any] = dict(PARTS)
_ELEMENT_LABELS: dict[str, Any] = dict(ELEMENTS)

ELEMENT_HELP: dict[str, Any] = {
    Element.NAME: _("Such as SPECIMEN, ANNA: every word must agree, however it is spelt."),
    Element.BIRTH_DATE: _("Such as 1988-04-19, 1988-04 or 1988."),
    Element.DOCUMENT: _("Number, and its state if known: ZZ0419773 UTO."),
    Element.LOCATOR: _("Six letters and digits as a rule."),
    Element.PHONE: _("With or without the code of the country."),
    Element.EMAIL: "",
    Element.FLIGHT: _("With its local day of departure: ZQ214 2026-11-23."),
}


def _text(part: str, help_text: Any) -> forms.CharField:
    return forms.CharField(
        label=_LABELS[part], help_text=help_text, max_length=LONGEST, required=False, widget=forms.Textarea(_AREA)
    )  # fmt: skip


class AskedForm(forms.Form):
    """A request as it came."""

    requester = forms.ChoiceField(label=_LABELS["requester"], required=False)
    person = forms.CharField(label=_LABELS["person"], max_length=120, required=False)
    case_reference = forms.CharField(label=_LABELS["case_reference"], max_length=80, required=False)
    offence = forms.ChoiceField(
        label=_("Offence"), help_text=_("Annex II of the directive, or terrorist offences."), required=False
    )
    circumstances = _text("circumstances", _("What is new, and not known before."))
    material = _text("material", _("Facts that somebody else can check."))
    suspicion = _text("suspicion", _("For serious crime: why this person is suspected."))
    contribution = _text("contribution", _("For terrorist offences: how the data could help to fight them."))
    air_link = _text("air_link", _("What the offence has to do with the journey by air."))
    wanted = forms.MultipleChoiceField(choices=list(WANTED.items()), required=False)
    is_urgent = forms.BooleanField(required=False)
    urgent_reason = _text("urgent_reason", _("An urgent answer can leave at once; the approver decides afterwards."))
    refusal = forms.ChoiceField(label=_("Reason for turning it down"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Fill the closed lists, and one field for each element."""
        super().__init__(*args, **kwargs)
        lists = {
            "requester": TABLES["requester"],
            "offence": OFFENCES,
            "refusal": {code: REFUSALS[code] for code in OF_UNIT},
        }
        for name, words in lists.items():
            cast(forms.ChoiceField, self.fields[name]).choices = [("", _("Choose one")), *words.items()]
        for element in Element:
            self.fields[f"by_{element}"] = forms.CharField(
                label=_ELEMENT_LABELS[element], help_text=ELEMENT_HELP[element], max_length=120, required=False
            )

    def elements(self) -> list[Any]:
        """The fields of the elements, for the page."""
        return [self[f"by_{element}"] for element in Element]

    def asked(self) -> Asked:
        """What was filled in, as the duty wants it."""
        given = dict(self.cleaned_data)
        given.pop("refusal")
        elements = {element.value: given.pop(f"by_{element}") for element in Element}
        return Asked(elements=elements, wanted=tuple(given.pop("wanted")), **given)
