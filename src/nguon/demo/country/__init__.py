"""A synthetic country of any size, in blocks of one hundredth: for benchmarks, not for stories."""
