"""What was done and what was looked at: append-only events, chained by hash, written in the transaction of the act.

Owns events without foreign keys, so that history neither blocks nor follows a deletion. Knows nobody.
Payloads hold codes, keys and field names, never a name, an identity number or a note.
"""
