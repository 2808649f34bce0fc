"""The rule book: what the rules said on a day, and where that is written.

Numbers, ages, thresholds and sentences live in `data/` as dated, cited TOML; nothing else in the program may hold
them. `book` answers for a day, `loading` reads the files and refuses what cannot be trusted, `voting` and `deadlines`
judge what several contexts share, `working_days` counts by the calendar of each year. Owns no tables. Never decides
which day counts: that is an argument.
"""
