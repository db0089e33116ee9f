"""The border store's ledger; its other tables come with the border desk."""

from openpiu.store.journal import LedgerEntryBase, LedgerHeadBase


class LedgerEntry(LedgerEntryBase):
    """One act at the border."""

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
