"""Reads the files of the rule book and refuses what cannot be trusted, naming file, line, key and what is allowed."""

from nguon.regulations.loading.shelves import BrokenBook, Shelves, read_book

__all__ = ["BrokenBook", "Shelves", "read_book"]
