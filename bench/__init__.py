"""Measurements of speed. Ratios taken in one run are claims; single times are orders of magnitude."""
