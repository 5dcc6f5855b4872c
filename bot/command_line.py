"""What `python -m bot` does: it runs the coach; `python -m bot plan FILE` looks at a plan without a chat.

It is loaded with the garbage collector off, which is on again once all is loaded.
"""

import asyncio
import gc
import importlib.util
import logging
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import import_module

from bot import allocator
from bot.log import redact, set_up
from bot.settings import Settings, SettingsError, load

CANNOT_START, STOPPED = 2, 1
COMMANDS = {"plan": "bot.plan.command", "backup": "bot.backup"}
"""What else `python -m bot` can do: modules with `main(arguments) -> exit status`, loaded only when asked for."""

_COLLECT_AT = 20_000, 20, 20
"""New objects before a look for garbage, and looks before one at older ones: the coach itself makes none in circles."""

log = logging.getLogger("bot")


def main(arguments: Sequence[str]) -> int:
    """Runs what is asked for; the exit status, 0 when all went well."""
    if arguments:
        return _command(arguments[0], arguments[1:])
    try:
        settings = load()
    except SettingsError as error:
        return _refuse([*error.faults, *_exercise_faults()])
    set_up(settings.log_level, settings.secrets)
    allocator.settle()
    with asyncio.Runner(loop_factory=loop_factory()) as runner:
        return runner.run(_run(settings))


def loop_factory() -> Callable[[], asyncio.AbstractEventLoop] | None:
    """uvloop's, where somebody has installed it: a tenth faster. Otherwise None, for asyncio's own."""
    return import_module("uvloop").new_event_loop if importlib.util.find_spec("uvloop") else None


def spare_the_collector() -> None:
    """Once all is loaded: what is here stays. To look through it again and again cost a sixth of each answer."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_COLLECT_AT)


def _command(name: str, arguments: Sequence[str]) -> int:
    module = COMMANDS.get(name)
    if module is None or importlib.util.find_spec(module) is None:
        print(f"There is no command {name!r}. `python -m bot` runs the coach.", file=sys.stderr)  # noqa: T201 - to the terminal
        return CANNOT_START
    run = import_module(module).main
    gc.enable()
    status: int = run(list(arguments))
    return status


async def _run(settings: Settings) -> int:
    """Until SIGINT or SIGTERM, or until something makes it useless to go on."""
    from bot.app import App, StartError  # noqa: PLC0415 - a wrong setting is told without loading everything

    gc.freeze()
    gc.enable()
    stop = asyncio.Event()
    for one in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(one, stop.set)
    try:
        async with App(settings).running() as app:
            _greet(app.local_chat.playground.url if app.local_chat else "")
            await asyncio.to_thread(app.prepare)
            spare_the_collector()
            await stop.wait()
    except StartError as error:
        return _refuse(error.faults)
    except BaseExceptionGroup as group:
        return _stopped(group)
    log.info("stopped")
    return 0


def _greet(address: str) -> None:
    if address:
        print(f"The local chat is at {address} (Ctrl+C stops it)", flush=True)  # noqa: T201 - who started it waits for this
    else:
        print("The coach is on Telegram (Ctrl+C stops it)", flush=True)  # noqa: T201 - the same


def _refuse(faults: Iterable[str]) -> int:
    """One message with every fault, and no traceback."""
    lines = "\n".join(f"  - {redact(fault)}" for fault in faults)
    print(f"The coach cannot start:\n{lines}", file=sys.stderr, flush=True)  # noqa: T201 - before any log is set up
    return CANNOT_START


def _exercise_faults() -> list[str]:
    """So that whoever mends the settings learns of everything at once."""
    from data.catalogue import CatalogueError  # noqa: PLC0415 - needed only where a setting is wrong
    from data.catalogue import load as load_exercises  # noqa: PLC0415 - the same

    try:
        load_exercises()
    except CatalogueError as error:
        return [str(fault) for fault in error.faults]
    return []


def _stopped(group: BaseExceptionGroup[BaseException]) -> int:
    """What stopped us: in one line where we know it, with its traceback where it is a fault of ours."""
    from bot.channel import TokenRevoked  # noqa: PLC0415 - loaded long ago
    from data.errors import DataError  # noqa: PLC0415 - the same

    for error in _leaves(group):
        match error:
            case TokenRevoked():
                log.critical("Telegram no longer accepts TELEGRAM_BOT_TOKEN. Put the new one in and start again.")
            case DataError():
                log.critical("stopped: %s", error)
            case _:
                log.critical("stopped by a fault of the coach's own", exc_info=error)
    return STOPPED


def _leaves(error: BaseException) -> Iterator[BaseException]:
    if isinstance(error, BaseExceptionGroup):
        for inner in error.exceptions:
            yield from _leaves(inner)
    else:
        yield error
