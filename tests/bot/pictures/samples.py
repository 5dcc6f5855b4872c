"""A recipe of each kind: usual, with little in it, and with more than anybody has."""

from datetime import date, timedelta

from msgspec.structs import replace

from bot.media.picture_recipes import (
    AdherenceCalendar,
    AnyPicture,
    BodyMap,
    CardRow,
    Day,
    Mark,
    Move,
    PhysioPage,
    Place,
    Point,
    ProgressChart,
    SessionCard,
    SidesChart,
    SidesRow,
    State,
    Week,
    WeekPicture,
    WeeksChart,
)
from coaching.runner import Area, Joint

MONDAY = date(2026, 9, 7)
LONG = "Single-leg Romanian deadlift with two dumbbells, the free foot against a wall, slowly"
ENDLESS = "W" * 120
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def _row(name: str, dose: str, how: str = "", load: str = "", *, paired: bool = False) -> CardRow:
    return CardRow(exercise="goblet_squat", name=name, dose=dose, how=how, load=load, paired=paired)


CARD = SessionCard(
    title="Full-body strength A",
    subtitle="Saturday · easy run",
    minutes="34 min",
    why="Your legs have room on an easy day, so that is where leg strength goes.",
    shared="For all: tempo 3-1-1 · rest 75 s · leave 3–4 reps",
    rows=(
        _row("Goblet squat", "3 × 10", "in turn with 2", "12 kg"),
        _row("Push-up", "3 × 8", "in turn with 1, rest 75 s", paired=True),
        _row("Side plank", "2 × 35 s/side", "rest 45 s"),
    ),
    before="Warm up: leg swings 10/side, glute bridge 10, 2 rounds",
    after=("Wind down: calf stretch 30 s/side",),
)
FULL_CARD = replace(
    CARD,
    title=ENDLESS,
    minutes="120 min",
    rows=tuple(_row(name, f"3 × 10 {LONG}", LONG, LONG, paired=at % 2 == 1) for at, name in enumerate([LONG, ENDLESS])),
    before=f"{LONG} {ENDLESS}",
    after=(LONG, ENDLESS),
)
BARE_CARD = SessionCard(title="Recovery", minutes="1 min", rows=(_row("🦵", "1 × 10", load="красная 🦵 band"),))


def points(count: int, *, load: bool = True, every: int = 4) -> tuple[Point, ...]:
    return tuple(
        Point(
            day=MONDAY + timedelta(days=at * every),
            count=8 + at % 5,
            load=8.0 + at // 5 * 2.5 if load else None,
            lighter=at % 9 == 7,
            best=at == max(0, count - 3),
        )
        for at in range(count)
    )


PROGRESS = ProgressChart(
    title="Goblet squat",
    subtitle="Up 12 % in 4 weeks, up 30 % in 12 weeks.",
    points=points(24),
    load_axis="Weight of the best set, kg",
    count_axis="Reps in it",
    best="your best",
    lighter="a lighter session",
)
ONE_POINT = replace(PROGRESS, points=points(1, load=False), load_axis="", subtitle="")
MANY_POINTS = replace(PROGRESS, title=LONG, points=points(120, every=3), count_axis=LONG)
ABSURD_POINTS = replace(
    PROGRESS,
    title=ENDLESS,
    points=(*points(2), Point(day=date(2031, 1, 1), count=1_000_000, load=1e9, best=True)),
)


def weeks(count: int, size: float = 1) -> tuple[Week, ...]:
    return tuple(
        Week(
            monday=MONDAY + timedelta(weeks=at),
            weight=0 if at == 2 else (1200 + 150 * at) * size,
            reps=round((300 + at) * size),
            lighter=at % 4 == 3,
            under_way=at == count - 1,
            race="10k" if at == 5 else "",
        )
        for at in range(count)
    )


WEEKS = WeeksChart(
    title="Week by week",
    subtitle="Most in the week of 23 Nov.",
    weeks=weeks(12),
    weight_axis="Weight moved, kg",
    reps_axis="Repetitions",
    lighter="a lighter week",
    race="race: 10k on 17 Oct",
    under_way="this week, so far",
)
ONE_WEEK = replace(WEEKS, weeks=weeks(1), weight_axis="")
HEAVY_WEEKS = replace(WEEKS, weeks=weeks(26, 1e6), weight_axis="Weight moved, lb", race=LONG)

CALENDAR = AdherenceCalendar(
    title="Your days",
    subtitle="21 of 24 planned sessions in 12 weeks.",
    monday=MONDAY,
    days="d.os.l." * 8 + "n.r" * 16 + "dd",
    weekdays=WEEKDAYS,
    legend=tuple((one, one.name.lower()) for one in Mark),
)
ONE_DAY = replace(CALENDAR, days="d", legend=((Mark.DONE, ENDLESS),))

CALVES = Place(name="Calves", said="up to 6, last Thu 12 Nov", areas=(Area.CALVES,), scores=(-1,) * 27 + (6,))
KNEE = Place(name="Knee", said="up to 4", joint=Joint.KNEE, pain=True, scores=(4,) + (-1,) * 27)
BODY = BodyMap(
    title="Sore and sorry",
    subtitle="Four weeks",
    front="from the front",
    back="from the back",
    since=MONDAY,
    places=(CALVES, KNEE),
    soreness="soreness, the highest of 10",
    pain="pain, the highest of 10",
)
WHOLE_BODY = replace(
    BODY,
    title=LONG,
    places=(
        *(replace(CALVES, name=LONG, areas=(area,), scores=(1 + at % 10,) * 28) for at, area in enumerate(Area)),
        *(replace(KNEE, said=ENDLESS, joint=joint, scores=(0,) * 28) for joint in Joint),
    ),
)

CALF_RAISES = SidesRow(
    name="Calf raises on one leg",
    days=(MONDAY, MONDAY + timedelta(weeks=4)),
    left=(12, 18),
    right=(18, 22),
    said="The left is weaker.",
)
SIDES = SidesChart(
    title="Left and right",
    subtitle="The left goes first.",
    left="left",
    right="right",
    rows=(CALF_RAISES, replace(CALF_RAISES, unit=" s", left=(0, 0), right=(0, 60))),
)
FAR_SIDES = replace(SIDES, rows=(replace(CALF_RAISES, name=LONG, left=(1e6, 1), right=(3, 1e7), unit=" s", said=LONG),))


def _days(sessions: str) -> tuple[Day, ...]:
    states = {"A": State.DONE, "d": State.DONE, "B": State.PLANNED, "C": State.NOT_DONE}
    light = {"d": "recover", "m": "mobility"}
    return tuple(
        Day(
            name=name,
            run="speed",
            session=light.get(one, one.strip()),
            light=one in light,
            state=states.get(one, State.NOTHING),
        )
        for name, one in zip(WEEKDAYS, sessions, strict=True)
    )


WEEK = WeekPicture(
    title="Your week",
    subtitle="2 of 3 strength sessions done.",
    last="The week that ends",
    last_days=_days("dA CmA "),
    next="Next week",
    next_days=_days("mB  Bm "),
    next_said="Strength on Tuesday and Friday.",
    moves_head="What moves",
    moves=(
        Move(name="Goblet squat", before="3 × 10 · 12 kg", after="3 × 12 · 12 kg"),
        Move(name="Side plank with leg lift", before="Side plank", after="2 × 20 s/side"),
    ),
)
FULL_WEEK = replace(
    WEEK,
    title=LONG,
    last_days=tuple(replace(one, run=ENDLESS, session=LONG, state=State.DONE) for one in WEEK.last_days),
    moves=(Move(name=LONG, before=LONG, after=LONG), Move(name=ENDLESS, before=ENDLESS, after=ENDLESS)),
    more=f"… and {LONG}",
)
BARE_WEEK = replace(WEEK, subtitle="", moves=(), next_said="")

ROW = ("Mon 7 Sep", "Full body A", "as planned, right", "Goblet squat 3 × 10 · 12 kg; Łódź press 2 × 8/side · “ü” band")
PAGE = PhysioPage(
    title="Four weeks",
    subtitle="10 Aug to 7 Sep",
    day=MONDAY,
    sections=(("Pain", ("Knee: Mon 7 Sep 4",)), ("Soreness", ("Tue 2 Sep 6 (calves)", "none since"))),
    body=BODY,
    loads=("Last loads", (("Goblet squat", "3 × 10 · 12 kg"), ("Side plank", "2 × 35 s/side"))),
    columns=("Day", "Session", "What became of it", "Sets"),
    sessions=(ROW,) * 8,
    more="{} earlier ones left away",
    note="Not a medical document.",
)

SAMPLES: dict[str, AnyPicture] = {
    "card": CARD,
    "full card": FULL_CARD,
    "bare card": BARE_CARD,
    "progress": PROGRESS,
    "one point": ONE_POINT,
    "many points": MANY_POINTS,
    "absurd points": ABSURD_POINTS,
    "weeks": WEEKS,
    "one week": ONE_WEEK,
    "heavy weeks": HEAVY_WEEKS,
    "calendar": CALENDAR,
    "one day": ONE_DAY,
    "body": BODY,
    "whole body": WHOLE_BODY,
    "sides": SIDES,
    "far sides": FAR_SIDES,
    "week": WEEK,
    "full week": FULL_WEEK,
    "bare week": BARE_WEEK,
}
