"""Who signs in and what they may do: users, roles as readable data, grants on organisations for a period.

A grant = user + role + organisation + period + the decision it rests on. Knows organisations, never people's records.
"""
