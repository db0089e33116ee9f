"""The fields of a document request as its text, where they are known by name and cannot have shifted (MSG-9)."""

from collections.abc import Sequence

from openpiu.core.messages.documents import read_docs
from openpiu.core.messages.moments import LATEST

_NAMES = 7  # surname and given names come behind so many fields


def docs_text(fields: Sequence[str]) -> str:
    """`/type/issuer/number/...`. Readers tell shifted fields by shapes: one letter may be a sex or a surname.

    Where the names would be taken for something else they are left out; the name of the traveller is told elsewhere.
    """
    text = _joined(fields)
    return _joined(fields[:_NAMES]) if read_docs(text, LATEST).shifted else text


def _joined(fields: Sequence[str]) -> str:
    return "/" + "/".join(field.replace("/", " ") for field in fields)
