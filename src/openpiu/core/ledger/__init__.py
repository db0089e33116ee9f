"""The append-only ledger: hash-chained entries, Merkle roots, signed exports and an offline verifier (PNR-13.9)."""

from openpiu.core.ledger.anchors import Anchor, read_anchor, seal_anchor, years_before
from openpiu.core.ledger.entries import GENESIS, Act, Entry, content, decode, encode, seal
from openpiu.core.ledger.export import Seal, export
from openpiu.core.ledger.merkle import (
    Tree,
    prove_consistency,
    prove_inclusion,
    root,
    verify_consistency,
    verify_inclusion,
)
from openpiu.core.ledger.roots import SealedRoot, read_roots, seal_root
from openpiu.core.ledger.verifying import Verdict, verify_chain, verify_export

__all__ = [
    "GENESIS",
    "Act",
    "Anchor",
    "Entry",
    "Seal",
    "SealedRoot",
    "Tree",
    "Verdict",
    "content",
    "decode",
    "encode",
    "export",
    "prove_consistency",
    "prove_inclusion",
    "read_anchor",
    "read_roots",
    "root",
    "seal",
    "seal_anchor",
    "seal_root",
    "verify_chain",
    "verify_consistency",
    "verify_export",
    "verify_inclusion",
    "years_before",
]
