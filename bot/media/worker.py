"""The process that draws: recipes come in by the standard input, files go out by the standard output.

`python -m bot.media.worker [FOLDER BYTES]`: what is part of many files is kept in this folder, of so many bytes. It is
nicer than the coach, ends with it, and a fault of one recipe is that one's alone.
"""

import os
import signal
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import BinaryIO, TypeAlias

from bot.log import fault_of
from bot.media import version, wire
from bot.media.recipes import AnyRecipe, Maker, MakerFault
from bot.media.shelf import Shelf
from bot.media.wire import Answer

NICER = 10

Makers: TypeAlias = Mapping[type[AnyRecipe], Maker]


def serve(inlet: BinaryIO, outlet: BinaryIO, makers: Callable[[], Makers]) -> None:
    """Answers recipe after recipe until there are no more."""
    while len(head := inlet.read(wire.HEAD)) == wire.HEAD:
        answer = _answered(inlet.read(wire.length_of(head)), makers)
        outlet.write(wire.framed(answer))
        outlet.flush()


def _answered(body: bytes, makers: Callable[[], Makers]) -> Answer:
    """What is missing, broken or wrong, the libraries themselves included, becomes a fault."""
    try:
        recipe = wire.recipe_in(body)
        return Answer(made=makers()[type(recipe)](recipe), version=version.now())
    except (MakerFault, ImportError) as error:
        return Answer(fault=str(error))
    except Exception as error:  # noqa: BLE001 - whatever drawing raises
        return Answer(fault=fault_of(error))


def of_the_house(shelf: Shelf | None) -> Callable[[], Makers]:
    """Its makers, from the first recipe on."""

    @cache
    def found() -> Makers:
        from bot.media.makers import makers  # noqa: PLC0415 - a missing library is a fault of the recipe, not of all

        return makers(shelf)

    return found


def main(makers: Makers | None = None, arguments: Sequence[str] = ()) -> None:
    """Serves the process that started it, without `makers` by those of the house.

    What a library prints goes to the error stream, not between the files.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the coach, which ends us
    if hasattr(os, "nice"):
        os.nice(NICER)
    outlet = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    shelf = Shelf(Path(arguments[0]), int(arguments[1])) if arguments else None
    try:
        serve(sys.stdin.buffer, outlet, of_the_house(shelf) if makers is None else lambda: makers)
    except BrokenPipeError:  # the coach is gone
        os._exit(0)


if __name__ == "__main__":
    main(arguments=sys.argv[1:])
