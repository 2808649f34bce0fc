"""Figures: a catalogue of definitions and the counting of them, on the tree of then or of now. Writes nothing."""
