"""The offences for which passenger data may be used: terrorist offences and Annex II (PNR-3.3, ANX-2).

Belongs here: the catalogue, with the maximum sentence of the specimen state UTO. Not here: who may receive what.
"""

from dataclasses import dataclass

TERRORISM = "T"


@dataclass(frozen=True, slots=True, kw_only=True)
class Offence:
    """One offence; serious in a state only where its law punishes it severely enough (Art. 3(9))."""

    code: str
    name: str
    longest_sentence: int | None  # years, in the state's own law; None: not told, and so never serious


_NAMES: tuple[tuple[str, str, int | None], ...] = (
    (TERRORISM, "Terrorist offences", 30),
    ("1", "Participation in a criminal organisation", 10),
    ("2", "Trafficking in human beings", 15),
    ("3", "Sexual exploitation of children and child pornography", 15),
    ("4", "Illicit trafficking in drugs", 20),
    ("5", "Illicit trafficking in weapons, munitions and explosives", 10),
    ("6", "Corruption", 10),
    ("7", "Fraud, including against the interests of the Union", 5),
    ("8", "Laundering of proceeds of crime and counterfeiting of currency", 10),
    ("9", "Computer-related crime and cybercrime", 5),
    ("10", "Environmental crime", 5),
    ("11", "Facilitation of unauthorised entry and residence", 8),
    ("12", "Murder, grievous bodily injury", 30),
    ("13", "Illicit trade in human organs and tissue", 10),
    ("14", "Kidnapping, illegal restraint and hostage-taking", 15),
    ("15", "Organised and armed robbery", 15),
    ("16", "Illicit trafficking in cultural goods", 5),
    ("17", "Counterfeiting and piracy of products", 2),
    ("18", "Forgery of administrative documents and trafficking therein", 5),
    ("19", "Illicit trafficking in hormonal substances", 3),
    ("20", "Illicit trafficking in nuclear or radioactive materials", 20),
    ("21", "Rape", 15),
    ("22", "Crimes within the jurisdiction of the International Criminal Court", 30),
    ("23", "Unlawful seizure of aircraft or ships", 20),
    ("24", "Sabotage", 10),
    ("25", "Trafficking in stolen vehicles", 5),
    ("26", "Industrial espionage", None),
)

OFFENCES: dict[str, Offence] = {
    code: Offence(code=code, name=name, longest_sentence=years) for code, name, years in _NAMES
}


def is_serious(code: str, *, least_years: int) -> bool:
    """Whether an offence may be a ground at all: terrorism, or Annex II with a maximum of that many years (PNR-3.3)."""
    offence = OFFENCES.get(code)
    if offence is None:
        return False
    return code == TERRORISM or (offence.longest_sentence is not None and offence.longest_sentence >= least_years)
