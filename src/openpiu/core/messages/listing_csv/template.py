"""The template as text: the headings, and one row of an invented traveller."""

from openpiu.core.messages.listing_csv.columns import COLUMNS, Column


def template_text() -> str:
    """Two lines, separated by commas. Dates are 1988-04-19 (also 1988-04 or 1988), times 04:30, local."""
    headings = ",".join(column.value for column in Column)
    example = ",".join(COLUMNS[column].example for column in Column)
    return f"{headings}\r\n{example}\r\n"
