"""Candidates: how each came to the list (own application or documented nomination), who helps them, how they leave it.

Owns candidacies, helper assignments and emulation movements. Never changes standing.
"""
