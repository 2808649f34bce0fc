"""Probation: from the ceremony to recognition or strike-off.

Owns terms of probation. A term begins on the day of the ceremony; recognition takes effect on the day the term ends,
however late it is decided.
"""
