"""The question pages of a request to a partner: what is asked on which page, and how the answers become a request.

Nothing is kept between the pages but in the form itself: no answer stands in a session, a cookie or an address.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from openpiu.core.law.requests import Asked, Element
from openpiu.doors.console.forms_requests import ELEMENT_HELP, LONGEST
from openpiu.doors.console.words_exchange_requests import BASES, HANDLING, ROLES
from openpiu.doors.console.words_release import OFFENCES
from openpiu.doors.console.words_requests import ELEMENTS, PARTS, WANTED
from openpiu.duties.exchange.asking import Question

_AREA = {"rows": 3}
_DAY_HELP = _("Such as 2026-12-01.")


@dataclass(frozen=True, slots=True)
class Step:
    """One question page."""

    name: str
    title: "str | Promise"
    fields: tuple[str, ...]


BY = tuple(f"by_{element}" for element in Element)
STEPS = (
    Step("partner", _("Whom do you ask, on what basis?"), ("partner", "basis", "case_reference", "person", "contact")),
    Step("offence", _("About which offence?"), ("offence", "air_link")),
    Step("grounds", _("On what grounds?"), ("circumstances", "material", "suspicion", "contribution")),
    Step("sought", _("Whom are you looking for?"), ("role", *BY)),
    Step("wanted", _("What do you want to know?"), ("wanted", "since", "until", "unmasking", "approval", "answer_for")),
    Step("deadline", _("Until when, and is it urgent?"), ("deadline", "is_urgent", "urgent_reason")),
    Step("terms", _("Under which terms?"), ("handling", "handling_text", "grading")),
)
CHECK = "check"
_NAMES = [step.name for step in STEPS]


def step_named(name: str) -> Step:
    """The page of that name, or the first."""
    return STEPS[_NAMES.index(name)] if name in _NAMES else STEPS[0]


def after(step: Step) -> Step | None:
    """The next page; None: the check page."""
    return next(iter(STEPS[_NAMES.index(step.name) + 1 :]), None)


def before(step: Step | None) -> Step | None:
    """The page before this one, or before the check page; None before the first."""
    place = len(STEPS) if step is None else _NAMES.index(step.name)
    return STEPS[place - 1] if place else None


def _text(name: str, help_text: Any = "") -> forms.CharField:
    widget = forms.Textarea(_AREA)
    label = cast(Any, PARTS[name])
    return forms.CharField(label=label, help_text=help_text, max_length=LONGEST, required=False, widget=widget)


class QuestionForm(forms.Form):
    """All answers; `only` keeps the fields of one page."""

    partner = forms.ChoiceField(label=_("Partner"))
    basis = forms.ChoiceField(label=_("Legal basis"))
    case_reference = forms.CharField(label=cast(Any, PARTS["case_reference"]), max_length=80)
    person = forms.CharField(label=cast(Any, PARTS["person"]), max_length=120)
    contact = forms.CharField(label=_("Where the partner can ask back"), max_length=120)
    offence = forms.ChoiceField(label=_("Offence"), help_text=_("Annex II of the directive, or terrorist offences."))
    air_link = _text("air_link", _("What the offence has to do with the journey by air."))
    circumstances = _text("circumstances", _("What is new, and not known before."))
    material = _text("material", _("Facts that somebody else can check."))
    suspicion = _text("suspicion", _("For serious crime: why this person is suspected."))
    contribution = _text("contribution", _("For terrorist offences: how the data could help to fight them."))
    role = forms.ChoiceField(label=_("Role of the person"))
    wanted = forms.MultipleChoiceField(label=_("What is wanted?"), choices=list(WANTED.items()))
    since = forms.DateField(label=_("Travel from (day)"), help_text=_DAY_HELP, required=False)
    until = forms.DateField(label=_("Travel until (day)"), help_text=_DAY_HELP, required=False)
    unmasking = forms.BooleanField(
        label=_("Data older than six months are wanted too, which are masked"), required=False
    )
    approval = forms.CharField(label=_("Reference of our own approval for that, if there is one"), max_length=80,
                               required=False)  # fmt: skip
    answer_for = forms.CharField(label=_("What will the answer be used for?"), max_length=400)
    deadline = forms.DateTimeField(label=_("Deadline (UTC)"), help_text=_("Such as 2026-12-01 17:00."))
    is_urgent = forms.BooleanField(label=_("Urgent"), required=False)
    urgent_reason = _text("urgent_reason", _("What happens if it waits; under Art. 9(4), which threat."))
    handling = forms.ChoiceField(label=_("Handling code"), initial="H1")
    handling_text = forms.CharField(label=_("The restriction in words (H3)"), max_length=400, required=False)
    grading = forms.RegexField(
        label=_("Reliability (4x4)"), regex=r"[ABCX][1-4]", max_length=2, initial="B2",
        help_text=_("Source A, B, C or X; information 1 to 4."),
    )  # fmt: skip

    def __init__(
        self, *args: Any, partners: Sequence[tuple[str, str]], only: Step | None = None, **kwargs: Any
    ) -> None:
        """Fill the closed lists, and one field for each element that can be looked for."""
        super().__init__(*args, **kwargs)
        for element in Element:
            self.fields[f"by_{element}"] = forms.CharField(
                label=cast(Any, ELEMENTS[element]), help_text=ELEMENT_HELP[element], max_length=120, required=False
            )
        lists: dict[str, Sequence[Any]] = {
            "partner": partners, "basis": list(BASES.items()), "offence": list(OFFENCES.items()),
            "role": list(ROLES.items()),
        }  # fmt: skip
        for name, choices in lists.items():
            cast(forms.ChoiceField, self.fields[name]).choices = [("", _("Choose one")), *choices]
        cast(forms.ChoiceField, self.fields["handling"]).choices = list(HANDLING.items())
        self.order_fields([name for step in STEPS for name in step.fields])
        if only is not None:
            self.fields = {name: self.fields[name] for name in only.fields}

    def clean(self) -> dict[str, Any]:
        """H3 has its words."""
        given = super().clean() or {}
        if given.get("handling") == "H3" and not given.get("handling_text", "").strip():
            self.add_error("handling_text", _("H3 needs its restriction in words."))
        return given

    def question(self, unit: str) -> Question:
        """The whole request as the duty wants it."""
        given = dict(self.cleaned_data)
        elements = {element.value: given.pop(f"by_{element}") for element in Element}
        texts = ("person", "case_reference", "offence", "circumstances", "material", "suspicion", "contribution",
                 "air_link", "is_urgent", "urgent_reason")  # fmt: skip
        asked = Asked(
            partner=unit,
            elements=elements,
            wanted=tuple(given.pop("wanted")),
            **{name: given.pop(name) for name in texts},
        )
        return Question(asked=asked, **given)

    def answers(self) -> Iterator[tuple[Step, list[tuple[Any, str]]]]:
        """Page by page, each answer with its label, choices in words: what the check page shows."""
        for step in STEPS:
            yield step, [(self.fields[name].label, self._shown(name)) for name in step.fields]

    def first_wrong(self) -> Step:
        """The first page with an answer that cannot be taken."""
        return next((step for step in STEPS if set(step.fields) & set(self.errors)), STEPS[0])

    def _shown(self, name: str) -> str:
        value, field = self[name].value(), self.fields[name]
        if isinstance(field, forms.BooleanField):
            return str(_("Yes") if value else _("No"))
        if isinstance(field, forms.ChoiceField):
            words: Mapping[str, Any] = dict(cast(Any, field.choices))
            chosen = value if isinstance(value, list) else [value]
            return "; ".join(str(words[one]) for one in chosen if one in words)
        return str(value or "")
