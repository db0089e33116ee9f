"""The words for what a release names: offences of Annex II, answers about the link with air, classes of recipient."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from openpiu.core.law.recipients import AUTHORITIES

OFFENCES: Mapping[str, Promise] = {
    "T": _("Terrorist offences"),
    "1": _("Participation in a criminal organisation"),
    "2": _("Trafficking in human beings"),
    "3": _("Sexual exploitation of children and child pornography"),
    "4": _("Illicit trafficking in drugs"),
    "5": _("Illicit trafficking in weapons, munitions and explosives"),
    "6": _("Corruption"),
    "7": _("Fraud, including against the interests of the Union"),
    "8": _("Laundering of proceeds of crime and counterfeiting of currency"),
    "9": _("Computer-related crime and cybercrime"),
    "10": _("Environmental crime"),
    "11": _("Facilitation of unauthorised entry and residence"),
    "12": _("Murder, grievous bodily injury"),
    "13": _("Illicit trade in human organs and tissue"),
    "14": _("Kidnapping, illegal restraint and hostage-taking"),
    "15": _("Organised and armed robbery"),
    "16": _("Illicit trafficking in cultural goods"),
    "17": _("Counterfeiting and piracy of products"),
    "18": _("Forgery of administrative documents and trafficking therein"),
    "19": _("Illicit trafficking in hormonal substances"),
    "20": _("Illicit trafficking in nuclear or radioactive materials"),
    "21": _("Rape"),
    "22": _("Crimes within the jurisdiction of the International Criminal Court"),
    "23": _("Unlawful seizure of aircraft or ships"),
    "24": _("Sabotage"),
    "25": _("Trafficking in stolen vehicles"),
    "26": _("Industrial espionage"),
}

LINKS: Mapping[str, Promise] = {
    "target": _("The offence is directed against carriage by air"),
    "means": _("Carriage by air serves to prepare or commit it"),
    "journey": _("The person flies to commit it, or to evade prosecution"),
    "none": _("There is no objective link, not even an indirect one"),
}

GRAVITIES: Mapping[str, Promise] = {
    "serious": _("Serious in this case"),
    "ordinary": _("Ordinary crime"),
}

CLASSES: Mapping[str, Promise] = {
    "competent-authority": pgettext_lazy("class of recipient", "Competent authority"),
    "eu-piu": pgettext_lazy("class of recipient", "Passenger Information Unit of the Union"),
    "europol": pgettext_lazy("class of recipient", "Europol"),
    "agreement": pgettext_lazy("class of recipient", "Third country with an agreement"),
    "third": pgettext_lazy("class of recipient", "Third country"),
}

TABLES: Mapping[str, Mapping[str, "str | Promise"]] = {
    "offence": OFFENCES,
    "link": LINKS,
    "gravity": GRAVITIES,
    "recipient_class": CLASSES,
    "authority": {code: authority.name for code, authority in AUTHORITIES.items()},
}
