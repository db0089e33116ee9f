"""The flight board: flights soon to land, with what is known and what is still to do."""

from openpiu.duties.board.boarding import flight_board
from openpiu.duties.board.flight import flight_page

__all__ = ["flight_board", "flight_page"]
