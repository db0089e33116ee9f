"""How one comes in. A door translates words or clicks into one call of a duty; it holds no logic and no store."""
