"""What is shown in an exercise's animation while it moves."""

from data.figure_script import Word


def word(shown: Word) -> str:
    """One word: what to do now."""
    return shown.value
