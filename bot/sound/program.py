"""Where the voice is, if it is: a program of its own that may be installed, or taken away, at any time."""

import shutil

PROGRAM = "espeak-ng"


def present() -> bool:
    """Whether sessions are spoken here, and not led by tones alone."""
    return shutil.which(PROGRAM) is not None
