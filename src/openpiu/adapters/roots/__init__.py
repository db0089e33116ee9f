"""Where sealed roots of the ledgers are kept, outside their databases."""
