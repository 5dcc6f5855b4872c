"""Why races turn a day down, in one sentence each, and how races, dates and small numbers are said."""

from datetime import date
from typing import assert_never

from bot.words import common
from coaching.reasons import placement as why
from coaching.runner import Distance

RACES = {
    Distance.FIVE_K: "5 km race",
    Distance.TEN_K: "10 km race",
    Distance.HALF: "half marathon",
    Distance.MARATHON: "marathon",
    Distance.ULTRA: "ultra",
    Distance.LONG_ULTRA: "long ultra",
}
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven")


def on_day(day: date) -> str:
    """A weekday with its date, without the year: reasons speak of the weeks around them."""
    return common.on_date(day, day)


def count(number: int, one: str) -> str:
    """A number of things: "one session", "two sessions", "12 sessions"."""
    figure = _NUMBERS[number] if number < len(_NUMBERS) else str(number)
    return f"{figure} {one}" if number == 1 else f"{figure} {one}s"


def percent(factor: float) -> str:
    """A factor as people say it: "60 %"."""
    return f"{round(factor * 100)} %"


AroundRaces = (
    why.RaceToday
    | why.RaceTomorrow
    | why.TaperSets
    | why.TaperNoJumps
    | why.TaperMobilityOnly
    | why.LateStart
    | why.FirstAfterRace
    | why.NoJumpsAfterRace
    | why.OnlyCoreAfterRace
    | why.OnlyRecoveryAfterRace
)


def word(reason: AroundRaces) -> str:  # noqa: C901, PLR0911 - one sentence for each reason
    """The reason in plain words, safe in Telegram's HTML."""
    # Long because each reason has its sentence here, and mypy proves that none is forgotten.
    match reason:
        case why.RaceToday(distance):
            return f"Today is your {RACES[distance] if distance else 'race'}. Nothing else."
        case why.RaceTomorrow():
            return "You race tomorrow: gentle mobility at most."
        case why.TaperSets(distance, _, days, factor):
            return f"{_left(days)} to your {RACES[distance]}: {percent(factor)} of the sets, the weight stays."
        case why.TaperNoJumps(distance, _, days):
            return f"No jumps with {count(days, 'day')} left to your {RACES[distance]}."
        case why.TaperMobilityOnly(distance, _, days):
            return f"{_left(days)} to your {RACES[distance]}: gentle mobility, and nothing that could tire you."
        case why.LateStart(race_day):
            return (
                f"Strength is new to you and your race is on {on_day(race_day)}: simple bodyweight work, no surprises."
            )
        case why.FirstAfterRace(distance, _, session, factor):
            which = "First" if session == 1 else "Second"
            return f"{which} leg session after your {RACES[distance]}: {percent(factor)} of the sets."
        case why.NoJumpsAfterRace(distance, _, opens):
            return f"After your {RACES[distance]} jumps wait until {on_day(opens)}."
        case why.OnlyCoreAfterRace(distance, _, opens):
            return f"Your legs still carry the {RACES[distance]}: core and mobility until {on_day(opens)}."
        case why.OnlyRecoveryAfterRace(distance, _, opens):
            return f"You have raced your {RACES[distance]}: easy walks and gentle mobility until {on_day(opens)}."
        case _:
            assert_never(reason)


def _left(days: int) -> str:
    return f"{common.capital(count(days, 'day'))} to go"
