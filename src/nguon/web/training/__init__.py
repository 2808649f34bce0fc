"""Pages of classes, rosters and results."""
