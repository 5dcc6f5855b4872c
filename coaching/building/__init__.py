"""What fills a session: which exercises, in which order, within the minutes (rules 2.1, 2.2 and 5)."""
