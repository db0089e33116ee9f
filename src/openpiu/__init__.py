"""openpiu, the open Passenger Information Unit: receive, screen, review, disclose, prove."""

__version__ = "0.1.0"
