"""`openpiu bench exchange`: two nodes of their own on this machine, and what they send each other in a second."""
