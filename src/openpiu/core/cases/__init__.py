"""Joint cases of several units: signed events in one lane a node, one deterministic state, grants, a court bundle."""
