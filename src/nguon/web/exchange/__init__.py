"""Loading lists: choose a file, see what would become of each row, store, take the workbook with errors back."""
