"""The settings: every answer, editable by the same questions that asked it; each change is kept at once."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from bot.buttons import Action
from bot.chat import Person
from bot.flow.data import (
    END,
    Answer,
    Choices,
    Edge,
    Ending,
    Flow,
    Jump,
    Picked,
    Reading,
    Rows,
    Scene,
    Step,
    Take,
)
from bot.flows import answers
from bot.flows.pieces import draft_is, in_rows
from bot.flows.questions.about import age, background, pain, running
from bot.flows.questions.kit import gear
from bot.flows.questions.mass import mass
from bot.flows.questions.messages import nudge, per_week, quiet, reminder, run_gap
from bot.flows.questions.race_list import races
from bot.flows.questions.races import race
from bot.flows.questions.runs import week
from bot.flows.questions.safety import safety
from bot.flows.questions.times import hour, minutes
from bot.flows.settings_screen import overview
from bot.flows.telling import changes
from bot.moment import moment
from bot.proposals import Made, propose, undo, undoable
from bot.replies import Screen
from bot.screens.keyboard import act
from bot.words import labels
from bot.words import settings_words as words
from bot.words.proposals import UNDO
from coaching.coach import Coach
from coaching.facts import AnyFact, Moment, ProfileChanged, ScreeningAnswered
from coaching.memory.state import TrainingState
from coaching.runner import Profile
from data.places import Places

NAME = "settings"
_MENU = "menu"
_PAUSE, _DELETE, _UNDO = "pause", "delete", "undo"
OWNED = (
    (act(labels.EXPORT, Action.EXPORT), act(labels.PHYSIO, Action.PHYSIO)),
    (act(labels.CALENDAR, Action.CALENDAR), act(labels.PRIVACY, Action.PRIVACY)),
)
"""What is the runner's own, and who explains the rest."""


def settings(coach: Coach, places: Places) -> Flow:
    """The settings menu with every question behind it, each a door of its own."""
    return Flow(
        name=NAME,
        first=_MENU,
        steps=(_menu(), *_training_steps(), *_runner_steps(), *_message_steps(places)),
        finish=lambda scene: _finish(coach, scene),
        stopped=lambda scene: Ending(person=scene.person, screen=Screen(words.closed())),
        start=answers.draft_of,
        leads=(NAME, _PAUSE, _DELETE),
        doors=(*words.DOORS, "gear_list"),
        closes=words.CLOSE,
    )


def _training_steps() -> Iterator[Step]:
    yield from (*week(END), *races(END), *race(END), *minutes(END), *per_week(END), *run_gap(END), *gear(END))


def _runner_steps() -> Iterator[Step]:
    yield from (*pain(END), *safety(END, parked=False), *age(END, refuse=False))
    yield from (*background(END), *running(END), *mass(END))


def _message_steps(places: Places) -> Iterator[Step]:
    yield from (*hour(END, places), *reminder(END), *nudge(END), *quiet(END))


def _menu() -> Step:
    doors = list(words.DOORS.items())
    ways = [Edge(door, draft_is("go", door), label) for door, label in doors[:-1]]
    return Step(
        name=_MENU,
        ask=overview,
        choices=Choices((*words.DOORS, _PAUSE, _DELETE, _UNDO), _rows),
        read=_read_menu,
        then=(*ways, Edge(END, draft_is("go", _UNDO), "undo"), Edge(doors[-1][0])),
        hint=lambda _: words.menu_hint(),
        beside=OWNED,
    )


def _rows(scene: Scene) -> Rows:
    """The doors; above them Undo, as long as the latest change can be taken back."""
    undo = [(_UNDO, UNDO)] if undoable(scene.person, moment(scene.person.chat, scene.now)) else []
    others = [(_PAUSE, words.PAUSE), (_DELETE, words.DELETE)]
    return (*in_rows(undo, 1), *in_rows(list(words.DOORS.items()), 2), *in_rows(others, 2))


def _read_menu(answer: Answer, scene: Scene) -> Reading | None:
    if not isinstance(answer, Picked):
        return None
    if answer.value in {_PAUSE, _DELETE}:
        return Jump(answer.value)
    return Take(answers.draft_of(scene.person) | {"go": answer.value})


def _finish(coach: Coach, scene: Scene) -> Ending:
    """What changed is proposed where it moves sessions, else kept at once, and the menu shown again."""
    person = scene.person
    wishes = answers.preferences(scene.draft, person.chat.preferences)
    if person.training is None:
        return Ending(person=replace(person, chat=replace(person.chat, preferences=wishes)), begin=NAME)
    now = moment(replace(person.chat, preferences=wishes), scene.now)
    if scene.draft.get("go") == _UNDO:
        return _undone(coach, person, now)
    facts = list(changes(person.training, scene.draft, now))
    if not facts and wishes == person.chat.preferences:
        return Ending(person=person, begin=NAME, note=words.unchanged())
    if any(_of_health(fact, person.training.profile) for fact in facts):
        return _kept(coach, person, person.training, facts, now)
    made = propose(person, coach, facts, now, preferences=wishes)
    if made.made is Made.PROPOSED or made.change is None:
        return Ending(person=made.person, screen=made.screen)
    anew = words.planned_anew(today=made.change.before != made.change.after) if facts else words.saved()
    return Ending(person=made.person, facts=made.facts, begin=NAME, note=anew)


def _undone(coach: Coach, person: Person, now: Moment) -> Ending:
    number = person.chat.change.number if person.chat.change else 0
    made = undo(person, coach, number, now)
    return Ending(person=made.person, facts=made.facts, begin=NAME, note=made.what)


def _of_health(fact: AnyFact, known: Profile) -> bool:
    """What health says holds at once, and is no wish that could be taken back."""
    if not isinstance(fact, ProfileChanged):
        return isinstance(fact, ScreeningAnswered)
    told = fact.profile
    return (told.painful, told.under_treatment, told.guardian) != (known.painful, known.under_treatment, known.guardian)


def _kept(coach: Coach, person: Person, training: TrainingState, facts: Sequence[AnyFact], now: Moment) -> Ending:
    """Told to the coach at once."""
    outcome = coach.change(training, facts, now)
    profile = outcome.state.profile
    blocked = bool(profile.conditions) and not profile.cleared
    anew = words.planned_anew(today=outcome.value.before != outcome.value.after)
    note = words.saved_but_not_cleared() if blocked else anew
    return Ending(person=replace(person, training=outcome.state), facts=outcome.facts, begin=NAME, note=note)
