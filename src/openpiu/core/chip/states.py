"""Whether the state of a signer is the state that a document names (ICAO Doc 9303-3 section 5, Doc 9303-12)."""

from openpiu.core.terms.countries import country

# Two letters of signers that no table of countries has, or that sign for a state of another code.
_OF_SIGNERS = {"UT": "UTO", "KS": "RKS", "HK": "CHN", "MO": "CHN"}
# Codes in documents whose documents another state, or organisation, signs.
_OF_DOCUMENTS = {
    "GBD": "GBR", "GBN": "GBR", "GBO": "GBR", "GBP": "GBR", "GBS": "GBR", "UNA": "UNO", "UNK": "UNO",
    "HKG": "CHN", "MAC": "CHN",
}  # fmt: skip


def same_state(signer: str, document: str) -> bool | None:
    """Whether a signer's country (two letters) is the issuing state of a document (three); None: a code is unknown."""
    of_signer = _OF_SIGNERS.get(signer) or country(signer)
    of_document = country(document)
    if of_signer is None or of_document is None:
        return None
    return of_signer == _OF_DOCUMENTS.get(of_document, of_document)
