"""Screening: travellers against alerts; each hit is stored with its reasons."""

from openpiu.duties.screen.screening import (
    Run,
    end_repeats,
    screen_alerts,
    screen_changed,
    screen_transmission,
    unscreened_transmissions,
)

__all__ = ["Run", "end_repeats", "screen_alerts", "screen_changed", "screen_transmission", "unscreened_transmissions"]
