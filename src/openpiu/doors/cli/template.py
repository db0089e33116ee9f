"""`openpiu template csv`: the passenger list for carriers without a message system; needs no server."""

import sys

import typer

from openpiu.core.messages.listing_csv import template_text

app = typer.Typer(
    add_completion=False, help="Print the list template for carriers without a message system.", no_args_is_help=True
)


@app.callback()
def template() -> None:
    """Print the list template for carriers without a message system."""


@app.command("csv")
def csv_template() -> None:
    """Print the headings and one row of an invented traveller; replace the row by yours, one a traveller.

    Dates are written 1988-04-19 (a birth date also 1988-04 or 1988), times 04:30 local to the airport, countries with
    three letters. The separator may be a comma, a semicolon or a tab.

    Example: openpiu template csv > list.csv && openpiu read list.csv
    """
    sys.stdout.buffer.write(template_text().encode())
    sys.stdout.flush()
