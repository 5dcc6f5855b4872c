"""The weekly progression nudge, and what changes after a session: the same routine for months is mistake seven."""

from collections.abc import Sequence

from bot.words import doses
from bot.words import today as words
from coaching.coach import NextTime, Summary, WeekReview
from coaching.exercise import Catalogue
from coaching.runner import Units

PHASES = {
    1: "with bodyweight and light resistance",
    2: "with moderate weight and more reps",
    3: "with heavier loads, jumps and more dynamic moves",
}
NEXT_TIME = "Next time"
WHAT_MOVES = "What moves"
MOST_CHANGES = 6
"""So that a nudge stays one phone screen."""


def change(one: NextTime, catalogue: Catalogue, units: Units, why: str) -> str:
    """One exercise: now, next, and why."""
    name = f"<b>{words.name_of(one.exercise, catalogue)}</b>"
    if one.then is None:
        line = f"{name}: makes way for another move"
    elif one.then.exercise != one.exercise:
        line = f"{name} → <b>{words.name_of(one.then.exercise, catalogue)}</b> {doses.dose(one.then, units)}"
    elif one.then == one.now:
        line = f"{name}: same again, {doses.dose(one.then, units)}"
    else:
        line = f"{name}: {doses.dose(one.now, units)} → <b>{doses.dose(one.then, units)}</b>"
    return f"{line}\n    <i>{why}</i>" if why else line


def changes(said: Sequence[str], head: str) -> str:
    """The changes, at most as many as fit a phone screen."""
    if not said:
        return ""
    more = len(said) - MOST_CHANGES
    lines = [*said[:MOST_CHANGES], *([f"… and {more} more."] if more > 0 else [])]
    return f"<b>{head}</b>\n" + "\n".join(lines)


def done(summary: Summary, said: Sequence[str], tips: Sequence[str]) -> str:
    """After Done: what changes next time and why, and the recovery that makes it count."""
    name = words.session_name(summary.session)
    parts = [f"✅ <b>{name}, done.</b>", changes(said, NEXT_TIME), words.tips(tips)]
    return "\n\n".join(part for part in parts if part)


def _kept(review: WeekReview) -> str:
    if review.planned == 0 and review.done == 0:
        return "No strength session was planned this week."
    if review.done >= review.planned:
        return f"{_sessions(review.done)} done: the whole plan."
    if review.done == 0:
        return "No strength session this week. It happens; nothing piles up, and next week starts fresh."
    return f"{review.done} of {_sessions(review.planned)} done. That already keeps your strength."


def _sessions(count: int) -> str:
    return f"{count} session" if count == 1 else f"{count} sessions"


def _next(review: WeekReview) -> str:
    if review.deload_next:
        return "<b>Next week is lighter</b>, on purpose: the body builds while it rests. Fewer sets, less weight."
    if review.next_phase != review.phase:
        return f"<b>Next week starts a new phase</b>, {PHASES[review.next_phase]}."
    if review.next_week == review.week:
        return f"<b>Next week</b> is strength week {review.next_week} once more, {PHASES[review.next_phase]}."
    return f"<b>Next week</b> is strength week {review.next_week}, {PHASES[review.next_phase]}."


def weekly(review: WeekReview, said: Sequence[str], why: Sequence[str]) -> str:
    """What was done, what changes next week, and why."""
    parts = [f"📈 <b>Your week</b>\n{_kept(review)}", _next(review), "\n".join(why), changes(said, WHAT_MOVES)]
    return "\n\n".join(part for part in parts if part)
