"""The process that draws: recipes come in by the standard input, files go out by the standard output.

`python -m bot.media.worker`. It is nicer than the coach, ends with it, and a fault of one recipe is that one's alone.
"""

import os
import signal
import sys
from collections.abc import Mapping
from typing import BinaryIO

from bot.log import fault_of
from bot.media import version, wire
from bot.media.recipes import AnyRecipe, Maker, MakerFault
from bot.media.wire import Answer

NICER = 10


def serve(inlet: BinaryIO, outlet: BinaryIO, makers: Mapping[type[AnyRecipe], Maker] | None = None) -> None:
    """Answers recipe after recipe until there are no more. Without `makers` it takes those of the house."""
    while len(head := inlet.read(wire.HEAD)) == wire.HEAD:
        answer = _answered(inlet.read(wire.length_of(head)), makers)
        outlet.write(wire.framed(answer))
        outlet.flush()


def _answered(body: bytes, makers: Mapping[type[AnyRecipe], Maker] | None) -> Answer:
    """What is missing, broken or wrong, the libraries themselves included, becomes a fault."""
    try:
        recipe = wire.recipe_in(body)
        return Answer(made=(makers or _of_the_house())[type(recipe)](recipe), version=version.now())
    except (MakerFault, ImportError) as error:
        return Answer(fault=str(error))
    except Exception as error:  # noqa: BLE001 - whatever drawing raises
        return Answer(fault=fault_of(error))


def _of_the_house() -> Mapping[type[AnyRecipe], Maker]:
    from bot.media.makers import MAKERS  # noqa: PLC0415 - a library that is missing is a fault of the recipe, not of all

    return MAKERS


def main(makers: Mapping[type[AnyRecipe], Maker] | None = None) -> None:
    """Serves the process that started it. What a library prints goes to the error stream, not between the files."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the coach, which ends us
    if hasattr(os, "nice"):
        os.nice(NICER)
    outlet = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    try:
        serve(sys.stdin.buffer, outlet, makers)
    except BrokenPipeError:  # the coach is gone
        os._exit(0)


if __name__ == "__main__":
    main()
