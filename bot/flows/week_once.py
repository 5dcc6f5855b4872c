"""The runs of the coming seven days, this once: a tap on a day turns its run to the next kind."""

from datetime import date, timedelta

from bot.flow.data import END, Answer, Choices, Ending, Flow, Keep, Picked, Reading, Rows, Scene, Step, Take, Typed
from bot.flows import answers
from bot.flows.pieces import DONE, always, in_rows
from bot.flows.reading.weeks import read_week
from bot.moment import moment
from bot.proposals import propose
from bot.replies import Screen
from bot.words import labels
from bot.words import short_words as words
from bot.words.common import near_date
from bot.words.onboarding_labels import DONE as DONE_LABEL
from coaching.coach import Coach
from coaching.facts import RunMoved
from coaching.runner import DayClass, RunDay

NAME = "week_once"
_KINDS = tuple(labels.RUNS)


def week_once(coach: Coach) -> Flow:
    """One screen with the seven days; Done proposes what differs."""
    step = Step(
        name="days_once",
        ask=lambda _: words.week_once(),
        choices=Choices((*(f"d{day}" for day in range(7)), DONE), _rows),
        read=_read,
        then=always(END),
        hint=lambda _: words.week_once_hint(),
    )
    return Flow(
        name=NAME,
        first="days_once",
        steps=(step,),
        finish=lambda scene: _finish(coach, scene),
        stopped=lambda scene: Ending(person=scene.person, screen=Screen(words.as_before())),
    )


def _days(scene: Scene) -> list[date]:
    """Today and the six days after it; each weekday once, so a button stays true past midnight."""
    return [answers.today(scene) + timedelta(days=ahead) for ahead in range(7)]


def _run(scene: Scene, day: date) -> RunDay | None:
    """What is run that day, as tapped or as known."""
    told = scene.draft.get("once", {}).get(str(day.weekday()))
    if told is not None:
        first, second = told
        return RunDay(DayClass(first), DayClass(second) if second else None)
    training = scene.person.training
    return training.run_on(day) if training is not None and training.run_known(day) else None


def _rows(scene: Scene) -> Rows:
    today = answers.today(scene)
    days = [(f"d{day.weekday()}", words.day_once(near_date(day, today), _run(scene, day))) for day in _days(scene)]
    return (*in_rows(days, 2), *in_rows([(DONE, DONE_LABEL)], 1))


def _read(answer: Answer, scene: Scene) -> Reading | None:
    if isinstance(answer, Typed):
        return _typed(answer.text, scene)
    if answer == Picked(DONE) or not isinstance(answer, Picked):
        return Take(scene.draft) if isinstance(answer, Picked) else None
    weekday = int(answer.value.removeprefix("d"))
    day = next(day for day in _days(scene) if day.weekday() == weekday)
    run = _run(scene, day)
    now = _KINDS[0] if run is None else _KINDS[(_KINDS.index(run.first) + 1) % len(_KINDS)]
    return Keep(scene.draft | {"once": scene.draft.get("once", {}) | {str(weekday): [now.value, None]}})


def _typed(text: str, scene: Scene) -> Reading | None:
    read = read_week(text)
    if read is None:
        return None
    pairs = answers.week_pairs(read)
    return Keep(scene.draft | {"once": {str(number): pair for number, pair in enumerate(pairs)}})


def _finish(coach: Coach, scene: Scene) -> Ending:
    person, training, now = scene.person, scene.person.training, moment(scene.person.chat, scene.now)
    if training is None:
        return Ending(person=person, screen=Screen(words.as_before()))
    told = [(day, run) for day in _days(scene) if (run := _run(scene, day)) is not None]
    facts = [
        RunMoved(at=now.at, day=day, run=run)
        for day, run in told
        if not training.run_known(day) or training.run_on(day) != run
    ]
    if not facts:
        return Ending(person=person, screen=Screen(words.as_before()))
    made = propose(person, coach, facts, now)
    return Ending(person=made.person, facts=made.facts, screen=made.screen)
