"""What a zone says: its fields, and a reading of them with issues and flags. Frozen values.

Belongs here: the values and their plain form. Not here: reading (`reading`), writing (`writing`).
"""

from dataclasses import dataclass
from datetime import date

from openpiu.core.terms.countries import country
from openpiu.core.terms.dates import PartialDate
from openpiu.core.terms.documents import Document
from openpiu.core.terms.mrz.vocabulary import Flag, Issue

SPECIMEN = "UTO"  # Utopia: the state of specimens, and of nobody's real document


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """All that stands in a zone, fillers taken off; a date is None where it is unknown or none at all.

    `sex` is M, F or None (not stated). Names are upper case, parts with single blanks between.
    """

    document_code: str  # P, PP, I, ID, AC, V ...
    issuing_state: str  # as in Doc 9303-3 section 5: Germany is D
    document_number: str
    nationality: str  # as issuing_state
    birth_date: PartialDate | None = None
    birth_raw: str = ""  # the six characters as they stand
    sex: str | None = None
    expiry_date: date | None = None
    expiry_raw: str = ""
    optional_data: str = ""  # what is left of the first optional field behind a long number
    optional_data_2: str = ""  # TD1 alone has a second one
    surname: str = ""
    given_names: str = ""

    @property
    def document(self) -> Document:
        """The travel document in the words of the other rooms: letters and digits alone, issuer as ISO writes it."""
        return Document(
            type=self.document_code,
            number=self.document_number.replace("<", ""),
            issuer=country(self.issuing_state),
            expiry=self.expiry_date,
        )

    def plain(self) -> dict[str, str | None]:
        """All fields by name; dates in ISO 8601 as precise as they are known."""
        return {
            "document_code": self.document_code,
            "issuing_state": self.issuing_state,
            "document_number": self.document_number,
            "nationality": self.nationality,
            "birth_date": str(self.birth_date) if self.birth_date else None,
            "birth_raw": self.birth_raw,
            "sex": self.sex,
            "expiry_date": self.expiry_date.isoformat() if self.expiry_date else None,
            "expiry_raw": self.expiry_raw,
            "optional_data": self.optional_data,
            "optional_data_2": self.optional_data_2,
            "surname": self.surname,
            "given_names": self.given_names,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Mrz:
    """One zone as read. Fields are given as far as they can be read, also where issues make the zone not valid."""

    format: str  # TD1, TD2, TD3, MRV-A, MRV-B, FRA-ID-1988; empty where nothing was there to read
    fields: Fields
    issues: tuple[Issue, ...] = ()
    flags: tuple[Flag, ...] = ()

    @property
    def valid(self) -> bool:
        """Whether nothing is wrong with the zone. An expired document has a valid zone."""
        return not self.issues

    @property
    def is_specimen(self) -> bool:
        """Whether it is of the specimen state, which no real traveller's document is."""
        return SPECIMEN in {self.fields.issuing_state, self.fields.nationality}
