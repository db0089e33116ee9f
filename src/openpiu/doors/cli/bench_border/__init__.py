"""`openpiu bench border`: machine readable zones, peers beside on identical cases. Start at `running`."""
