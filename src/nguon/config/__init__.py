"""The edge of the program: settings, addresses of pages, the clock, the embedded database."""
