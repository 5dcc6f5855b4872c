"""Away with other equipment: what is at hand there, and until when; and back home again."""

from datetime import date, timedelta

from bot.flow.data import (
    END,
    Answer,
    Choices,
    Draft,
    Edge,
    Ending,
    Flow,
    Picked,
    Reading,
    Rows,
    Scene,
    Step,
    Take,
    Typed,
)
from bot.flows import answers
from bot.flows.pieces import always, draft_is, in_rows, menu
from bot.flows.questions.kit import gym, read_gear
from bot.flows.reading.dates import read_date
from bot.moment import moment
from bot.proposals import propose
from bot.replies import Screen
from bot.words import short_words
from bot.words import travelling as words
from coaching.coach import Coach
from coaching.facts import Travelling
from coaching.runner import Equipment, Gear, Units

NAME = "travel"
_HOME = "home"
LONGEST = timedelta(days=366)
"""Nobody is away for longer; a date beyond it is a slip."""


def _gears(units: Units) -> dict[str, Draft]:
    """What the buttons of the first question mean."""
    return {
        "nothing": {"owned": []},
        "chair": {"owned": [Equipment.BENCH_OR_CHAIR.value, Equipment.STEP_OR_BOX.value]},
        "band": {"owned": [Equipment.BAND.value]},
        "gym": gym(units),
    }


def travel(coach: Coach) -> Flow:
    """What is there, and until when."""
    what = Step(
        name="what_gear",
        ask=lambda _: words.what_gear(),
        choices=Choices((*words.GEARS, _HOME), _gear_rows),
        read=_read_gear,
        then=(Edge(END, draft_is("home", True), "back home"), Edge("until")),  # noqa: FBT003 - the value asked for
        hint=lambda _: words.gear_hint(),
    )
    until = Step(
        name="until",
        ask=lambda _: words.until(),
        choices=menu((list(words.SPANS.items()), 2)),
        read=_read_until,
        then=always(END),
        hint=lambda _: words.until_hint(),
    )
    return Flow(
        name=NAME,
        first="what_gear",
        steps=(what, until),
        finish=lambda scene: _finish(coach, scene),
        stopped=lambda scene: Ending(person=scene.person, screen=Screen(short_words.as_before())),
    )


def _gear_rows(scene: Scene) -> Rows:
    """The kits; the way back home only while one is away."""
    training = scene.person.training
    away = training is not None and training.travel is not None
    home = [(_HOME, words.HOME)] if away else []
    return (*in_rows(home, 1), *in_rows(list(words.GEARS.items()), 2))


def _read_gear(answer: Answer, scene: Scene) -> Reading | None:
    training = scene.person.training
    units = training.profile.units if training else Units.KG
    if answer == Picked(_HOME):
        return Take({_HOME: True})
    if isinstance(answer, Picked):
        return Take(_gears(units)[answer.value])
    said = answer.text.lower().replace("only", "") if isinstance(answer, Typed) else ""
    found = read_gear(said, {"units": units.value})
    return None if found is None else Take(found)


def _read_until(answer: Answer, scene: Scene) -> Reading | None:
    today = answers.today(scene)
    if isinstance(answer, Picked):
        return Take(scene.draft | {"until": (today + timedelta(days=int(answer.value))).isoformat()})
    said = answer.text.lower().strip().removeprefix("until ").removeprefix("till ") if isinstance(answer, Typed) else ""
    until = read_date(said, today) or read_date(f"in {said}", today)
    near = until is not None and today <= until <= today + LONGEST
    return Take(scene.draft | {"until": until.isoformat()}) if until is not None and near else None


def _finish(coach: Coach, scene: Scene) -> Ending:
    person, training, now = scene.person, scene.person.training, moment(scene.person.chat, scene.now)
    if training is None:
        return Ending(person=person, screen=Screen(short_words.as_before()))
    until, gear = _told(scene, now.day, training.profile.gear)
    made = propose(person, coach, (Travelling(at=now.at, day=now.day, until=until, gear=gear),), now)
    return Ending(person=made.person, facts=made.facts, screen=made.screen)


def _told(scene: Scene, today: date, own: Gear) -> tuple[date, Gear]:
    """Until when, with what; back home it ended yesterday."""
    if scene.draft.get(_HOME):
        return today - timedelta(days=1), own
    return date.fromisoformat(scene.draft["until"]), answers.gear(scene.draft)
