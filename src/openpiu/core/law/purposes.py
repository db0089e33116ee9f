"""Why data may be processed, and who may receive it (PNR-1.1, PNR-7.1). Closed lists."""

from dataclasses import dataclass

PURPOSES: dict[str, str] = {
    "6.2a": "Assessment before arrival or departure (Art. 6(2)(a))",
    "6.2b": "Answer to a reasoned request (Art. 6(2)(b))",
    "6.2c": "Review of criteria (Art. 6(2)(c))",
    "oversight": "Supervision and data protection (Art. 6(7), 13(6))",
}

# Annex II offences offered at release, by code; the full catalogue with national maxima comes with the law profiles.
OFFENCES: dict[str, str] = {
    "T": "Terrorist offences",
    "1": "Participation in a criminal organisation",
    "2": "Trafficking in human beings",
    "4": "Illicit trafficking in drugs",
    "5": "Illicit trafficking in weapons",
    "11": "Facilitation of unauthorised entry and residence",
    "14": "Kidnapping and hostage-taking",
    "18": "Forgery of administrative documents",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """A competent authority on the notified list (Art. 7(1)-(3))."""

    code: str
    name: str


AUTHORITIES: dict[str, Authority] = {
    row.code: row
    for row in (
        Authority(code="UTO-FED", name="Federal Police of Utopia, airport division"),
        Authority(code="UTO-CUS", name="Customs of Utopia, investigations"),
        Authority(code="UTO-CT", name="Counter-terrorism unit of Utopia"),
    )
}
