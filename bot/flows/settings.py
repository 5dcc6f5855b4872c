"""The settings: every answer, editable by the same questions that asked it; each change is kept at once."""

from collections.abc import Iterator

from msgspec.structs import replace

from bot.flow.data import END, Answer, Edge, Ending, Flow, Jump, Picked, Reading, Scene, Step, Take
from bot.flows import answers
from bot.flows.pieces import draft_is, menu
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
from bot.flows.telling import changes, told
from bot.moment import moment
from bot.replies import Screen
from bot.words import settings_words as words
from coaching.coach import Change, Coach, Outcome
from coaching.memory.state import TrainingState
from data.places import Places

NAME = "settings"
_MENU = "menu"
_PAUSE, _DELETE = "pause", "delete"


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
        doors=tuple(words.DOORS),
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
    others = [(_PAUSE, words.PAUSE), (_DELETE, words.DELETE)]
    return Step(
        name=_MENU,
        ask=overview,
        choices=menu((doors, 2), (others, 2)),
        read=_read_menu,
        then=(*(Edge(door, draft_is("go", door), label) for door, label in doors[:-1]), Edge(doors[-1][0])),
        hint=lambda _: words.menu_hint(),
    )


def _read_menu(answer: Answer, scene: Scene) -> Reading | None:
    if not isinstance(answer, Picked):
        return None
    if answer.value in {_PAUSE, _DELETE}:
        return Jump(answer.value)
    return Take(answers.draft_of(scene.person) | {"go": answer.value})


def _finish(coach: Coach, scene: Scene) -> Ending:
    """Keeps what changed, tells the coach of it, and shows the menu again."""
    person = scene.person
    wishes = answers.preferences(scene.draft, person.chat.preferences)
    chat = replace(person.chat, preferences=wishes)
    changed = replace(person, chat=chat)
    if person.training is None:
        return Ending(person=changed, begin=NAME)
    now = moment(chat, scene.now)
    outcomes = list(told(coach, person.training, changes(person.training, scene.draft, now), now))
    state = outcomes[-1].state if outcomes else person.training
    facts = tuple(fact for outcome in outcomes for fact in outcome.facts)
    note = _note(outcomes, state, wishes_same=wishes == person.chat.preferences)
    return Ending(person=replace(changed, training=state), facts=facts, begin=NAME, note=note)


def _note(outcomes: list[Outcome[Change]], state: TrainingState, *, wishes_same: bool) -> str:
    """What became of an answer: nothing, kept, planned with, or no strength work until somebody says yes."""
    if not outcomes:
        return words.unchanged() if wishes_same else words.saved()
    if state.profile.conditions and not state.profile.cleared:
        return words.saved_but_not_cleared()
    today = outcomes[0].value.before != outcomes[-1].value.after
    return words.planned_anew(today=today)
