"""Pages of figures, targets and places, and the page that sets the five articles beside what is counted."""
