"""What a runner wants changed, told in words: each wish is proposed, or what it lacks is asked."""

from datetime import date, timedelta

from bot.buttons import Act, Action
from bot.chat import Heard
from bot.flows.questions.races import FARTHEST
from bot.flows.travel import LONGEST
from bot.screens import about as screens_about
from bot.screens import changing as screens
from bot.topics import asked, asking, follow_up, history, session
from bot.topics.plan import ahead, runs, today
from bot.topics.turn import Turn, with_facts
from bot.topics.walk import instead
from bot.understanding.meanings import Done, GoTo, Later, Meaning, Place, Skip, Sore, Tired
from bot.understanding.meanings_plan import (
    Away,
    Correct,
    GearTold,
    InUnits,
    Legs,
    MoveSession,
    PlanChange,
    Quiet,
    RaceTold,
    RunChanged,
    SetLine,
    Shorten,
    Swap,
    When,
)
from bot.words import follow_up as follow_up_words
from bot.words import help as words
from coaching.facts import LegFeel, LegsFelt
from coaching.follow_up import LegsAfter
from coaching.memory.count import Status
from coaching.memory.state import TrainingState
from coaching.runner import Equipment, Gear, Race, RunDay


def answer(turn: Turn, training: TrainingState, wish: PlanChange) -> Heard:  # noqa: C901, PLR0911 - one line per wish
    """The screen for a wish."""
    match wish:  # Long because each wish has its line
        case RunChanged():
            return _run(turn, training, wish)
        case RaceTold():
            return _race(turn, training, wish)
        case GearTold():
            return _gear(turn, training, wish)
        case Away():
            return _away(turn, training, wish)
        case Shorten(minutes):
            return today.minutes_today(turn, training, minutes)
        case Swap(fed_up=fed_up):
            return instead.another(turn, training, fed_up=fed_up)
        case InUnits(units):
            return ahead.units(turn, training, units)
        case Quiet():
            return turn.begin("settings", step="quiet")
        case MoveSession():
            return _moved(turn, training, wish)
        case SetLine():
            return _sets(turn, training)
        case Correct(day=day):
            return history.correct(turn, training, day)
        case Legs(feel):
            return _legs(turn, training, feel)


def _sets(turn: Turn, training: TrainingState) -> Heard:
    """Sets beside no session under way: the log of today where it is done, to be corrected."""
    done = training.status_on(turn.moment.day) is Status.DONE
    return history.log(turn, training, Act(Action.LOG_DAY, turn.moment.day)) if done else _asked(turn, Done(), Later())


def _legs(turn: Turn, training: TrainingState, feel: LegFeel) -> Heard:
    """How the legs were: the answer to this morning's question, or told of the last key run of today or yesterday."""
    day = turn.moment.day
    if isinstance(asking.open_now(turn, training), LegsAfter):
        return follow_up.legs(turn, training, Act(Action.LEGS, day, feel.value))
    hard = [one for one in (day, day - timedelta(days=1)) if training.run_on(one).day_class.hard]
    if not hard:
        return _asked(turn, Tired(), Sore()) if feel is LegFeel.FLAT else _asked(turn, GoTo(Place.TODAY))
    turn, outcome = turn.tell(training, LegsFelt(at=turn.moment.at, day=day, run_day=hard[0], feel=feel))
    return with_facts(session.show(turn, outcome.state, intro=follow_up_words.legs_noted(feel)), outcome.facts)


def _gear(turn: Turn, training: TrainingState, wish: GearTold) -> Heard:
    """The list of equipment as it was told, to be confirmed; where nothing was named, the way to it."""
    if not wish.has and not wish.lacks:
        return turn.show(screens_about.change(words.GEAR_CHANGED, "gear"))
    known = frozenset[Equipment]() if wish.only else training.profile.gear.owned
    owned = sorted(kind.value for kind in (known | wish.has) - wish.lacks)
    return turn.begin("settings", step="gear_list", note=words.GEAR_TOLD, draft={"owned": owned, "listing": True})


def _run(turn: Turn, training: TrainingState, wish: RunChanged) -> Heard:
    """A run that is another, moves, or is dropped; what was not said is asked."""
    start, to = _day(turn, wish.from_day), _day(turn, wish.to_day)
    if wish.dropped:  # a proposal says that it is this once, so nothing is lost where every week was meant
        day = to or start or (runs.day_of(turn, training, wish.run) if wish.run else None)
        return turn.begin("runs") if day is None else runs.run_on(turn, training, day, RunDay())
    if wish.every_week:
        return turn.begin("settings", step="runs")
    if to is None or (wish.run is None and start is None):
        return turn.show(screens.other_runs(turn.moment.day))
    return runs.move_run(turn, training, to, run=wish.run, come_from=start)


def _day(turn: Turn, said: When | None) -> date | None:
    """The day meant, where it is one of the coming ones."""
    day = said.on(turn.moment.day) if said is not None else None
    return day if day is not None and 0 <= (day - turn.moment.day).days <= runs.AHEAD_DAYS else None


def _race(turn: Turn, training: TrainingState, wish: RaceTold) -> Heard:
    now = turn.moment.day
    day = wish.day.on(now) if wish.day is not None else None
    if wish.dropped:
        return ahead.drop_race(turn, training, day)
    if wish.distance is None or day is None or not now <= day <= now + FARTHEST:
        return turn.begin("settings", step="races")
    return ahead.add_race(turn, training, Race(day, wish.distance))


def _away(turn: Turn, training: TrainingState, wish: Away) -> Heard:
    now = turn.moment.day
    until = wish.until.on(now) if wish.until is not None else None
    if until is None and wish.days is not None:
        until = now + timedelta(days=max(0, wish.days - 1))
    gear = Gear(owned=wish.has | {Equipment.WALL}) if wish.has else None
    near = until is not None and until <= now + LONGEST
    return ahead.travel(turn, training, gear=gear, until=until if near else None)


def _moved(turn: Turn, training: TrainingState, wish: MoveSession) -> Heard:
    """Today's session on another day; another day's is not moved, for that day is planned when it comes."""
    start = _day(turn, wish.from_day)
    if start is not None and start != turn.moment.day:
        return _asked(turn, GoTo(Place.WEEK), Skip())
    return today.move_session(turn, training, _day(turn, wish.to_day))


def _asked(turn: Turn, *meant: Meaning) -> Heard:
    choices = asked.choices(meant, turn.moment.day, turn.chat.preferences.zone, turn.catalogue)
    return turn.show(screens_about.did_you_mean(choices))
