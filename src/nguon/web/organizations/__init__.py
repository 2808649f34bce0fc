"""Pages of the tree: one level at a time on any day, and the life of one organisation."""
