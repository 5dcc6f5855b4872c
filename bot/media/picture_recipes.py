"""Recipes: all that a picture shows, as small plain values with its words in them."""

from datetime import date
from enum import StrEnum
from typing import TypeAlias

from msgspec import Struct

from coaching.runner import Area, Joint


class Recipe(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What all have: a head, a line below it, and whether it is drawn dark."""

    title: str
    subtitle: str = ""
    dark: bool = False


# The session card --------------------------------------------------------------------------------------------------


class CardRow(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One exercise: its id, name, sets and reps, load, and the rest of how. `paired`: in turn with the one above."""

    exercise: str
    name: str
    dose: str
    load: str = ""
    how: str = ""
    paired: bool = False


class SessionCard(Recipe, frozen=True, kw_only=True, omit_defaults=True, tag="session_card"):
    """A day's session. `subtitle` is the day and its run, `shared` holds for all, `before` and `after` frame it."""

    minutes: str
    why: str = ""
    shared: str = ""
    rows: tuple[CardRow, ...]
    before: str = ""
    after: tuple[str, ...] = ()


# Charts --------------------------------------------------------------------------------------------------------------


class Point(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The best set of a session: the load in the unit of the chart (None without one), and what was counted."""

    day: date
    count: int
    load: float | None = None
    lighter: bool = False
    best: bool = False


class ProgressChart(Recipe, frozen=True, kw_only=True, omit_defaults=True, tag="progress_chart"):
    """One exercise over time. `load_axis` ("" without loads) and `count_axis` name what is measured, with its unit."""

    points: tuple[Point, ...]
    load_axis: str = ""
    count_axis: str
    best: str
    lighter: str


class Week(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One calendar week: the weight moved in the unit of the chart, and the repetitions. `under_way`: not over."""

    monday: date
    weight: float = 0.0
    reps: int = 0
    lighter: bool = False
    under_way: bool = False
    race: str = ""


class WeeksChart(Recipe, frozen=True, kw_only=True, omit_defaults=True, tag="weeks_chart"):
    """Weeks beside one another. `weight_axis` is "" where nothing was lifted but the body."""

    weeks: tuple[Week, ...]
    weight_axis: str = ""
    reps_axis: str
    lighter: str
    race: str
    under_way: str


class Mark(StrEnum):
    """What became of a day. The value is short: a year has many."""

    NOTHING = "."
    DONE = "d"
    LIGHTER = "l"
    OTHER = "o"  # core, mobility, recovery
    SKIPPED = "s"
    OPEN = "n"  # planned and not logged
    RACE = "r"


class AdherenceCalendar(Recipe, frozen=True, kw_only=True, omit_defaults=True, tag="adherence_calendar"):
    """Days since a Monday, one `Mark` each, until today. `weekdays` are the seven short names."""

    monday: date
    days: str
    weekdays: tuple[str, ...]
    legend: tuple[tuple[Mark, str], ...]


class Place(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Scores told of one place, one per day (-1 for none), and the same in words. Soreness has areas, pain a joint.

    The pain is on `side`, LEFT or RIGHT of the runner, "" where that was not told.
    """

    name: str
    scores: tuple[int, ...]
    said: str
    areas: tuple[Area, ...] = ()
    joint: Joint | None = None
    side: str = ""
    pain: bool = False

    @property
    def worst(self) -> int:
        """The highest score."""
        return max(self.scores)


class BodyMap(Recipe, frozen=True, kw_only=True, omit_defaults=True, tag="body_map"):
    """Where it was sore or hurt on the days from `since`, on the body seen from the front and from the back."""

    front: str
    back: str
    since: date
    places: tuple[Place, ...]
    pain: str
    soreness: str


class SidesRow(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One test or exercise: values of left and right by date, oldest first, their unit, and what is seen in them."""

    name: str
    days: tuple[date, ...]
    left: tuple[float, ...]
    right: tuple[float, ...]
    unit: str = ""
    said: str = ""


class SidesChart(Recipe, frozen=True, kw_only=True, omit_defaults=True, tag="sides_chart"):
    """Left against right."""

    left: str
    right: str
    rows: tuple[SidesRow, ...]


# The week and the page -----------------------------------------------------------------------------------------------


class State(StrEnum):
    """What a day of the week picture holds."""

    NOTHING = "nothing"
    DONE = "done"
    PLANNED = "planned"
    NOT_DONE = "not_done"


class Day(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One day: its name, what is run, and the session in a letter or a word. `light` is what is no strength work."""

    name: str
    run: str
    session: str = ""
    light: bool = False
    state: State = State.NOTHING


class Move(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What changes in one exercise; without `before` only what comes."""

    name: str
    before: str = ""
    after: str


class WeekPicture(Recipe, frozen=True, kw_only=True, omit_defaults=True, tag="week_picture"):
    """The week that ends, the next one, and what changes; each with its head and, where there is one, its sentence."""

    last: str
    last_days: tuple[Day, ...]
    last_said: str = ""
    next: str
    next_days: tuple[Day, ...]
    next_said: str = ""
    moves_head: str = ""
    moves: tuple[Move, ...] = ()
    more: str = ""  # what else changes, in a line


class PhysioPage(Recipe, frozen=True, kw_only=True, omit_defaults=True, tag="physio_page"):
    """One page of `day`: sections of lines, the outline, and tables of loads and sessions with their heads."""

    day: date
    sections: tuple[tuple[str, tuple[str, ...]], ...]
    body: BodyMap | None = None
    loads: tuple[str, tuple[tuple[str, str], ...]] = ("", ())
    columns: tuple[str, ...] = ()
    sessions: tuple[tuple[str, ...], ...] = ()
    more: str = ""  # "{} more ...": what stands for the sessions that the page has no room for
    note: str = ""


AnyPicture: TypeAlias = (
    SessionCard | ProgressChart | WeeksChart | AdherenceCalendar | BodyMap | SidesChart | WeekPicture | PhysioPage
)
