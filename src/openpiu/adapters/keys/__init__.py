"""Where the keys of a node live."""
