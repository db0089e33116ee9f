"""Sharing with partners: which class may use which article, why a hit is not shared, when an emergency is reviewed.

Belongs here: tables about partners. Not here: which offence may go to which class (`recipients`), fields (`packages`).
"""

from datetime import timedelta

from openpiu.core.law.recipients import RecipientClass

# Class of a partner's card -> articles on which it may ask (Art. 9(2), 9(4); 9(3) authorities directly; 10; 11).
ASKS_ON: dict[str, frozenset[str]] = {
    "eu-piu": frozenset({"9(2)", "9(4)"}),
    "authority": frozenset({"9(3)"}),
    "europol": frozenset({"10"}),
    "agreement": frozenset({"11"}),
    "third": frozenset({"11"}),
}

# Class of a partner's card -> article on which it is sent a reviewed hit; a single authority abroad is sent none.
SENT_ON: dict[str, str] = {"eu-piu": "9(1)", "europol": "10", "agreement": "11", "third": "11"}

RECIPIENT_OF: dict[str, RecipientClass] = {
    "eu-piu": RecipientClass.EU_PIU,
    "authority": RecipientClass.EU_PIU,
    "europol": RecipientClass.EUROPOL,
    "agreement": RecipientClass.AGREEMENT,
    "third": RecipientClass.THIRD,
}

# Why a reviewed hit is not sent to a partner whose state the journey touches (PNR-9.1).
NOT_SHARED: dict[str, str] = {
    "S1": "Not relevant for that state",
    "S2": "Not necessary for preventing or prosecuting the offence",
    "S3": "It would endanger an investigation or a person",
    "S4": "The owner of the alert does not agree",
    "S5": "That state knows it already",
}

# What is on record of an alert's owner that is asked before a hit leaves (EXC-18).
OWNER_WORDS: dict[str, str] = {
    "agrees": "The owner agrees",
    "objects": "The owner objects",
    "urgent": "It cannot wait for the owner",
}

# Passed on without the originator's consent in an emergency: until when the review must have been made (PNR-11.2).
REVIEW_WITHIN = timedelta(hours=72)
EMERGENCY_LENGTH = 20  # letters that the reason of an emergency, or of not waiting, has at least
