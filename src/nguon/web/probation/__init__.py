"""Pages of probation, review and recognition."""
