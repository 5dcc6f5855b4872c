"""The calendar: what stands in its entries, and what is said of the file and of its private address."""

from bot.words import common
from bot.words.onboarding_labels import RACE_NAMES
from bot.words.today import NAMES
from coaching.runner import Distance
from coaching.session_type import SessionType

NAME = "Strength coach"
FILE_NAME = "strength-coach.ics"

NEW_ADDRESS = "🔗 New address"


def session(kind: SessionType, letter: str) -> str:
    """An entry with strength work."""
    return f"{NAMES[kind]} {letter}".rstrip()


def race(distance: Distance) -> str:
    """An entry with a race."""
    return f"Race: {RACE_NAMES[distance]}"


def description(link: str, minutes: int) -> str:
    """What an entry says inside; of a race, 0 `minutes`. No health, no weights: a calendar is often read by others."""
    set_aside = f"{minutes} min set aside. The exercises and how long they take are in the chat on the day."
    said = set_aside if minutes else "Good luck, and enjoy it."
    return f"{said}\n{link}" if link else said


def told(sessions: int, races: int) -> str:
    """What is in the calendar, and what to do with the file."""
    what = [f"{common.plural(sessions, 'strength session')} in the next four weeks"]
    if races:
        what.append(common.plural(races, "race"))
    return (
        f"<b>Your calendar</b>: {common.listed(what)}, each with an alarm at your hour.\n\n"
        "Open the file and your calendar offers to add them. When the plan changes, send /calendar again and open the "
        "new file: the entries follow, nothing is doubled."
    )


EMPTY = (
    "There is no strength session in the next four weeks and no race, so there is nothing for a calendar yet. "
    "Races stand in the settings."
)
GONE = (
    "Nothing is planned for the next four weeks. <b>Open the file and the former entries go</b>, alarms and all. "
    "When training goes on, send /calendar again."
)


def address(url: str, *, changed: bool) -> str:
    """The private address, for a calendar that keeps itself up to date."""
    head = (
        "The old address leads nowhere from now on. This is the new one:"
        if changed
        else "Or subscribe once, and your calendar keeps itself up to date:"
    )
    return (
        f"{head}\n<code>{common.esc(url)}</code>\n\n"
        "Tap it to copy. Google: Other calendars, From URL. Apple: Add subscription calendar.\n"
        "It is private: whoever has it sees these entries, and nothing else of you. A new address makes it void."
    )


NEW_TOAST = "New address"
INSTEAD = "The calendar file cannot be made just now. Please send /calendar again a little later."
