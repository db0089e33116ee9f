"""The staff: accounts and sessions. No passenger data."""
