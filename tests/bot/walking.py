"""A runner in the middle of a session."""

from typing import Any

from coaching.facts import SessionDone
from tests.bot.talking import Runner


def started(**kind: Any) -> Runner:
    return Runner(**kind).says("/today").taps_label("▶ Start")


def told(runner: Runner) -> SessionDone:
    return next(fact for fact in reversed(runner.facts) if isinstance(fact, SessionDone))
