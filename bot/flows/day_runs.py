"""What is run on one of the coming days, this once: for a week that varies, or a run that moved."""

from collections.abc import Sequence
from datetime import date, timedelta

from msgspec.structs import replace

from bot.flow.data import END, Answer, Choices, Ending, Flow, Picked, Reading, Rows, Scene, Step, Take, Typed
from bot.flows import answers
from bot.flows.pieces import always, in_rows, labelled, menu
from bot.flows.reading.dates import weekday_word
from bot.flows.reading.numbers import words as words_of
from bot.flows.reading.weeks import day_class_word
from bot.moment import moment
from bot.replies import Screen, Send
from bot.screens import training as screens
from bot.words import labels
from bot.words import short_words as words
from bot.words.common import near_date, weekday
from coaching.coach import Coach, DayPlan
from coaching.facts import RunMoved
from coaching.runner import DayClass, RunDay

NAME = "runs"


def day_runs(coach: Coach) -> Flow:
    """Which day, then what is run."""
    which = Step(
        name="which_day",
        ask=lambda _: words.which_day(),
        choices=Choices(tuple(str(day) for day in range(7)), _day_rows),
        read=_read_day,
        then=always("what"),
        hint=lambda _: words.which_day_hint(),
    )
    what = Step(
        name="what",
        ask=lambda scene: words.what_run(near_date(_day(scene), answers.today(scene))),
        choices=menu((labelled(labels.RUNS), 3), (list(words.TWO_RUNS.items()), 2)),
        read=_read_run,
        then=always(END),
        hint=lambda _: words.what_run_hint(),
    )
    return Flow(
        name=NAME,
        first="which_day",
        steps=(which, what),
        finish=lambda scene: _finish(coach, scene),
        stopped=lambda scene: Ending(person=scene.person, screen=Screen(words.as_before())),
    )


def _day(scene: Scene) -> date:
    return date.fromisoformat(scene.draft["day"])


def _next(weekday: int, today: date) -> date:
    """The next such weekday, today included: a button stays true past midnight."""
    return today + timedelta(days=(weekday - today.weekday()) % 7)


def _day_rows(scene: Scene) -> Rows:
    today = answers.today(scene)
    days = [today + timedelta(days=ahead) for ahead in range(7)]
    return in_rows([(str(day.weekday()), near_date(day, today).capitalize()) for day in days], 2)


def _read_day(answer: Answer, scene: Scene) -> Reading | None:
    today = answers.today(scene)
    if isinstance(answer, Picked):
        return Take(scene.draft | {"day": _next(int(answer.value), today).isoformat()})
    said = words_of(answer.text) if isinstance(answer, Typed) else []
    named = {"today": today, "tomorrow": today + timedelta(days=1)}
    days = [named[word] for word in said if word in named]
    days += [_next(day, today) for word in said if (day := weekday_word(word)) is not None]
    return Take(scene.draft | {"day": days[0].isoformat()}) if len(days) == 1 else None


def _read_run(answer: Answer, scene: Scene) -> Reading | None:
    if isinstance(answer, Picked):
        first, _, second = answer.value.partition("+")
        return Take(scene.draft | {"runs": [first, second or None]})
    said = words_of(answer.text) if isinstance(answer, Typed) else []
    kinds = [kind.value for word in said if (kind := day_class_word(word)) is not None]
    if not kinds and _NO_RUN & set(said):
        kinds = [DayClass.REST.value]
    return Take(scene.draft | {"runs": [*kinds, None][:2]}) if len(kinds) in {1, 2} else None


_NO_RUN = frozenset({"no", "off", "nothing", "cannot", "can"})
"""“No run tomorrow”, “I can't run on Friday”: the day is free of running."""


def _finish(coach: Coach, scene: Scene) -> Ending:
    person, training, now = scene.person, scene.person.training, moment(scene.person.chat, scene.now)
    if training is None:
        return Ending(person=person, screen=Screen(words.as_before()))
    first, second = scene.draft["runs"]
    run = RunDay(DayClass(first), DayClass(second) if second else None)
    outcome = coach.tell(training, RunMoved(at=now.at, day=_day(scene), run=run), now)
    days = outcome.value.days_after
    week = screens.week(days, now.day, varies=training.week.varies)
    noted = [words.run_noted(near_date(_day(scene), now.day), run), *_still_long(days, _day(scene), run)]
    return Ending(
        person=replace(person, training=outcome.state),
        facts=outcome.facts,
        screen=Screen("\n".join(noted)),
        replies=(Send(screen=week),),
    )


def _still_long(days: Sequence[DayPlan], moved: date, run: RunDay) -> list[str]:
    """What to ask where a long run moved and its usual day, not far away, still has one."""
    if run.day_class is not DayClass.LONG:
        return []
    others = [plan.day for plan in days if plan.known and plan.day != moved and plan.run.day_class is DayClass.LONG]
    return [words.still_long(weekday(day.weekday())) for day in others[:1]]
