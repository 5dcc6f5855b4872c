"""What is run on one of the coming days, this once: for a week that varies, or a run that moved."""

from datetime import date, timedelta

from msgspec.structs import replace

from bot.flow.data import END, Answer, Choices, Edge, Ending, Flow, Picked, Reading, Rows, Scene, Step, Take, Typed
from bot.flows import answers
from bot.flows.pieces import always, draft_is, in_rows, without
from bot.flows.reading.dates import weekday_word
from bot.flows.reading.numbers import words as words_of
from bot.flows.reading.weeks import day_class_word
from bot.moment import moment
from bot.proposals import propose
from bot.replies import Screen
from bot.screens import changing as screens
from bot.screens.keyboard import Rows as Keys
from bot.words import labels
from bot.words import short_words as words
from bot.words.common import capital, near_date
from bot.words.labels import chosen
from bot.words.today import run_name
from coaching.change_options import Leaving, other_ways, run_moved
from coaching.coach import Coach
from coaching.days import next_weekday
from coaching.facts import RunMoved
from coaching.runner import DayClass, RunDay

NAME = "runs"
_MOVES = "moves"
_WEEKDAYS = tuple(str(day) for day in range(7))


def day_runs(coach: Coach) -> Flow:
    """Which day, then what is run, or to which day its run moves."""
    return Flow(
        name=NAME,
        first="which_day",
        steps=(_which_day(), _what(), _where_to()),
        finish=lambda scene: _finish(coach, scene),
        stopped=lambda scene: Ending(person=scene.person, screen=Screen(words.as_before())),
    )


def _which_day() -> Step:
    return Step(
        name="which_day",
        ask=lambda _: words.which_day(),
        choices=Choices(_WEEKDAYS, _day_rows),
        read=_read_day,
        then=always("what"),
        hint=lambda _: words.which_day_hint(),
    )


def _what() -> Step:
    return Step(
        name="what",
        ask=lambda scene: words.what_run(near_date(_day(scene), answers.today(scene))),
        choices=Choices((*labels.RUNS, *words.TWO_RUNS, _MOVES), _run_rows),
        read=_read_run,
        then=(Edge("where_to", draft_is(_MOVES, True), "it moves"), Edge(END)),  # noqa: FBT003 - the value asked for
        hint=lambda _: words.what_run_hint(),
    )


def _where_to() -> Step:
    return Step(
        name="where_to",
        ask=lambda scene: words.where_to(run_name(_known(scene) or RunDay())),
        choices=Choices(_WEEKDAYS, _other_day_rows),
        read=_read_to,
        then=always(END),
        hint=lambda _: words.which_day_hint(),
    )


def _known(scene: Scene) -> RunDay | None:
    """What is run on the chosen day, where that is known."""
    training = scene.person.training
    return training.run_on(_day(scene)) if training is not None and training.run_known(_day(scene)) else None


def _run_rows(scene: Scene) -> Rows:
    """What it is instead; a run that is known may also move."""
    known = _known(scene)
    kinds = [(value, chosen(label, on=known == RunDay(value))) for value, label in labels.RUNS.items()]
    moving = [(_MOVES, words.MOVES)] if known is not None and known.day_class is not DayClass.REST else []
    return (*in_rows(kinds, 5), *in_rows(list(words.TWO_RUNS.items()), 2), *in_rows(moving, 1))


def _other_day_rows(scene: Scene) -> Rows:
    """The other days, each with its run."""
    today, training = answers.today(scene), scene.person.training
    days = [day for ahead in range(7) if (day := today + timedelta(days=ahead)) != _day(scene)]
    known = {day: training.run_on(day) for day in days if training is not None and training.run_known(day)}
    named = [(day, capital(near_date(day, today))) for day in days]
    return in_rows([(str(day.weekday()), words.with_run(name, known.get(day))) for day, name in named], 2)


def _read_to(answer: Answer, scene: Scene) -> Reading | None:
    reading = _read_day(answer, replace(scene, draft={}))
    if not isinstance(reading, Take) or reading.draft["day"] == scene.draft["day"]:
        return None
    return Take(scene.draft | {"to": reading.draft["day"]})


def _day(scene: Scene) -> date:
    return date.fromisoformat(scene.draft["day"])


def _day_rows(scene: Scene) -> Rows:
    today = answers.today(scene)
    days = [today + timedelta(days=ahead) for ahead in range(7)]
    return in_rows([(str(day.weekday()), capital(near_date(day, today))) for day in days], 2)


def _read_day(answer: Answer, scene: Scene) -> Reading | None:
    today = answers.today(scene)
    if isinstance(answer, Picked):
        return Take(scene.draft | {"day": next_weekday(int(answer.value), today).isoformat()})
    said = words_of(answer.text) if isinstance(answer, Typed) else []
    named = {"today": today, "tomorrow": today + timedelta(days=1)}
    days = [named[word] for word in said if word in named]
    days += [next_weekday(day, today) for word in said if (day := weekday_word(word)) is not None]
    return Take(scene.draft | {"day": days[0].isoformat()}) if len(days) == 1 else None


def _read_run(answer: Answer, scene: Scene) -> Reading | None:
    draft = without(scene.draft, _MOVES, "to")
    if answer == Picked(_MOVES):
        return Take(scene.draft | {_MOVES: True})
    if isinstance(answer, Picked):
        first, _, second = answer.value.partition("+")
        return Take(draft | {"runs": [first, second or None]})
    said = words_of(answer.text) if isinstance(answer, Typed) else []
    kinds = [kind.value for word in said if (kind := day_class_word(word)) is not None]
    if not kinds and _NO_RUN & set(said):
        kinds = [DayClass.REST.value]
    return Take(draft | {"runs": [*kinds, None][:2]}) if len(kinds) in {1, 2} else None


_NO_RUN = frozenset({"no", "off", "nothing", "cannot", "can"})
"""“No run tomorrow”, “I can't run on Friday”: the day is free of running."""


def _finish(coach: Coach, scene: Scene) -> Ending:
    person, training, now = scene.person, scene.person.training, moment(scene.person.chat, scene.now)
    if training is None:
        return Ending(person=person, screen=Screen(words.as_before()))
    others: Keys = ()
    if "to" in scene.draft:
        day, to = _day(scene), date.fromisoformat(scene.draft["to"])
        facts = run_moved(training, day, to, Leaving.SWAP, now)
        others = screens.other_ways(day, to, other_ways(training, day, to, Leaving.SWAP, now), now.day)
    else:
        first, second = scene.draft["runs"]
        run = RunDay(DayClass(first), DayClass(second) if second else None)
        facts = (RunMoved(at=now.at, day=_day(scene), run=run),)
    made = propose(person, coach, facts, now, others=others)
    return Ending(person=made.person, facts=made.facts, screen=made.screen)
