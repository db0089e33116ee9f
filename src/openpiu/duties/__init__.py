"""What the unit does. Only duties open a transaction and write the ledger; `line` alone knows their order."""
