"""The runner's own data: what the files are, and what goes when everything is deleted."""

from datetime import date

from bot.words import common
from bot.words.common import plural

JSON_CAPTION = (
    "Everything I keep about you: answers, settings, and each thing you told me or did, with its day. "
    "Any program can read it."
)
CSV_CAPTION = "Every set you did, a line each: opens in any spreadsheet."
EXPORTED = "Here is everything that is yours, in two files. Keep them where you like."
NOT_EXPORTED = "There is nothing to export yet: I keep nothing of you but where we stand in the questions."


def file_name(what: str, day: date, ending: str) -> str:
    """A file's name, which sorts by date."""
    return f"{what}-{day.isoformat()}.{ending}"


def delete_ask(sessions: int, reports: int, since: date | None, today: date) -> str:
    """The question before everything goes: exactly what that is."""
    if since is None:
        return (
            "<b>Delete everything?</b>\n\nYour answers so far and where we stand go, at once and for good. "
            "Nobody can bring them back."
        )
    counted = [plural(sessions, "session") + " you did", plural(reports, "report") + " of soreness, pain and the like"]
    lines = [
        *(f"• {one}" for one, count in zip(counted, (sessions, reports), strict=True) if count),
        "• your answers, running week, races and equipment",
        "• your plan, bests and progress",
        "• hours, time zone, the calendar's private address and all other settings",
        "• messages that I would still have sent",
    ]
    went = "\n".join(lines)
    return (
        f"<b>Delete everything?</b>\n\nKept since {common.on_date(since, today)}, and gone at once and for good:\n"
        f"{went}\n\nNobody can bring it back. If you like, take it along first. "
        "What stands in this chat, and in your own calendar, is yours to delete there."
    )


DELETED = (
    "Done: I have forgotten you, all of it. It was good to train with you; the strength is yours to keep. "
    "/start begins anew, any time."
)
EXPORT_FIRST = "💾 Export first"
"""On a button."""
EXPORT_BELOW = "The files are below."
"""In passing, at a tap."""
