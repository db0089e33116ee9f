"""Where bytes arrive."""
