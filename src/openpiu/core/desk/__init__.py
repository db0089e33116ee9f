"""The border desk without clock, disk or network: journal, snapshots, the age of a copy, outcomes, and their rules."""
