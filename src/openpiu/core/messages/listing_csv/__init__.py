"""Passenger lists as CSV for small carriers without a message system (FMT-5): the template and its reader."""

from openpiu.core.messages.listing_csv.columns import Column
from openpiu.core.messages.listing_csv.reading import is_listing, read_listing
from openpiu.core.messages.listing_csv.template import template_text

__all__ = ["Column", "is_listing", "read_listing", "template_text"]
