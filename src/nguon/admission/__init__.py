"""Admission: the dossier from its opening to the ceremony.

Owns dossiers, introductions, resolutions of each level, the decision and the ceremony. Four days are kept apart: the
cell's meeting (on which the standards are judged), the decision (from which party age counts), the ceremony (from
which probation runs) and the day the dossier was compiled (from which its life runs).
"""
