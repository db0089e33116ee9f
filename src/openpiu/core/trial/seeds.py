"""Which seeds are for development and which for publication, and how often the latter were looked at."""

DEVELOPMENT_SEEDS = (1, 3, 5, 7, 9)  # odd: look at misses, tune, look again
PUBLICATION_SEEDS = (2, 4, 6)  # even: figures that are quoted; nobody tunes on what is seen there
# Times that figures of an even seed were looked at while somebody could still change the matcher. Raise it each time.
LOOKS = 2
