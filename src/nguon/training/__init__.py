"""Training: awareness classes for candidates and classes for new members.

Owns classes, rosters, results and certificates. Does not judge how long a certificate serves: admission does, on the
day of the cell's meeting.
"""
