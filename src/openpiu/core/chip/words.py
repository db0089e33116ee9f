"""What a check of a chip can come to: one word a finding, its result, what it says, and what the guard does.

The results are those of BSI TR-03135: ok, not ok, undetermined, not supported, aborted. Belongs here: the tables. Not
here: which word a check gives (`authentication`). No word decides about a person: a guard does.
"""

from enum import StrEnum
from typing import NamedTuple


class Result(StrEnum):
    """What one step, or the whole check, came to."""

    OK = "ok"
    NOT_OK = "not ok"
    UNDETERMINED = "undetermined"
    NOT_SUPPORTED = "not supported"
    ABORTED = "aborted"


class Step(StrEnum):
    """The steps of passive authentication, in their order (ICAO Doc 9303-11 section 5.1)."""

    READ = "read"  # EF.SOD is a security object
    CONTENT = "content"  # its signed attributes are about its list of hashes
    SIGNATURE = "signature"  # the document signer signed them
    CHAIN = "chain"  # an authority (CSCA) of the master list certified the signer, then and now
    REVOCATION = "revocation"  # neither is on a revocation list
    GROUP = "group"  # a data group is the one that was signed; one such step for each delivered group
    ZONE = "mrz"  # DG1 is what is printed
    STATE = "state"  # the signer is of the state that the document names


class Word(NamedTuple):
    """One finding: its result, a sentence for whoever reads it, and what the guard does."""

    result: Result
    says: str
    guard: str


# Words of steps. The worst result is the result of the check; the first word that has it names it.
WORDS: dict[str, Word] = {
    "ok": Word(Result.OK, "As it should be.", "Nothing more for this step."),
    "unreadable": Word(
        Result.NOT_OK,
        "The signed list in the chip (EF.SOD) is damaged, or is none.",
        "Read the chip once more; if it stays so, treat the document as one without a chip: second line.",
    ),
    "irregular": Word(
        Result.UNDETERMINED,
        "The signed list in the chip has a form that the standard does not have, outside of what is signed.",
        "Second line: compare with known defects of this state's documents.",
    ),
    "altered-content": Word(
        Result.NOT_OK,
        "The list of hashes in the chip is not the one that was signed.",
        "Second line: the chip was changed after it was issued.",
    ),
    "wrong-signature": Word(
        Result.NOT_OK,
        "The signature in the chip was not made with the key of the signer it names.",
        "Second line: the chip was changed, or was not written by the issuing state.",
    ),
    "missing-signer": Word(
        Result.UNDETERMINED,
        "The chip does not hold the certificate of its signer.",
        "Second line: the signature could not be checked.",
    ),
    "unknown-issuer": Word(
        Result.UNDETERMINED,
        "No authority of that name is in the master list.",
        "Second line: anybody can make such a chip. Ask for a newer master list if the state is known to issue chips.",
    ),
    "unknown-key": Word(
        Result.UNDETERMINED,
        "An authority of that name is in the master list, but not with the key that certified the signer.",
        "Second line: the signer is false, or the master list lacks that authority's newest key. Ask for a newer list.",
    ),
    "wrong-issuer": Word(
        Result.NOT_OK,
        "The signer's certificate names a key of an authority in the master list, and that key did not sign it.",
        "Second line: the signer is false.",
    ),
    "unfit-signer": Word(
        Result.NOT_OK,
        "The certificate of the signer is not one for signing documents.",
        "Second line: the chip was not signed as the issuing state signs.",
    ),
    "expired": Word(
        Result.NOT_OK,
        "A certificate had run out when the document was signed, or has run out and nothing says when that was.",
        "Second line: the signature is of a time at which that signer no longer signed.",
    ),
    "expired-since": Word(
        Result.UNDETERMINED,
        "The signer's certificate has run out since. It outlives the documents that it signs.",
        "Compare the expiry date of the document: it should be over as well. If it is not: second line.",
    ),
    "not-yet-valid": Word(
        Result.NOT_OK,
        "The document is signed at a time before its signer's certificate began, or at one that has not come yet.",
        "Check the clock of this desk. If it is right: second line.",
    ),
    "revoked": Word(
        Result.NOT_OK,
        "The issuing state has revoked the certificate of the signer, or of its authority.",
        "Second line: documents of this signer are not trusted by the state that issued them.",
    ),
    "no-revocation-list": Word(
        Result.UNDETERMINED,
        "There is no revocation list of this authority.",
        "The document may be good; whether its signer was revoked is not known. Ask for the list to be fetched.",
    ),
    "outdated-revocation-list": Word(
        Result.UNDETERMINED,
        "The newest revocation list of this authority is past its date.",
        "The document may be good; whether its signer was revoked since is not known. Ask for a newer list.",
    ),
    "unusable-revocation-list": Word(
        Result.UNDETERMINED,
        "The revocation list under this authority's name was not signed by it, or is of a kind that cannot be used.",
        "Whether the signer was revoked is not known. Tell the administrator: the list may be false.",
    ),
    "wrong-hash": Word(
        Result.NOT_OK,
        "This data group is not the one that was signed.",
        "Second line: the chip's content was changed. Trust nothing that it says.",
    ),
    "swapped-portrait": Word(
        Result.NOT_OK,
        "The portrait in the chip is whole, but it is not the one that was signed for this document.",
        "Second line: compare the person with the printed portrait only, and with a stored one if there is any.",
    ),
    "unsigned-group": Word(
        Result.NOT_OK,
        "The chip delivers a data group that the signed list does not have.",
        "Second line: something was added to the chip. Do not use that group.",
    ),
    "different-mrz": Word(
        Result.NOT_OK,
        "The machine-readable zone in the chip is not the printed one.",
        "Read the printed zone once more. If it stays so, chip and booklet are of two documents: second line.",
    ),
    "unreadable-mrz": Word(
        Result.UNDETERMINED,
        "The printed zone was not read whole.",
        "Read the printed zone once more, or type it.",
    ),
    "different-state": Word(
        Result.NOT_OK,
        "The signer is of another state than the one that the document names as its issuer.",
        "Second line: a state signs its own documents only.",
    ),
    "unknown-state": Word(
        Result.UNDETERMINED,
        "The state of the signer, or of the document, is not in the table of codes.",
        "Compare the state in the document with the one of the signer by eye.",
    ),
    "unknown-method": Word(
        Result.NOT_SUPPORTED,
        "It uses an algorithm, a curve or an extension that openpiu does not have.",
        "Check the document by its printed features; tell the administrator which state's document it was.",
    ),
    "not-reached": Word(
        Result.ABORTED,
        "This step needs an earlier one that failed.",
        "See the earlier step.",
    ),
}

# Remarks beside the steps. They change no result; the guard sees them.
FLAGS: dict[str, str] = {
    "sha1": "Signed with SHA-1, which is not used for new documents any more: look at the printed features as well.",
    "weak-key": "Signed with a key that is too short for today: look at the printed features as well.",
    "no-signing-time": "The signer does not say when it signed: validity was judged at the time of this check.",
    "issuer-expired-since": "The authority's certificate has run out since; it was valid when the document was signed.",
    "link-certificate": "The authority is trusted through a link certificate of its older key.",
    "mrz-not-compared": "The printed zone was not given: compare it with the chip's by eye.",
    "portrait-not-read": "DG2 was not delivered: the portrait in the chip was not checked.",
}


def result_of(word: str) -> Result:
    """The result that a word stands for."""
    return WORDS[word].result


# From the worst. An aborted step follows from another one, which says why: it never hides that one.
SEVERITY = (Result.NOT_OK, Result.NOT_SUPPORTED, Result.UNDETERMINED, Result.ABORTED, Result.OK)
