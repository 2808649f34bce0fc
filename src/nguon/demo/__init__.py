"""Invented people and organisations: those of the five articles, and a synthetic country of any size for benchmarks."""
