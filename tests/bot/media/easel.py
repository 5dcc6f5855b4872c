"""A drawing process for the tests: it draws with Pillow as the real one does, or does what goes wrong with one.

The exercise of an animation says what: "dies", "hangs", "raises", "mend", "dies once in FILE", "waits in FILE", or
"passing", another one each time, which does not last; else a small GIF of it.
"""

import io
import os
import sys
import time
from pathlib import Path

from PIL import Image, ImageDraw

from bot.media.recipes import ExerciseAnimation, Made, MakerFault, SessionAudio
from bot.media.worker import main

COMMAND = (sys.executable, "-m", "tests.bot.media.easel")


def animation(recipe: ExerciseAnimation) -> Made:
    what, _, path = recipe.exercise.partition(" in ")
    print("a library talks")  # noqa: T201 - it must not get between the files
    match what:
        case "dies":
            os._exit(9)
        case "dies once" if not Path(path).exists():
            Path(path).touch()
            os._exit(9)
        case "hangs":
            time.sleep(60)
        case "waits":
            while not Path(path).exists():
                time.sleep(0.01)
        case "raises":
            raise ValueError("said by a runner")
        case "mend":
            raise MakerFault("the letters are missing")
        case "passing":
            what += f" at {time.monotonic_ns()}"
        case _:
            time.sleep(0.3 if what == "slow" else 0)
    frames = [Image.new("RGB", (64, 48), "white") for _ in range(2)]
    for at, frame in enumerate(frames):
        ImageDraw.Draw(frame).line((10, 40, 30 + 10 * at, 10), fill="black")
    out = io.BytesIO()
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:], duration=100, loop=0, comment=what.encode())
    return Made(out.getvalue(), 64, 48, 1, lasting=not what.startswith("passing"))


def audio(recipe: SessionAudio) -> Made:
    return Made(f"sound of {recipe.title} by {os.getpid()}".encode(), seconds=3)


if __name__ == "__main__":
    main({ExerciseAnimation: animation, SessionAudio: audio})
