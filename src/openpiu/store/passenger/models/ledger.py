"""The passenger store's ledger."""

from openpiu.store.journal import LedgerEntryBase, LedgerHeadBase


class LedgerEntry(LedgerEntryBase):
    """One act on passenger data."""

    class Meta(LedgerEntryBase.Meta):
        abstract = False

    def __str__(self) -> str:
        """Its place."""
        return str(self.sequence)


class LedgerHead(LedgerHeadBase):
    """The last entry."""

    def __str__(self) -> str:
        """The last place."""
        return str(self.sequence)
