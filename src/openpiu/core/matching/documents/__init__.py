"""Documents without persons: stolen, lost, revoked and blank ones, found by number and issuer in a shared file."""

from openpiu.core.matching.documents.index import DocumentIndex
from openpiu.core.matching.documents.part import Columns
from openpiu.core.matching.documents.values import DocumentFinding, ListedDocument, Relation

__all__ = ["Columns", "DocumentFinding", "DocumentIndex", "ListedDocument", "Relation"]
