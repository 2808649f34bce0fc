"""Pure reading of cells: what a cell says, or why it says nothing certain. No database, no clock, nothing guessed."""
