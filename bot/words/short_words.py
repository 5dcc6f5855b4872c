"""Pause, delete, cleared, and the run of one day, in words."""

from bot.words.common import capital
from bot.words.questions_runs import run_day
from coaching.runner import RunDay

PAUSES = (("3", "3 days"), ("7", "A week"), ("14", "Two weeks"))
WRITE_AGAIN = "Write to me again"
MOVES = "It moves to another day"
TWO_RUNS = {"easy+easy": "Easy + easy", "easy+speed": "Easy + speed"}


def pause(until: str) -> str:
    """For how long. `until` is the end of a pause that holds now, "" for none."""
    now = f"Messages are paused until {until}. " if until else ""
    return f"{now}For how long shall I keep quiet? If you ask me something, I always answer."


def pause_hint() -> str:
    """What the question about a pause understands."""
    return "Tap one, or type a date or a time, like “10 days” or “until 3 January”."


def until_you_say() -> str:
    """A pause without an end."""
    return "you tell me"


def writing_again() -> str:
    """The pause is over."""
    return "Good to have you back. I write again from tomorrow. /today shows today's session."


def as_before() -> str:
    """Nothing changed."""
    return "All stays as it was. /today shows today's session."


def delete_hint() -> str:
    """What the confirmation understands."""
    return "Tap one of the two. Nothing is deleted until you say yes."


def cleared() -> str:
    """Whether a professional really said yes."""
    return "Has a doctor or physio said yes to strength training, knowing what held you back?"


def not_cleared() -> str:
    """Not yet."""
    return "Then we wait, and that is the right thing to do. Write “cleared” once you have their yes."


def cleared_thanks() -> str:
    """Cleared."""
    return "Good news. We begin gently. If they gave you limits, those come first: leave out what they said."


def which_day() -> str:
    """The day whose run is told."""
    return "For which day shall I note your run?"


def which_day_hint() -> str:
    """What the question about the day understands."""
    return "Tap a day, or type one, like tomorrow or Friday."


def what_run(day: str) -> str:
    """What is run that day."""
    return f"What do you run {day}?" if day in {"today", "tomorrow"} else f"What do you run on {day}?"


def where_to(run: str) -> str:
    """To which day a run moves."""
    return f"To which day does the {run} move?"


def with_run(day: str, run: RunDay | None) -> str:
    """A day on a button, with its run where it is known."""
    return day if run is None else f"{day}: {run_day(run)}"


def week_once() -> str:
    """The coming seven days."""
    return (
        "<b>What do you run in the coming seven days?</b>\nThis once: your usual week stays. "
        "Tap a day to change it: rest, easy, speed, long, race, and round again."
    )


def week_once_hint() -> str:
    """What the seven days understand."""
    return "Tap the days that differ and then Done, or type them: “Tue Thu easy, Sat long”."


def day_once(day: str, run: RunDay | None) -> str:
    """One of the seven days on a button."""
    return f"{capital(day)}: {'?' if run is None else run_day(run)}"


def what_run_hint() -> str:
    """What the question about the run understands."""
    return "Tap one, or type it: easy, speed, long, race or rest."


NOT_NOW = "Not now"
ALL_STILL_SO = "Yes, all still so"


def still(runs: str, race: str, pain: str) -> str:
    """The rest at a glance, after the safety check."""
    return f"Thank you. And is the rest still so?\n\nRuns: {runs}\nRace: {race}\nPain: {pain}"


def still_hint() -> str:
    """What the look at the rest understands."""
    return "Tap “Yes, all still so”, or what has changed."


def screened(*, cleared: bool) -> str:
    """The safety check is fresh again."""
    if cleared:
        return "Thank you, all noted. I ask again in twelve weeks."
    return "Thank you. I plan no strength work until a doctor or physio says yes. Then write “cleared”."


def screening_stopped() -> str:
    """Not now."""
    return "Another day, then. /today shows today's session."
