"""What no criterion may rest on, with the reason: sensitive traits, and what stands for them (PNR-6.7, CJ-6).

The language has no words for these, so that a line with one could not be read anyway. The table is there to say why.
"""

import re
from collections.abc import Mapping

_TRAITS: Mapping[str, str] = {
    "race or ethnic origin": r"race|racial|ethnic\w*|skin|colou?r|origins?|descent|tribe|roma",
    "political opinion": r"politic\w*|opinion|activist|protest\w*",
    "religion or belief": r"relig\w*|faith|belief|muslim|islam\w*|christian|jew\w*|hindu|sikh|buddhist|church|mosque"
    r"|synagogue|temple|pilgrim\w*|hajj|halal|kosher|vegetarian|vegan",
    "trade union membership": r"trade union|labour union|union member\w*|unionist",
    "health": r"health|medical|disab\w*|wheelchair|blind|deaf|oxygen|stretcher|pregnan\w*|illness",
    "sex life or orientation": r"sexual|orientation|gay|lesbian|homosexual|transgender",
    "sex": r"sex|gender|male|female|woman|women|man|men",
}
_PROXIES: Mapping[str, str] = {
    "meal, seat and medical service codes": r"meals?|ssr|[A-Z]{2}ML|WCH\w?|MEDA|special service|services?|seats?",
    "what a name tells of where somebody comes from": r"names?|surnames?|given names?|titles?|language|accent",
    "place of birth": r"birthplace|place of birth|born in",
    "free text that nobody checked": r"remarks?|comments?|free text",
}

FORBIDDEN: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (reason, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for reason, words in {**_TRAITS, **_PROXIES}.items()
)


def why_forbidden(text: str) -> str:
    """What a line rests on that no criterion may rest on; empty where the table knows nothing against it."""
    return next((reason for reason, pattern in FORBIDDEN if pattern.search(text)), "")
