"""The law as tables and pure functions: roles, permissions, hit states, purposes, the field list of Annex I."""
