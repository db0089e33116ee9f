"""Statistics: what is counted and how, as code. Values in, values out; no record of a person is ever read here."""
