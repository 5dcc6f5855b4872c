"""The safety check asked again: questions 1, 3, 4 and 8, in a minute where all is as it was (rules 7.1)."""

from collections.abc import Iterator

from msgspec.structs import replace

from bot.flow.data import END, Answer, Edge, Ending, Flow, Picked, Reading, Scene, Step, Take, Typed
from bot.flows import answers
from bot.flows.lines import joints_line, race_line, runs_line
from bot.flows.pieces import draft_is, menu
from bot.flows.questions.about import pain
from bot.flows.questions.race_list import races
from bot.flows.questions.races import race
from bot.flows.questions.runs import week
from bot.flows.questions.safety import safety
from bot.flows.reading.numbers import yes_or_no
from bot.flows.telling import changes, told
from bot.moment import moment
from bot.replies import Screen, Send
from bot.screens import training as screens
from bot.words import settings_words
from bot.words import short_words as words
from coaching.coach import Coach
from coaching.facts import ScreeningAnswered

NAME = "screening"
_STILL = "still"
_ALL = "all"
_WAYS = ("runs", "races", "pain")


def screening(coach: Coach) -> Flow:
    """The check itself, and then one look at the rest: still so, or what changed."""
    return Flow(
        name=NAME,
        first="safety",
        steps=tuple(_steps()),
        finish=lambda scene: _finish(coach, scene),
        stopped=lambda scene: Ending(person=scene.person, screen=Screen(words.screening_stopped())),
        start=answers.draft_of,
        closes=words.NOT_NOW,
    )


def _steps() -> Iterator[Step]:
    yield from safety(_STILL, parked=False)
    yield Step(
        name=_STILL,
        ask=_still,
        choices=menu(([(_ALL, words.ALL_STILL_SO)], 1), ([(way, settings_words.DOORS[way]) for way in _WAYS], 3)),
        read=_read,
        then=(*(Edge(way, draft_is("go", way), way) for way in _WAYS), Edge(END)),
        hint=lambda _: words.still_hint(),
    )
    yield from (*week(_STILL), *races(_STILL), *race(_STILL), *pain(_STILL))


def _still(scene: Scene) -> str:
    """Runs, race and pain as they stand, in a line each."""
    known = scene.person.training.races if scene.person.training else ()
    dropped, added = scene.draft.get("drop"), answers.race(scene.draft)
    ahead = [one for one in known if one.day.isoformat() != dropped]
    profile = answers.profile(scene.draft)
    return words.still(
        runs_line(answers.week(scene.draft)),
        race_line([*ahead, *([added] if added else [])], answers.today(scene)),
        joints_line(profile.painful) or settings_words.nothing(),
    )


def _read(answer: Answer, scene: Scene) -> Reading | None:
    if isinstance(answer, Typed):
        return Take(scene.draft | {"go": _ALL}) if yes_or_no(answer.text) else None
    return Take(scene.draft | {"go": answer.value}) if isinstance(answer, Picked) else None


def _finish(coach: Coach, scene: Scene) -> Ending:
    """Told to the coach in any case, so that twelve weeks begin anew; then today as it is."""
    person, training = scene.person, scene.person.training
    if training is None:
        return Ending(person=person, screen=Screen(words.screening_stopped()))
    now = moment(person.chat, scene.now)
    profile = answers.profile(scene.draft)
    answered = ScreeningAnswered(at=now.at, day=now.day, conditions=profile.conditions, cleared=profile.cleared)
    others = [one for one in changes(training, scene.draft, now) if not isinstance(one, ScreeningAnswered)]
    outcomes = list(told(coach, training, [answered, *others], now))
    state = outcomes[-1].state
    today = outcomes[-1].value.after
    run = state.run_on(now.day) if state.run_known(now.day) else None
    session = screens.today(today, state.profile, coach.catalogue, run)
    cleared = not state.profile.conditions or state.profile.cleared
    return Ending(
        person=replace(person, training=state),
        facts=tuple(fact for outcome in outcomes for fact in outcome.facts),
        screen=Screen(words.screened(cleared=cleared)),
        replies=(Send(screen=session, slot=screens.slot(now.day)),),
    )
