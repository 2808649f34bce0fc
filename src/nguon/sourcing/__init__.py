"""Sourcing: the work before a dossier exists.

A person enters a cell's list only by their own application or by a documented nomination; an official member is
assigned to help them; the list is reviewed periodically and who stays below the standard is removed with a reason.
Owns candidacies, nominations, helper assignments, remarks and reviews. Never gives a person a mark or a rank.
"""
