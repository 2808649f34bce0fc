"""How large a list may be, and what its reading may cost. Limits of the machine, not of any regulation."""

from __future__ import annotations

FILE_BYTES = 10 * 1024 * 1024
ROWS = 50_000
COLUMNS = 200

# A list of 10,000 rows and 33 columns unpacks to some 25 MB, 15 times its packed size.
UNPACKED_BYTES = 120 * 1024 * 1024
UNPACKED_TIMES = 200
ZIP_ENTRIES = 2_000

MEMORY_BYTES = 256 * 1024 * 1024
CPU_SECONDS = 4
WALL_SECONDS = 5.0
