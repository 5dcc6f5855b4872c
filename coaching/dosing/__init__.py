"""With which dose: first loads, double progression, holds, stalls, and what limits leave of them (rules, section 3)."""
