"""The screen of the calendar. Pure: values in, a Screen out."""

from bot.buttons import Action
from bot.replies import Screen
from bot.screens.keyboard import act, home
from bot.words import calendar as words

NEW = "new"


def told(sessions: int, races: int, url: str, *, changed: bool, gone: bool) -> Screen:
    """What is in it, its private address ("" for none), and whether entries are `gone` from it."""
    nothing = words.GONE if gone else words.EMPTY
    said = words.told(sessions, races) if sessions or races else nothing
    if not url:
        return Screen(said, home())
    parts = [words.address(url, changed=True)] if changed else [said, words.address(url, changed=False)]
    return Screen("\n\n".join(parts), ((act(words.NEW_ADDRESS, Action.CALENDAR, None, NEW),), *home()))


def without_file(url: str, *, changed: bool) -> str:
    """What is said where the file cannot be made; the address stands all the same."""
    return "\n\n".join((words.INSTEAD, *([words.address(url, changed=changed)] if url else ())))
