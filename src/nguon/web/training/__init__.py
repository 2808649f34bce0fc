"""Pages of classes: the list, a roster, results of several people at once, new names, a new class."""
