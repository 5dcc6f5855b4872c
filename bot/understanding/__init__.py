"""Free text -> what the runner meant, by rules over a word table."""
