"""How screens are put together: buttons, rows, and Telegram's limits."""

from collections.abc import Sequence
from datetime import date
from typing import TypeAlias

from bot.buttons import Act, Action
from bot.replies import Button
from bot.words import labels

Rows: TypeAlias = tuple[tuple[Button, ...], ...]
NUMBERS_PER_ROW = 8  # as many as a row of an inline keyboard holds
MESSAGE_LIMIT = 4096  # characters that Telegram takes in one message


def act(label: str, action: Action, day: date | None = None, arg: str = "") -> Button:
    """A button that does something outside the flows."""
    return Button(label, Act(action, day, arg))


def grouped(buttons: Sequence[Button], per_row: int) -> Rows:
    """The buttons in rows of at most `per_row`."""
    return tuple(tuple(buttons[at : at + per_row]) for at in range(0, len(buttons), per_row))


def short(text: str) -> str:
    """The text within Telegram's limit: whole lines are left away at the end, never half an entity."""
    if len(text) <= MESSAGE_LIMIT:
        return text
    kept = text[: MESSAGE_LIMIT - 2]
    return kept[: kept.rfind("\n")] + "\n…"


def home() -> Rows:
    """The way on where nothing else is at hand."""
    return ((act(labels.TODAY, Action.TODAY), act(labels.WEEK, Action.WEEK), act(labels.HELP, Action.HELP)),)
