"""Acts that write in several contexts: one file each, read from top to bottom; no rules and no queries of their own."""
