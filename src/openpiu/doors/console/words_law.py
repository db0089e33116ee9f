"""The words of the law page: what a profile fixes, how sure each value is, and what every rule asks."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

Words = Mapping[str, "str | Promise"]

PROVISIONS: Words = {
    "ordinary_months": _("Months a record is kept without a ground"),
    "mask_months": _("Months until a record is masked"),
    "longest_months": _("Months that no record outlives"),
    "ground_months": _("Months until a ground must be reviewed"),
    "grounds": _("Grounds that keep a record longer"),
    "partner_expiry": _("An end that a partner fixed ends the record here too"),
    "result_days": _("Days a released result is kept"),
    "repeat_days": _("Days a reviewed negative spares the same person"),
    "post_days": _("Days messages between units that name nobody are kept, and those that were not let in"),
    "sealed_hours": _("Hours sealed raw messages are kept"),
    "approval_months": _("Age in months from which an answer needs the external approver"),
    "ex_post_hours": _("Hours in which an urgent release must be approved afterwards"),
    "answer_days": _("Days to answer a request"),
    "answer_hours": _("Hours to answer an urgent request"),
    "opened_hours": _("Hours an approved unmasking stays open"),
    "intra_eu": _("Which flights inside the Union may be kept"),
    "selection_months": _("Months until a selection of flights is decided anew"),
    "sentence_years": _("Least maximum sentence of a serious offence, in years"),
    "air_link": _("A release needs a link to carriage by air"),
    "ledger_years": _("Years the ledger is kept"),
    "small_cell": _("Published counts below this are suppressed"),
    "criterion_months": _("Months a pre-determined criterion lives at most"),
    "criterion_review_months": _("Months until a criterion must be reviewed"),
    "criterion_decided": _("Hits of a criterion decided last by which its precision is judged"),
    "criterion_precision": _("Per cent of them that must have been confirmed"),
    "not_to": _("Offences that are not released to a class of recipients"),
}

VALUES: Words = {
    "yes": pgettext_lazy("value of a law profile", "yes"),
    "no": pgettext_lazy("value of a law profile", "no"),
    "none": pgettext_lazy("value of a law profile", "none"),
    "selected": pgettext_lazy("value of a law profile", "selected ones"),
    "threat": pgettext_lazy("value of a law profile", "selected ones, or all while there is a threat"),
}

MARKS: Words = {
    "T": pgettext_lazy("how sure a value is", "source read"),
    "T2": pgettext_lazy("how sure a value is", "secondary source"),
    "M": pgettext_lazy("how sure a value is", "to be confirmed by a lawyer"),
}

ASKS: Words = {
    "no record is kept past the ordinary time without a ground": _(
        "No record is kept past the ordinary time without a ground"
    ),
    "no record is older than the longest time": _("No record is older than the longest time"),
    "every record that is kept longer is masked": _("Every record that is kept longer is masked"),
    "no sealed bytes are kept past their hours": _("No sealed bytes are kept past their hours"),
    "no entry of the ledger is older than its years": _("No entry of the ledger is older than its years"),
    "every confirmed hit has its standing reviews": _("Every confirmed hit has its standing reviews"),
    "every review is an officer's": _("Every review is an officer's"),
    "every disclosure was confirmed by enough different officers": _(
        "Every disclosure was confirmed by enough different officers"
    ),
    "every released hit has its disclosure": _("Every released hit has its disclosure"),
    "every recipient is on the notified list": _("Every recipient is on the notified list"),
    "every disclosure names a lawful purpose and an offence": _(
        "Every disclosure names a lawful purpose and an offence"
    ),
    "every suppressed hit rests on a standing review, within its days": _(
        "Every suppressed hit rests on a standing review, within its days"
    ),
    "every list has an owner and a legal basis": _("Every list has an owner and a legal basis"),
    "every criterion in force was approved by another person and is within its days": _(
        "Every criterion in force was approved by another person and is within its days"
    ),
    "no alert that is over is still compared": _("No alert that is over is still compared"),
    "nobody who oversees or approves holds an operational role": _(
        "Nobody who oversees or approves holds an operational role"
    ),
    "approvers and inspectors come from outside the unit": _("Approvers and inspectors come from outside the unit"),
    "every consultation and disclosure names its purpose and its person": _(
        "Every consultation and disclosure names its purpose and its person"
    ),
    "every entry of the ledger has a category of the law": _("Every entry of the ledger has a category of the law"),
    "the ledgers verify": _("The ledgers verify"),
    "the guards of the databases are in place": _("The guards of the databases are in place"),
    "the program's roles have the rights of their tables and no others": _(
        "The program's roles have the rights of their tables and no others"
    ),
    "the unit's keys are its own system user's alone": _("The unit's keys are its own system user's alone"),
    "the border's role does not reach passenger data": _("The border's role does not reach passenger data"),
}

TABLES: Mapping[str, Words] = {"provision": PROVISIONS, "provision_value": VALUES, "mark": MARKS, "asks": ASKS}
