"""People: one record for life, their particulars on a day, and their standing towards the Party.

Owns the periods of standing (outside, probationary, official, left) and the code lists that describe a person. Knows
nothing of lists, dossiers or terms of probation: those change a standing only through `journeys`.
"""
