"""The organisations of the five articles: counting their records gives every figure that the articles print."""
