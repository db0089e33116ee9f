"""The page of the zone says what its tables say."""

from pathlib import Path

from tools import mrz_page

ROOT = Path(__file__).parents[4]


def test_the_page_is_written_from_the_tables() -> None:
    """docs/reference/mrz.md; write it with `python -m tools.mrz_page write`."""
    assert (ROOT / mrz_page.PAGE).read_text("utf-8") == mrz_page.page()
