"""The border desk without clock, disk or network: its journal, snapshots, the age of a copy, outcomes, and their rules."""
