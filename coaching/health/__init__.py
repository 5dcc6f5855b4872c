"""Soreness, pain, illness, sleep, layoffs, screening and red flags: the strictest wins (rules 3.5, 4 and 7)."""
