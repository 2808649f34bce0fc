"""Pages of admission dossiers, from opening to ceremony."""
