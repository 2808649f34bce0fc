"""Pages of the rule book: what is in force on a day, where it is written, and what a clause says."""
