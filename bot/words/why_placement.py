"""Why a day carries what it carries: one sentence for each reason of `coaching.reasons.placement`."""

from typing import assert_never

from bot.words import common, why_races
from bot.words.common import capital
from bot.words.why_races import RACES, count, on_day, percent
from coaching.reasons import placement as why
from coaching.reasons.placement import PlacementReason
from coaching.runner import DayClass
from coaching.session_type import SessionType

_RUNS = {
    DayClass.REST: "a rest day",
    DayClass.EASY: "an easy run",
    DayClass.SPEED: "speed work",
    DayClass.LONG: "the long run",
    DayClass.RACE: "a race",
}
_FITS = {
    DayClass.REST: "A rest day is for getting fresh: gentle recovery fits it best.",
    DayClass.EASY: "Your legs have room on an easy day, so that is where leg strength goes.",
    DayClass.SPEED: "After speed work your legs have done enough.",
    DayClass.LONG: "After the long run your legs have done enough.",
    DayClass.RACE: "Race day is for racing.",
}
_OTHER_DAY = {
    SessionType.LOW_IMPACT_STRENGTH: "Gentle strength goes on a rest day with an easy or free day after it.",
    SessionType.STRENGTH_UPPER_CORE: "Upper body work goes on easy days, and not on the eve of a race.",
}
_TOMORROW = {
    DayClass.REST: "The next day is for rest, so your legs get time after this.",
    DayClass.EASY: "The next day's run is easy, so heavy legs will not spoil it.",
}


def word(reason: PlacementReason) -> str:
    """The reason in plain words, safe in Telegram's HTML."""
    if isinstance(reason, _ForTheDay):
        return _for_the_day(reason)
    if isinstance(reason, _Wished):
        return _wished(reason)
    if isinstance(reason, _ForTheWeek):
        return _for_the_week(reason)
    if isinstance(reason, why_races.AroundRaces):
        return why_races.word(reason)
    return _against(reason)


_ForTheDay = (
    why.FitsRunDay
    | why.BestDay
    | why.OnlyLegalDay
    | why.OwnRunGap
    | why.MovedFromMissed
    | why.RunThenLift
    | why.BetweenTwoRuns
    | why.CoreAfterRun
    | why.LowImpactOnRestDay
    | why.UpperBodyInstead
    | why.UpperBodyInSeason
    | why.AfterTwoHardDays
    | why.LightCore
    | why.RestIsTraining
    | why.WasDone
    | why.DayOver
)
_Wished = why.MovedHere | why.MovedAway | why.HasItsOwn | why.OtherDayForIt
_ForTheWeek = (
    why.AllDaysHard
    | why.NoEasyDay
    | why.OneIsEnough
    | why.RunNotKnown
    | why.SessionsPerWeek
    | why.InSeason
    | why.PlannedDeload
)
_Against = (
    why.NotAnEasyDay
    | why.TooSoonAfterLast
    | why.DayBeforeHardRun
    | why.ThreeInSevenDays
    | why.QuotaFull
    | why.OtherDaysBetter
    | why.WornLegs
    | why.TooCloseToRace
    | why.OnePerWeekInTaper
    | why.TooSoonAfterRace
)


def _for_the_day(reason: _ForTheDay) -> str:  # noqa: C901, PLR0911, PLR0912 - one sentence for each reason
    # Long because each reason has its sentence here, and mypy proves that none is forgotten.
    match reason:
        case why.FitsRunDay(run):
            return _FITS[run]
        case why.BestDay(next_run, preferred, _):
            return _best_day(next_run, preferred=preferred)
        case why.OnlyLegalDay():
            return "It is the one day this week that leaves your legs fresh for the hard runs."
        case why.OwnRunGap(days):
            return f"It leaves at least {count(days, 'day')} until your next hard run, as your legs like best."
        case why.MovedFromMissed(missed):
            return f"The session of {on_day(missed)} moved here. Nothing is doubled up."
        case why.RunThenLift(hours, minutes, first):
            return (
                f"Run first, then lift: {hours} hours apart is ideal, {minutes} minutes will do. "
                f"If you lift first, leave {first} hours and keep the run easy."
            )
        case why.BetweenTwoRuns(after, before):
            return (
                f"Two easy runs today: lift after the second, or at least {after} hours after the first "
                f"and {before} hours before the second."
            )
        case why.CoreAfterRun(run, minutes, two_runs):
            runs = "Two runs today, one of them hard" if two_runs else capital(_RUNS[run]) + " today"
            return f"{runs}: light core only, after running, {minutes} minutes at most."
        case why.LowImpactOnRestDay(lower_body):
            if lower_body:
                room, and_so = f"room for {count(lower_body, 'leg session')}", "A rest day takes a gentle one as well"
            else:
                room, and_so = "no room for leg sessions", "So a rest day takes a gentle one"
            return f"Your runs leave {room}. {and_so}: light, and no jumps."
        case why.UpperBodyInstead(next_run):
            return _upper_body(next_run)
        case why.UpperBodyInSeason():
            return "In racing season one leg session is enough. Upper body and core beside it cost your legs nothing."
        case why.AfterTwoHardDays(factor, _):
            return f"You come from two hard days in a row, so it is {percent(factor)} of the sets, light, no jumps."
        case why.LightCore():
            return "A little core work costs your legs nothing."
        case why.RestIsTraining(strength):
            return f"This week holds {count(strength, 'strength session')}. Today your run is all you need."
        case why.WasDone():
            return "Done. It counts."
        case why.DayOver():
            return "That day is behind us, and nothing from it is piled on another."
        case _:
            assert_never(reason)


def _wished(reason: _Wished) -> str:
    match reason:
        case why.MovedHere(day):
            return f"You moved it here from {on_day(day)}."
        case why.MovedAway(to):
            return f"You moved its session to {on_day(to)}."
        case why.HasItsOwn():
            return "It has a strength session of its own, and two on one day would be one too many."
        case why.OtherDayForIt(kind):
            return _OTHER_DAY.get(kind, "It does not fit the run of that day.")
        case _:
            assert_never(reason)


def _best_day(next_run: DayClass | None, *, preferred: bool) -> str:
    tomorrow = _TOMORROW.get(next_run, "") if next_run else ""
    if preferred:
        return f"It is one of the days you like. {tomorrow}".strip()
    return tomorrow or "Of all the days that are possible, this one suits your legs best."


def _upper_body(next_run: DayClass | None) -> str:
    if next_run is None:
        return "The next day may be hard, so your legs stay fresh: upper body and core instead."
    if next_run.hard:
        return f"The next day brings {_RUNS[next_run]}, so your legs stay fresh: upper body and core instead."
    return "Your legs have the day off: upper body and core instead."


def _deload(weeks: int, *, cut_back: bool) -> str:
    if cut_back:
        return "You run less this week, so strength takes its easier week too. That is when it settles in."
    return f"After {count(weeks, 'week')} of building comes an easier one. That is when the strength settles in."


def _for_the_week(reason: _ForTheWeek) -> str:  # noqa: PLR0911 - one sentence for each reason
    match reason:
        case why.AllDaysHard(times, minutes):
            return (
                f"Every day this week is hard, so there is core work only, {minutes} minutes, {times} times. "
                "One easy or rest day would help your recovery more than any exercise."
            )
        case why.NoEasyDay(days):
            return _no_easy_day([common.weekday(day.weekday()) for day in days])
        case why.OneIsEnough():
            return "Your week has room for one strength session. One good one keeps your strength for weeks."
        case why.RunNotKnown():
            return "I do not know your run that day. It could be hard, so I keep to light core."
        case why.SessionsPerWeek(sessions, wish):
            number = capital(count(sessions, "strength session"))
            return f"{number} a week, as you wished." if wish else f"{number} a week is plenty for a runner."
        case why.InSeason(race_day):
            return f"You race on {on_day(race_day)}: one leg session a week keeps what you have built."
        case why.PlannedDeload(_, weeks, cut_back):
            return _deload(weeks, cut_back=cut_back)
        case _:
            assert_never(reason)


def _no_easy_day(openings: list[str]) -> str:
    if not openings:
        return "There is no easy run this week. Make one run easy, and it can open a day for leg strength."
    if len(openings) == 1:
        return (
            f"There is no easy run this week. Make the one on {openings[0]} easy, and it opens a day for leg strength."
        )
    return (
        f"There is no easy run this week. An easy one on {common.listed(openings, 'or')} opens a day for leg strength."
    )


def _against(reason: _Against) -> str:  # noqa: C901, PLR0911 - one sentence for each reason
    # Long because each reason has its sentence here, and mypy proves that none is forgotten.
    match reason:
        case why.NotAnEasyDay(run):
            what = f"this day has {_RUNS[run]}" if run and run is not DayClass.REST else "this one is for rest"
            return f"Leg strength goes on easy days, and {what if run else 'I do not know this one'}."
        case why.TooSoonAfterLast(other, _):
            return f"Your legs need 48 hours between sessions, and the other one is on {on_day(other)}."
        case why.DayBeforeHardRun(run):
            what = _RUNS[run] if run else "a day that may be hard"
            return f"No leg strength on the day before {what}: your legs should be fresh for it."
        case why.ThreeInSevenDays(sessions, days):
            return f"You already have {count(sessions, 'leg session')} within {days} days. That is plenty."
        case why.QuotaFull(sessions):
            return f"The week has its {count(sessions, 'strength session')}."
        case why.OtherDaysBetter(chosen):
            others = common.listed([on_day(day) for day in chosen])
            return f"It would be possible, but {others} {'suits' if len(chosen) == 1 else 'suit'} your legs better."
        case why.WornLegs():
            return "It comes after two hard days in a row."
        case why.TooCloseToRace(distance, _, days):
            return f"No leg strength with {count(days, 'day')} left to your {RACES[distance]}."
        case why.OnePerWeekInTaper(race_day, other):
            return (
                f"Before your race on {on_day(race_day)} one full leg session in seven days: that is {on_day(other)}."
            )
        case why.TooSoonAfterRace(distance, _, opens, waits):
            sore = " Your legs are still sore, so it waits two days more." if waits else ""
            return f"After your {RACES[distance]} leg strength opens on {on_day(opens)}.{sore}"
        case _:
            assert_never(reason)
