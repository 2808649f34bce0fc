"""Classes: the awareness class before admission and the class for new members; rosters, results, certificates."""
