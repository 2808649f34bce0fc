"""Pages of members: the list of a branch, one person over time, and the particulars, whose reading is recorded."""
