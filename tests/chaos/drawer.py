"""The drawing process of a coach that is killed: every file takes it a moment, and has some weight."""

import sys
import time

from bot.media.recipes import Made, SessionAudio
from bot.media.worker import main

COMMAND = (sys.executable, "-m", "tests.chaos.drawer")
TAKES_S = 0.02
BYTES = 300_000


def sound(recipe: SessionAudio) -> Made:
    time.sleep(TAKES_S)
    return Made(recipe.title.encode().ljust(BYTES), seconds=1)


if __name__ == "__main__":
    main({SessionAudio: sound})
