"""What stands in charts and below them: each picture is also said in words."""

from collections.abc import Mapping, Sequence
from datetime import date

from bot.media.picture_recipes import Mark
from bot.words import common, doses, labels, progress, sides
from bot.words.common import esc, plural
from bot.words.why_races import RACES
from coaching.exercise import Metric
from coaching.facts import SidesTested, SideTest
from coaching.health.sides import weaker
from coaching.history.progress import ExerciseProgress
from coaching.history.sided import Sided
from coaching.history.volume import WeekVolume
from coaching.runner import Race, Units
from coaching.session import LoadKind

BEST, LIGHTER_SESSION = "your best", "a lighter session, on purpose"

# One exercise ----------------------------------------------------------------------------------------------------


def load_axis(kind: LoadKind, units: Units) -> str:
    """What the upper scale of an exercise measures."""
    return f"Weight of the best set, {units.value}{' in each hand' if kind is LoadKind.PER_HAND else ''}"


def count_axis(metric: Metric, *, loaded: bool) -> str:
    """What the lower scale measures."""
    counted = "Seconds" if metric.timed else "Repetitions"
    return f"{counted}{' of that set' if loaded else ' of the best set'}{', each side' if metric.per_side else ''}"


def trends(one: ExerciseProgress) -> str:
    """The trends in a sentence: "Up 12 % over 4 weeks, up 30 % over 12 weeks."; "" where there are too few sessions.

    What is younger than these weeks has its first day instead: "Up 25 % since 28 Nov.".
    """
    told = (f"{_amount(share)} {window}" for window, share in progress.windows(one, over="over "))
    said = ", ".join(dict.fromkeys(told))
    return f"{said[0].upper()}{said[1:]}." if said else ""


def _amount(share: float) -> str:
    return "even" if abs(share) < progress.EVEN else f"{'up' if share > 0 else 'down'} {abs(share) * 100:.0f} %"


ONE_SESSION = "One session so far. From the next one on there is a line to draw."
NO_EXERCISE = (
    "There is nothing to draw yet: a line needs two sessions. Do today's, tap Done, and your curves begin with it."
)

# Weeks -----------------------------------------------------------------------------------------------------------

WEEKS = "Week by week"
REPS_AXIS = "Repetitions"
LIGHTER_WEEK, THIS_WEEK, SO_FAR = "a lighter week, on purpose", "this week, so far", "so far"
_SAID_WEEKS = 8
NO_WEEKS = "Your weeks stand here as soon as the first session is done. Nothing is missing: it begins with one."


def weight_axis(units: Units) -> str:
    """What the bars above measure."""
    return f"Weight times repetitions, {units.value}"


def race(one: Race) -> str:
    """A race with its day."""
    return f"{RACES[one.distance]}, {doses.day_and_month(one.day)}"


def races(found: Sequence[Race]) -> str:
    """What the flags are."""
    return "; ".join(race(one) for one in found)


def most(volume: WeekVolume, units: Units) -> str:
    """The fullest week, in a line."""
    amount = common.moved(volume.kg, units) if volume.kg else plural(volume.reps, "repetition")
    return f"Most in the week of {doses.day_and_month(volume.monday)}: {amount}."


def weeks(found: Sequence[WeekVolume], units: Units) -> str:
    """The last weeks in words."""
    lines = [_week(one, units, last=one is found[-1]) for one in found[-_SAID_WEEKS:]]
    return "\n".join([f"<b>{WEEKS}</b>", *reversed(lines)])


def _week(one: WeekVolume, units: Units, *, last: bool) -> str:
    parts = [f"{doses.day_and_month(one.monday)}: {plural(one.sessions, 'session') if one.sessions else 'none'}"]
    parts += [common.moved(one.kg, units)] if one.kg else []
    parts += [f"{one.reps} reps"] if one.reps else []
    parts += ["lighter"] if one.lighter else []
    parts += [race(run) for run in one.races]
    return f"{', '.join(parts)}{f' ({SO_FAR})' if last else ''}"


# Days ------------------------------------------------------------------------------------------------------------

DAYS = "Your days"
MARKS: Mapping[Mark, str] = {
    Mark.DONE: "strength done",
    Mark.LIGHTER: "done, a lighter one on purpose",
    Mark.OTHER: "core, mobility or recovery done",
    Mark.SKIPPED: "skipped",
    Mark.OPEN: "planned, not logged",
    Mark.RACE: "race",
}


def kept(said: str) -> str:
    """What was kept up, without the signs that the chat has."""
    return common.plain(said).replace("✅ ", "").replace("🔥 ", "").replace("\n", " ")


def days(counts: Mapping[Mark, int], weeks: int, kept_up: str) -> str:
    """The calendar in words."""
    told = [f"{count} × {MARKS[mark]}" for mark, count in counts.items() if count and mark in MARKS]
    return f"<b>{DAYS}</b>, {plural(weeks, 'week')}\n{kept_up}\n\n" + "\n".join(told)


# The body --------------------------------------------------------------------------------------------------------

BODY = "Where it was sore"
FRONT, BACK = "from the front", "from the back"
SORENESS = "soreness: the highest of 0 to 10"
PAIN = "pain: the highest, or “!” (both sides if none told)"
NO_PLACE = "No place told"
NOTHING_SORE = (
    "No soreness and no pain told in four weeks, so there is nothing to draw. If something aches, write “calves sore "
    "5” or “my knee hurts”, and it stands here."
)


def four_weeks(since: date, until: date) -> str:
    """Which days it shows."""
    return f"{doses.day_and_month(since)} to {doses.day_and_month(until)}"


def place(worst: int, days_told: int, last: date, *, pain: bool) -> str:
    """What was told of a place: "up to 6 on 3 days, last 12 Nov"."""
    what = f"{'pain ' if pain else ''}up to {worst}" if worst else ("pain" if pain else "hardly")
    on = f" on {plural(days_told, 'day')}" if days_told > 1 else ""
    return f"{what}{on}, {'last ' if on else ''}{doses.day_and_month(last)}"


def body(since: date, until: date, places: Sequence[tuple[str, str]]) -> str:
    """The outline in words."""
    lines = [f"{esc(name)}: {esc(said)}" for name, said in places]
    return "\n".join([f"<b>{BODY}</b>, {four_weeks(since, until)}", *lines])


# Left and right --------------------------------------------------------------------------------------------------

SIDES = "Left and right"
LEFT, RIGHT = labels.LEFT, labels.RIGHT
NO_SIDES = (
    "Left and right were not compared yet. Once in four weeks I offer three short tests before a session; after the "
    "first ones they stand here. Sides logged apart (“L 10 R 8”) count too, once that session is done."
)
SECONDS = " s"
ALIKE = "Both sides are alike."


def first_side(side: str) -> str:
    """Which side begins, "" where neither has to."""
    return f"One-sided moves begin with the {side}." if side else ""


def compared(name: str, *, timed: bool) -> str:
    """What is compared, and in what; seconds stand at each number."""
    return name if timed else f"{name}, reps"


def gap(one: SidesTested | Sided) -> str:
    """The difference of a comparison; a test says from where on it is one."""
    low, high = sorted((one.left, one.right))
    if low == high or (isinstance(one, SidesTested) and not weaker(one)):
        return ALIKE
    return f"{'Left' if one.left < one.right else 'Right'}: {round((1 - low / high) * 100)} % less."


def sided(name: str, days_told: Sequence[SidesTested | Sided], unit: str, said: str) -> str:
    """One comparison in words, the latest first."""
    told = [
        f"{one.left}{unit}{doses.NO_BREAK}/{doses.NO_BREAK}{one.right}{unit} ({doses.day_and_month(one.day)})"
        for one in reversed(days_told)
    ]
    return f"{name}: {', '.join(told)}. {said}".strip()


def both_sides(lines: Sequence[str]) -> str:
    """All comparisons in words."""
    return "\n".join([f"<b>{SIDES}</b>: {LEFT} / {RIGHT}", *lines])


def test_name(test: SideTest) -> str:
    """The name of a comparison."""
    return sides.NAMES[test]
