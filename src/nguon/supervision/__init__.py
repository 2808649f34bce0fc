"""What is to be done next for every candidate, dossier and probation of a branch, and what stands against it.

Reads the tables of sourcing, training, admission and probation side by side, so that a whole branch costs few queries;
writes nothing.
"""
