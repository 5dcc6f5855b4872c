"""What stands in a runner's calendar: the strength sessions of the coming four weeks, and all races ahead."""

from collections.abc import Iterator
from datetime import timedelta

from bot.calendar.listed import RACE, STRENGTH, Calendar, Event, begun, updated
from bot.chat import Chat
from bot.moment import local, zone_of
from bot.words import calendar as words
from coaching.building.estimate import usual_minutes
from coaching.coach import Coach
from coaching.days import DAYS_A_WEEK, monday_of
from coaching.facts import Moment
from coaching.memory.state import TrainingState
from coaching.outcomes import DayPlan

AHEAD = timedelta(days=28)
A_WEEK = timedelta(days=DAYS_A_WEEK)


def refreshed(runner: int, chat: Chat, training: TrainingState, coach: Coach, moment: Moment) -> Calendar:
    """The runner's calendar as the plan stands now; a new one where there was none."""
    known = chat.calendar or begun(runner, moment.at)
    return updated(known, planned(chat, training, coach, moment), moment.day, moment.at)


def planned(chat: Chat, training: TrainingState, coach: Coach, moment: Moment) -> list[Event]:
    """Every entry from today on."""
    zone = zone_of(chat).key
    return [*_sessions(chat, training, coach, moment, zone), *_races(chat, training, moment, zone)]


def _sessions(chat: Chat, training: TrainingState, coach: Coach, moment: Moment, zone: str) -> Iterator[Event]:
    end = moment.day + AHEAD
    monday = monday_of(moment.day)
    while monday < end:
        for plan in coach.week(training, monday, moment):
            if moment.day <= plan.day < end and plan.type.strength and plan.done is not False:
                at = chat.preferences.hour
                if plan.day == moment.day and _over(chat, moment):
                    continue
                title, minutes = words.session(plan.type, plan.letter), _minutes(plan, training)
                yield Event(what=STRENGTH, day=plan.day, title=title, zone=zone, at=at, minutes=minutes)
        monday += A_WEEK


def _over(chat: Chat, moment: Moment) -> bool:
    """Whether today's hour is over and today never stood in the calendar: an alarm that is late helps nobody."""
    listed = chat.calendar.listed if chat.calendar else ()
    given = any(one.event.what == STRENGTH and one.event.day == moment.day for one in listed)
    return not given and local(chat, moment.at).time() > chat.preferences.hour


def _minutes(plan: DayPlan, training: TrainingState) -> int:
    told = training.session_on(plan.day)
    return told.minutes if told is not None and told.minutes else usual_minutes(plan.type, training.profile.minutes)


def _races(chat: Chat, training: TrainingState, moment: Moment, zone: str) -> Iterator[Event]:
    ahead = sorted({(race.day, race.distance) for race in training.races if race.day >= moment.day})
    for day, distance in ahead:
        what = f"{RACE}-{distance.value}".replace("_", "-")
        yield Event(what=what, day=day, title=words.race(distance), zone=zone, at=chat.preferences.hour)
