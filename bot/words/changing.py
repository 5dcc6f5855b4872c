"""The menu of what can change, and what stands on its screens."""

from collections.abc import Sequence
from datetime import date

from bot.words import common, doses
from bot.words.today import heading, run_name
from coaching.runner import DayClass, RunDay
from coaching.session import Session
from coaching.session_type import SessionType

MOVE, SHORTER, SKIP, JUST_RAN = "📅 Another day", "⏱ Shorter", "Skip today", "🏃 I just ran"
SWAP, TRAVEL = "🔁 Swap a move", "🧳 Travelling"
OTHER_RUNS, RACES, MORE = "Other runs", "Races", "From now on …"
BRING_BACK = "Do it today after all"
AS_PLANNED = "As long as planned"
BACK = "‹ Back"
TOMORROW, ONE_RUN, THIS_WEEK, USUAL = "Tomorrow's run", "One run, one day", "The coming seven days", "My usual week"
PER_WEEK, MINUTES, HOUR, QUIET = "Sessions a week", "Minutes, days", "Hour of the message", "Quiet hours"
REMINDER, GEAR, ALL = "Evening reminder", "My equipment", "All settings"
JUST_SKIP = "No reason"
RUN_KINDS = (DayClass.EASY, DayClass.SPEED, DayClass.LONG, DayClass.RACE)
"""What one can have run."""
DONE_ALREADY = "Today's session is done, so there is nothing to change about it. The days ahead you can still change."


def menu(session: Session, run: RunDay | None) -> str:
    """The menu of changes."""
    return (
        f"{heading(session, run)}\n\n<b>What shall change?</b>\n"
        "If today's run is another one, tap it in the row of runs. Whatever you tap, I show you first what it does."
    )


def move(fitting: Sequence[tuple[date, str]]) -> str:
    """The days that today's session may move to, each with what speaks for it."""
    if not fitting:
        return (
            "<b>No other day this week suits it.</b> Tap a day to see why.\n\n"
            "You can simply skip it: nothing piles up, and one session missed costs no strength."
        )
    lines = "\n".join(f"<b>{doses.weekday(day)}</b>: {why}" for day, why in fitting)
    return f"<b>On which day instead?</b>\n{lines}\n\nTap a crossed-out day to see what speaks against it."


def not_there(day: date, why: Sequence[str]) -> str:
    """Why a day does not suit the session."""
    return f"<b>Not {doses.weekday(day)}.</b> {' '.join(why)}"


def move_day(day: date, run: str, *, fits: bool) -> str:
    """A day to move to, on a button."""
    return f"{doses.short_weekday(day)} · {run}" if fits else f"✕ {doses.short_weekday(day)} · {run}"


NOT_TO_MOVE = (
    "Today's work is light and belongs to today's run, so it stays here. Skip it if you like: nothing is lost."
)
WEEK_OVER = "The week ends today, so there is no day left to move it to. Skip it freely: next week starts fresh."
NOTHING_TODAY = "There is no session today that could change."


def shorter() -> str:
    """How many minutes there are."""
    return (
        "<b>How much time have you got?</b>\n"
        "The exercises that matter most stay. Under 15 minutes it keeps the habit but does not count as one of the "
        "week's sessions."
    )


def skip(kind: SessionType) -> str:
    """Skip, with a reason if one likes."""
    legs = " The legs then go on the next day that suits your runs." if kind.lower_body else ""
    return f"<b>Skip today?</b> Nothing is to be caught up.{legs} What is in the way?"


def just_ran() -> str:
    """What kind of run it was."""
    return "<b>Well run.</b> What was it? Then I give you what suits your legs now."


def how_long(run: DayClass) -> str:
    """How long, after a run."""
    after = {
        DayClass.EASY: "After an easy run your legs may work, if the week has room for it.",
        DayClass.SPEED: "After speed work it is light core and mobility: your legs have done enough.",
        DayClass.LONG: "After a long run it is light core and mobility: your legs have done enough.",
    }
    return f"{after.get(run, '')} How long?".strip()


def other_runs() -> str:
    """Which runs change."""
    return (
        "<b>Which runs change?</b>\n"
        "Today's is in the first row. Or another one, the coming seven days this once, your usual week from now on."
    )


def tomorrow(run: RunDay | None, day: date) -> str:
    """Tomorrow's run is another one."""
    known = run_name(run).capitalize() if run is not None else "Not known yet"
    return f"<b>What do you run tomorrow, {doses.weekday(day)}?</b>\nSo far: {known}."


def more() -> str:
    """What changes from now on."""
    return "<b>What shall change from now on?</b>"


def minutes(count: int) -> str:
    """Minutes on a button."""
    return f"{count} min"


def enough(minutes: int) -> str:
    """There is more time than the session takes."""
    return f"{common.plural(minutes, 'minute')} are enough for all of it:"


def rest_there(day: date, today: date) -> str:
    """A button: the day that a run leaves becomes a rest day."""
    return f"Rest {_on(day, today)} instead"


def both(day: date, today: date) -> str:
    """A button: the run stays on its usual day as well."""
    return f"Run it {_on(day, today)} as well"


def swap_days() -> str:
    """A button: the two days change places."""
    return "Swap the two days"


def _on(day: date, today: date) -> str:
    near = common.near_date(day, today)
    return near if near in {"today", "tomorrow"} else f"on {near}"
