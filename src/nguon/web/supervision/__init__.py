"""Pages of the list of work, of one person's path, and of those who help or nominate."""
