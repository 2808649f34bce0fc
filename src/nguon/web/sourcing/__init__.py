"""Pages of the list of candidates and of what a cell does with one."""
