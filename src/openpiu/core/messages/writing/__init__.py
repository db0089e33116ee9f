"""Readings written as messages again, in any of the four types: `write_messages`, and what each type carries."""

from openpiu.core.messages.writing.carrying import CARRIES, carried
from openpiu.core.messages.writing.messages import write_messages

__all__ = ["CARRIES", "carried", "write_messages"]
