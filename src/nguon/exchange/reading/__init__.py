"""Opening a file that somebody else made: nothing of it is trusted until a limited child process has read it."""

from nguon.exchange.reading.process import read_sheet
from nguon.exchange.reading.sheet import Cell, Sheet

__all__ = ["Cell", "Sheet", "read_sheet"]
