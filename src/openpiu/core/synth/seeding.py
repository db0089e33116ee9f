"""Chance from a seed, in streams."""

from random import Random


def stream(seed: int | str, name: str) -> Random:
    """A generator of its own for each part, so that changing one number leaves the other parts as they were."""
    return Random(f"openpiu {seed} {name}")  # noqa: S311 - an invented world, no secret
