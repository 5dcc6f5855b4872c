"""What a text says beside its meaning: days, runs, races, minutes, equipment."""

from datetime import date, time

import pytest

from bot.understanding.meanings import (
    Done,
    GoTo,
    Hour,
    HowTo,
    Hurts,
    Later,
    Meaning,
    PainGone,
    Place,
    Skip,
    Sore,
    Suspected,
    Where,
)
from bot.understanding.meanings_plan import (
    Away,
    Correct,
    GearTold,
    InUnits,
    Legs,
    MoveSession,
    Quiet,
    RaceTold,
    RunChanged,
    SetLine,
    Shorten,
    Swap,
    When,
)
from bot.understanding.understand import Understanding
from coaching.facts import LegFeel
from coaching.red_flags import RedFlag
from coaching.runner import Area, DayClass, Distance, Equipment, Joint, Units
from tests.bot.labelled import ears

THURSDAY = date(2026, 11, 26)
TODAY, TOMORROW, YESTERDAY = When(ahead=0), When(ahead=1), When(ahead=-1)
MON, TUE, THU, FRI, SAT, SUN = (When(weekday=day) for day in (0, 1, 3, 4, 5, 6))


@pytest.fixture(scope="module")
def understanding() -> Understanding:
    return ears()


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("long run moved to friday", RunChanged(run=DayClass.LONG, to_day=FRI)),
        ("my long run is on saturday this week", RunChanged(run=DayClass.LONG, to_day=SAT)),
        ("tempo switched from tuesday to thursday", RunChanged(run=DayClass.SPEED, from_day=TUE, to_day=THU)),
        ("tuesday's intervals moved to thursday", RunChanged(run=DayClass.SPEED, from_day=TUE, to_day=THU)),
        ("long run on friday instead of sunday", RunChanged(run=DayClass.LONG, from_day=SUN, to_day=FRI)),
        ("running monday, not tuesday", RunChanged(from_day=TUE, to_day=MON)),
        ("swapped my tuesday and thursday runs", RunChanged(from_day=TUE, to_day=THU)),
        ("no run tomorrow", RunChanged(from_day=TOMORROW, dropped=True)),
        ("easy run today", RunChanged(run=DayClass.EASY, to_day=TODAY)),
        ("from now on I run on mondays", RunChanged(to_day=MON, every_week=True)),
        ("half marathon on 12 april", RaceTold(distance=Distance.HALF, day=When(day=12, month=4))),
        ("race on April 12th, a marathon", RaceTold(distance=Distance.MARATHON, day=When(day=12, month=4))),
        ("10k race in 3 weeks", RaceTold(distance=Distance.TEN_K, day=When(ahead=21))),
        ("new race: 50k on 2027-04-12", RaceTold(distance=Distance.ULTRA, day=When(day=12, month=4, year=2027))),
        ("my half marathon was cancelled", RaceTold(distance=Distance.HALF, dropped=True)),
        ("can't today, tomorrow instead", MoveSession(to_day=TOMORROW)),
        ("move today's session to friday", MoveSession(to_day=FRI)),
        ("move it to the day after tomorrow", MoveSession(to_day=When(ahead=2))),
        ("reschedule", MoveSession()),
        ("only 10 minutes", Shorten(10)),
        ("I have half an hour max", Shorten(30)),
        ("something short please", Shorten()),
        ("I have no dumbbells", GearTold(lacks=frozenset({Equipment.DUMBBELL}))),
        (
            "I only have a band and a chair",
            GearTold(has=frozenset({Equipment.BAND, Equipment.BENCH_OR_CHAIR}), only=True),
        ),
        ("bought a kettlebell", GearTold(has=frozenset({Equipment.KETTLEBELL}))),
        ("travelling for 5 days with a band", Away(days=5, has=frozenset({Equipment.BAND}))),
        ("away until friday", Away(until=FRI)),
        ("my legs were flat on the tempo", Legs(LegFeel.FLAT)),
        ("legs: ok", Legs(LegFeel.OK)),
        ("springy", Legs(LegFeel.SPRINGY)),
        ("change to pounds", InUnits(Units.LB)),
        ("kilos please", InUnits(Units.KG)),
        ("no messages on sunday", Quiet(weekdays=frozenset({6}))),
        ("no messages after 9pm", Quiet(after=time(21))),
        ("don't write before 8", Quiet(before=time(8))),
        ("quiet between 22 and 7", Quiet(after=time(22), before=time(7))),
        ("quiet hours 22:00 to 6:00", Quiet(after=time(22), before=time(6))),
        ("don't write me between 10pm and 7:30 am", Quiet(after=time(22), before=time(7, 30))),
        ("twice a week is enough", GoTo(Place.SETTINGS)),
        ("nothing after 10pm please", Quiet(after=time(22))),
        ("can you write me at half six", Hour(time(6, 30))),
        ("15 minutes", Shorten(15)),
        ("remind me in 24 hours", Later()),
        ("on holiday next week with just a band", Away(has=frozenset({Equipment.BAND}))),
        ("can't do the workout today", Skip()),
        ("can't do the lunges", Swap("forward_lunge")),
        ("y so few reps", GoTo(Place.WHY)),
        ("go", GoTo(Place.START)),
        ("swap the goblet squat", Swap("goblet_squat")),
        ("yesterday's log is wrong", Correct(YESTERDAY)),
        ("3x10 @12kg", SetLine("3x10 @12kg")),
        ("goblet squat 16kg 12 12 10", SetLine("16kg 12 12 10", "goblet_squat")),
        ("rdl 50 x 8, 50 x 8, 55 x 6", SetLine("50 x 8, 50 x 8, 55 x 6")),
        ("can you squeeze it into 20 mins, kids pick up at 3", Shorten(20)),
        ("how do I do a dead bug?", HowTo("dead_bug")),
        ("picture of hip thrust", HowTo("hip_thrust", ("hip_thrust_loaded", "single_leg_hip_thrust"))),
        ("hip thrusts?", HowTo("hip_thrust", ("hip_thrust_loaded", "single_leg_hip_thrust"))),
        ("bulgarian", HowTo("bulgarian_split_squat", ("bulgarian_split_squat_loaded",))),
        ("calf raise hurts", Hurts()),
        ("my calf hurts", Hurts()),
        ("calves", Where(frozenset({Area.CALVES}), frozenset({Joint.ACHILLES_CALF}))),
        ("soreness map", GoTo(Place.BODY_MAP)),
        ("soreness", Sore()),
        ("remind me in 2 hours", Later(120)),
        ("my wife fainted", Suspected(RedFlag.HEART_LUNG)),
    ],
)
def test_a_meaning_carries_what_was_said(understanding: Understanding, text: str, meant: Meaning) -> None:
    assert meant in understanding.understand(text).meanings


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        (
            "done but my calves are a bit sore, 4",
            {Done(), Sore(score=4, areas=frozenset({Area.CALVES}))},
        ),
        ("no knee pain today, moved my long run to friday", {PainGone(joints=frozenset({Joint.KNEE}))}),
    ],
)
def test_several_things_in_one_text_are_all_taken(understanding: Understanding, text: str, meant: set[Meaning]) -> None:
    understood = understanding.understand(text)
    assert understood.sure
    assert meant <= set(understood.meanings)


@pytest.mark.parametrize("text", ["picture", "show", "Show me!", "a video please", "show me how"])
def test_who_only_wants_to_see_something_is_asked_what(understanding: Understanding, text: str) -> None:
    understood = understanding.understand(text)
    assert not understood.sure
    assert understood.meanings == (GoTo(Place.TODAY), GoTo(Place.CARD), GoTo(Place.PROGRESS))


@pytest.mark.parametrize(
    ("when", "day"),
    [
        (TOMORROW, date(2026, 11, 27)),
        (THU, THURSDAY),
        (MON, date(2026, 11, 30)),
        (When(weekday=4, week=1), date(2026, 12, 4)),
        (When(day=12, month=4), date(2027, 4, 12)),
        (When(day=29, month=2), date(2028, 2, 29)),
        (When(day=1, month=1, year=2026), date(2026, 1, 1)),
        (When(day=31, month=4), None),
        (When(month=4), None),
    ],
)
def test_a_day_as_it_was_said_is_the_next_such_date(when: When, day: date | None) -> None:
    assert when.on(THURSDAY) == day


@pytest.mark.parametrize(
    ("said", "denied"),
    [
        ("my wife says I passed out", False),
        ("friend of mine fainted at the finish line", True),
        ("is 190 too high for heart rate in intervals", True),
        ("numb down there, can't tell if I've been to the toilet", False),
        ("my dad had chest pains", True),
        ("my running buddy tore his achilles", True),
        ("banged heads with my kid, dizzy now", False),
        ("had a stress fracture years ago", True),
        ("is dark pee always bad?", True),
        ("what if I get chest pain", True),
        ("what if this is a blood clot, my calf is swollen", False),
    ],
)
def test_a_sign_that_is_not_the_runners_own_now_is_asked_and_not_taken(
    understanding: Understanding, said: str, denied: bool
) -> None:
    understood = understanding.understand(said)
    assert isinstance(understood.meanings[0], Suspected) is denied
    assert understood.sure is not denied
