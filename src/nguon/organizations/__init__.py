"""The tree of party organisations, dated: name, kind, level and parent hold for a period, every change is an act.

Owns organisations, their periods and the acts that change them. A dissolved organisation stays, below its successor.
Never knows people; whoever keeps a position taken from the tree renumbers it in a journey.
"""
