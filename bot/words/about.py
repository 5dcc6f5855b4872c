"""How the bot introduces itself to Telegram, and what the machinery itself has to say."""

from html import escape

COMMANDS = (
    ("today", "Today's session"),
    ("go", "Start it, exercise by exercise"),
    ("listen", "Today's session by ear, hands-free"),
    ("card", "Today's session as a picture"),
    ("week", "Your week, runs and strength"),
    ("sore", "Sore? Get an easier plan"),
    ("why", "Why today looks like this"),
    ("history", "What you did, session by session"),
    ("progress", "Bests, trends, charts"),
    ("calendar", "Sessions and races in your calendar"),
    ("physio", "Four weeks on one page for a physio"),
    ("settings", "Change any answer"),
    ("pause", "Take a break from messages"),
    ("help", "What I can do"),
    ("privacy", "What I keep, and why"),
    ("export", "Take your data along"),
    ("delete", "Delete everything about you"),
)

SHORT_DESCRIPTION = "Strength training that fits around your runs, and backs off the moment you are sore."

DESCRIPTION = (
    "I am a strength coach for runners.\n\n"
    "Tell me how your running week looks. Each day I send the strength work that fits it: nothing heavy before your "
    "hard runs, less before a race, and less again when you say that you are sore.\n\n"
    "It takes about two minutes to set up, by taps."
)

SHARE_PLACE = "You can share where you are with the button below. I only use it to find your time zone."
SHARE_PLACE_BUTTON = "📍 Share my location"


def apology() -> str:
    """To a runner whose message we could not deal with, three times."""
    return (
        "Sorry, something went wrong on my side and I could not deal with your last message. "
        "Nothing of yours was changed. Please try again, or send /today."
    )


TOO_MANY = (
    "That came faster than I can answer, so some of your last messages went unread. "
    "Please send again what still matters, or /today."
)
"""To a chat that floods, once."""


def update_given_up(update_id: int, fault: str) -> str:
    """To the owner: an update was recorded and passed over. `fault` is plain text: it shows the way with "<"."""
    return f"Update {update_id} failed three times and was passed over: <code>{escape(fault, quote=False)}</code>"


SECOND_POLLER = (
    "Another process reads this bot's updates, so this one gets none. Stop the other one; this one goes on trying."
)
"""To the owner and the log: Telegram answers 409."""


def stops(why: str) -> str:
    """To the owner: this process ends itself."""
    return f"This process stops: {why}."


WEBHOOK_MOVED = (
    "Telegram no longer sends this bot's updates to WEBHOOK_URL: another process asks for them, or has given another "
    "address. Stop the other one and start this one again."
)
"""To the owner and the log."""


_MOST_TOLD = 600


def cannot_make(what: str) -> str:
    """To the owner: pictures, sound or pages of a kind go out as words alone."""
    return f"A picture or file cannot be made ({_begun(what)}). Runners get the words without it until that is mended."


def cannot_keep(what: str) -> str:
    """To the owner: what was made goes out, and is made anew the next time."""
    return f"Pictures cannot be kept ({_begun(what)}). Runners get them as ever, each drawn anew until that is mended."


def _begun(what: str) -> str:
    """As much as a screen shows: a broken file may have more faults than a message holds."""
    return what if len(what) <= _MOST_TOLD else f"{what[:_MOST_TOLD]}…; all of it is in the log"


NO_ROOM = (
    "There is no room left where the database is: nothing can be kept, so nothing is answered. Make room; this process "
    "goes on trying, and Telegram keeps what is sent for a day."
)
"""To the owner: the disk is full."""

STORE_AWAY = "The database cannot be used at the moment; this process goes on trying, and Telegram keeps what is sent."
"""To the owner."""


BACKUP_WHERE = "Say where to: python -m bot backup FILE"
"""To the operator's terminal."""

NOT_KNOWN = "TELEGRAM_BOT_TOKEN is not known to Telegram. Copy it anew from @BotFather."
"""To the operator, at the start."""
