"""Progress in words and numbers: each exercise's first, last and best, its trend, and what has been kept up."""

from collections.abc import Iterator, Sequence
from datetime import date

from bot.words import common, doses
from bot.words.today import name_of
from coaching.dosing.best import Best
from coaching.exercise import Catalogue
from coaching.history.adherence import Adherence
from coaching.history.bests import NewBest
from coaching.history.progress import ExerciseProgress
from coaching.outcomes import NextTime
from coaching.runner import Units

HEAD = "<b>Your progress</b>"
NOTHING_YET = (
    "There is nothing to compare yet: progress needs two sessions. Do today's, tap Done, and I start counting. "
    "Strength comes quickly at the beginning; you will see it here."
)
_BARS = "▁▂▃▄▅▆▇"
_LONGEST_LINE = 12
EVEN = 0.02
"""A change of less than this is none."""
MOST_BESTS = 3


def of_set(one: Best, exercise: str, catalogue: Catalogue, units: Units) -> str:
    """A set: "10 reps/side · 12 kg", "45 s"."""
    known = catalogue.exercises.get(exercise)
    timed = known is not None and known.metric.timed
    side = "/side" if known is not None and known.metric.per_side else ""
    unit = " s" if timed else " reps"
    held = doses.load(one.load, units)
    return f"{one.count}{unit}{side}{f' · {held}' if held else ''}"


def sparkline(series: Sequence[float]) -> str:
    """The last values as bars of text; "" for fewer than three."""
    if len(series) < 3:
        return ""
    shown = series[-_LONGEST_LINE:]
    low, high = min(shown), max(shown)
    if high == low:
        return _BARS[len(_BARS) // 2] * len(shown)
    return "".join(_BARS[round((one - low) / (high - low) * (len(_BARS) - 1))] for one in shown)


def trends(one: ExerciseProgress) -> str:
    """The trends: "4 weeks ↗ 12 %, 12 weeks ↗ 30 %"; "" where there are too few sessions.

    What is younger than these weeks has its first day instead: "since 28 Nov ↗ 25 %".
    """
    return ", ".join(dict.fromkeys(f"{window} {_amount(share)}" for window, share in windows(one)))


def windows(one: ExerciseProgress, *, over: str = "") -> Iterator[tuple[str, float]]:
    """What each trend is of, and how much it is: ("4 weeks", 0.12), or ("since 28 Nov", 0.25) where it is younger."""
    for weeks, share, since in ((4, one.short, one.short_since), (12, one.long, one.long_since)):
        if share is not None:
            yield f"since {doses.day_and_month(since)}" if since else f"{over}{weeks} weeks", share


def _amount(share: float) -> str:
    if abs(share) < EVEN:
        return "→ even"
    return f"{'↗' if share > 0 else '↘'} {abs(share) * 100:.0f} %"


def exercise(one: ExerciseProgress, coming: NextTime | None, catalogue: Catalogue, units: Units, today: date) -> str:
    """One exercise in a few short lines."""

    def said(best: Best) -> str:
        return of_set(best, one.exercise, catalogue, units)

    head = " ".join(part for part in (f"<b>{name_of(one.exercise, catalogue)}</b>", sparkline(one.series)) if part)
    first, now = said(one.first), said(one.last)
    lines = [head, f"first {first} → now {now}" if first != now else f"{now}, as at first" if one.times > 1 else now]
    if one.best.rank > one.last.rank:
        eased = ", in a lighter session" if one.eased else ""
        lines.append(f"best {said(one.best)}, {common.short_date(one.best.day, today)}{eased}")
    lines.append(trends(one))
    if coming is not None:
        lines.append(f"next: <b>{doses.dose_short(coming.then, units, once=True)}</b>")
    return "\n".join(line for line in lines if line)


def kept_up(lately: Adherence, weeks: int) -> str:
    """What was done of what was planned, and weeks in a row; never a reproach."""
    gentle = f", {lately.gentle} of them gentle" if lately.gentle else ""
    done = f"{lately.done} of {common.plural(lately.planned, 'planned session')} in {weeks} weeks{gentle}"
    lines = [f"✅ {done}, {lately.ever} in all." if lately.planned else f"✅ {lately.ever} sessions in all."]
    if lately.streak > 1:
        best = f", your longest yet is {lately.longest}" if lately.longest > lately.streak else ", your longest yet"
        lines.append(f"🔥 {lately.streak} strength weeks in a row{best}.")
    elif lately.longest > 1:
        lines.append(f"🔥 Longest row of strength weeks: {lately.longest}. One session starts the next.")
    return "\n".join(lines)


LIGHTER_LEFT_OUT = "<i>Arrows compare weight and reps together. Lighter weeks are left out.</i>"


def overview(head: Sequence[str], exercises: Sequence[str]) -> str:
    """The whole screen."""
    return "\n\n".join([HEAD, *(part for part in head if part), *exercises, LIGHTER_LEFT_OUT])


def bests(found: Sequence[NewBest], catalogue: Catalogue, units: Units) -> str:
    """New bests after a session, in one line; "" where there is none."""
    if not found:
        return ""
    heavier = sorted(found, key=lambda one: one.now.load.kg <= one.before.load.kg)
    said = [
        f"{name_of(one.exercise, catalogue)} {of_set(one.now, one.exercise, catalogue, units)}"
        for one in heavier[:MOST_BESTS]
    ]
    more = len(found) - MOST_BESTS
    return f"🏅 <b>New best</b>: {', '.join(said)}{f' and {more} more' if more > 0 else ''}."
