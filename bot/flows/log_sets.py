"""The sets of a session that is logged later: exercise by exercise, as the runner types them."""

from collections.abc import Sequence
from datetime import date, timedelta

import msgspec

from bot.flow.data import Answer, Draft, Edge, Picked, Reading, Scene, Step, Take, Typed, Unclear
from bot.flows import answers
from bot.flows.pieces import menu
from bot.understanding import said_sets
from bot.words import doses
from bot.words import log_words as words
from bot.words.today import name_of
from coaching.coach import Coach
from coaching.facts import ExerciseDone, SetDone
from coaching.memory.state import TrainingState
from coaching.rules import memory
from coaching.session import BlockKind, Prescription, Session
from coaching.underway import loaded

SETS, FEEL = "sets", "feel"
PLANNED, OUT = "planned", "out"
_ASIDE = frozenset({BlockKind.WARM_UP, BlockKind.COOL_DOWN})


def loggable(training: TrainingState | None, today: date) -> tuple[date, ...]:
    """The days whose strength session can be logged or corrected, newest first."""
    if training is None:
        return ()
    since = today - timedelta(days=memory.FULL_DAYS)
    days = (one.day for one in training.sessions if one.type.strength and since <= one.day <= today)
    return tuple(sorted(days, reverse=True))


def session(scene: Scene) -> Session | None:
    """The session that is logged, today's where no day was said; None where it is too old by now."""
    training = scene.person.training
    said = scene.draft.get("day")
    day = date.fromisoformat(said) if said else answers.today(scene)
    if training is None or day not in loggable(training, answers.today(scene)):
        return None
    return training.session_on(day)


def worked(scene: Scene) -> tuple[Prescription, ...]:
    """What was prescribed between warm-up and cool-down."""
    found = session(scene)
    blocks = found.blocks if found is not None else ()
    return tuple(one for block in blocks if block.kind not in _ASIDE for one in block.prescriptions)


def sets_step(coach: Coach) -> Step:
    """One exercise after the other, at the same step."""
    return Step(
        name=SETS,
        ask=lambda scene: _ask_sets(coach, scene),
        choices=menu(([(PLANNED, words.AS_PLANNED), (OUT, words.LEFT_OUT)], 2)),
        read=_read_sets,
        then=(Edge(SETS, lambda scene: len(scene.draft["sets"]) < len(worked(scene))), Edge(FEEL)),
        hint=lambda _: words.sets_hint(),
    )


def _ask_sets(coach: Coach, scene: Scene) -> str:
    every, number = worked(scene), len(scene.draft["sets"])
    if number >= len(every) or scene.person.training is None:
        return words.GONE
    one, units = every[number], scene.person.training.profile.units
    return words.sets(number + 1, len(every), name_of(one.exercise, coach.catalogue), doses.dose(one, units))


def _read_sets(answer: Answer, scene: Scene) -> Reading | None:
    every, number = worked(scene), len(scene.draft["sets"])
    if number >= len(every) or scene.person.training is None:
        return Take(scene.draft)
    asked = every[number]
    if isinstance(answer, Picked):
        return _with(scene.draft, [] if answer.value == PLANNED else None)
    if not isinstance(answer, Typed):
        return None
    said = said_sets.read(answer.text, scene.person.training.profile.units)
    if isinstance(said, said_sets.SaidFault):
        return Unclear(words.fault(said))
    return None if said is None else _with(scene.draft, _sets(said, asked))


def _with(draft: Draft, sets: Sequence[SetDone] | None) -> Take:
    """One exercise more: its sets, none of them for "as planned", None for left out."""
    return Take(draft | {"sets": [*draft["sets"], None if sets is None else msgspec.to_builtins(sets)]})


def _sets(said: said_sets.SaidSets, asked: Prescription) -> list[SetDone]:
    planned = asked.reps or asked.seconds or asked.contacts or 0
    counts = said.sets or tuple(said_sets.SaidSet(planned, said.kg) for _ in range(asked.sets))
    if said.once and len(counts) == 1:
        counts *= asked.sets
    return [
        SetDone(
            count=one.count, load=loaded(asked.load, one.kg if one.kg is not None else said.kg, None), side=one.side
        )
        for one in counts
    ]


def exercises(scene: Scene) -> tuple[ExerciseDone, ...]:
    """What was told of each exercise; nothing where all was as planned."""
    told = list(zip(worked(scene), scene.draft.get("sets", []), strict=False))
    if all(sets == [] for _, sets in told):
        return ()
    return tuple(
        ExerciseDone(exercise=one.exercise, sets=msgspec.convert(sets, tuple[SetDone, ...]))
        for one, sets in told
        if sets is not None
    )
