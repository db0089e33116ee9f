"""Answers to carriers: ACKRES for PNRGOV, a receipt-only CUSRES for PAXLST; written, and read again (PAX-8, PAX-9).

An answer says what was received and what could not be read. It is made from the outcome of reading alone, before
anybody is compared with an alert, so it cannot tell anything about a hit and is never a decision to board or not.
"""

from openpiu.core.messages.answers.answer import Answer, ErrorNote, Outcome
from openpiu.core.messages.answers.reading import read_answer
from openpiu.core.messages.answers.writing import answer_transmission, write_answer

__all__ = ["Answer", "ErrorNote", "Outcome", "answer_transmission", "read_answer", "write_answer"]
