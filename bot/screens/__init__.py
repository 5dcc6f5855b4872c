"""Screens as values: words with the buttons that lead on."""
