"""The admission dossier: introductions, resolutions of the cell and of the committees, decision, ceremony.

Owns dossiers. Never changes standing: the ceremony does that in a journey.
"""
