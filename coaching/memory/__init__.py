"""The training state, and how facts are folded into it: the only way in which it changes."""
