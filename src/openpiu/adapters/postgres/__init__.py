"""Where PostgreSQL runs: embedded in one folder of ours, or outside behind a URL."""
