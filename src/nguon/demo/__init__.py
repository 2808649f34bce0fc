"""Invented people and organisations: those of the five articles, and a synthetic country of any size for benchmarks.

Everything is derived from a seed and a day, held in memory as `sheets` and written in one go. Nobody in it is real:
names are drawn from pools, decision numbers begin with "MH" (minh họa), identity numbers with a province code that does
not exist.
"""
