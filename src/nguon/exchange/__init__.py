"""Imports and exports: sheets read in a limited child process, layouts as data, one plan for dry run and commit."""
