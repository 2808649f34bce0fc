"""Places where people live and work: hamlets, quarters, enterprises, schools; official head counts with their source.

Owns places and aggregates, never persons. A place belongs to the organisation that answers for it.
"""
