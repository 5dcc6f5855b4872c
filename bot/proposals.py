"""Every change of plan goes one way: proposed where it moves sessions, applied by a tap, taken back by a tap.

A proposal is a value in the chat (the facts to tell), so it outlives a restart; what it would do is computed when it is
shown, and again before it is applied. A change that moves nothing is applied at once. Undo tells a `ChangeUndone` with
the parts that the change touched, as they were: nothing is ever removed from what was told.
"""

from collections.abc import Sequence
from enum import Enum, auto

from msgspec import Struct
from msgspec.structs import replace

from bot.chat import Person, PlanChange, Preferences, Stage
from bot.replies import Screen
from bot.screens import proposals as screens
from bot.screens import training
from bot.screens.keyboard import Rows
from bot.screens.runs import run_of
from bot.words import proposals as words
from coaching.coach import Change, Coach, Outcome
from coaching.facts import AnyFact, ChangeUndone, Moment
from coaching.memory.state import NotOnboarded, TrainingState
from coaching.memory.undoing import differing, stands, wishes_of
from coaching.memory.windows import as_of
from coaching.session_type import SessionType
from coaching.wishes import Wishes


class Made(Enum):
    """What became of a change of plan."""

    PROPOSED = auto()
    APPLIED = auto()
    UNDONE = auto()
    LEFT = auto()
    OLD = auto()  # another one came after it, or the day is over
    OLD_UNDO = auto()  # what it touched was touched again since
    AGAIN = auto()  # a second tap: it was done already


class Proposal(Struct, frozen=True, kw_only=True):
    """What a turn of a change of plan gave: the person after it, what was told, the screen; `what` says it in words.

    There is nothing on the screen where the tap was old, or a second one. `change` is what was made of it.
    """

    made: Made = Made.APPLIED
    person: Person
    facts: tuple[AnyFact, ...] = ()
    what: str = ""
    screen: Screen = Screen("")
    change: Change | None = None


def propose(
    person: Person,
    coach: Coach,
    facts: Sequence[AnyFact],
    moment: Moment,
    *,
    preferences: Preferences | None = None,
    others: Rows = (),
    anew: bool = False,
) -> Proposal:
    """A change of plan, shown before it is made where it moves sessions (or is shown `anew`), else made at once.

    `preferences` are the chat's after the change, where it touches them. `others` are other ways to make the change.
    """
    state, told = _training(person), _told_now(facts, moment)
    outcome = coach.change(state, told, moment)
    plan = PlanChange(
        number=person.chat.turn + 1,
        day=moment.day,
        facts=told,
        shown=tuple(plan.type for plan in outcome.value.days_after),
        preferences=preferences if preferences != person.chat.preferences else None,
    )
    asked = replace(person, chat=replace(person.chat, change=plan, turn=plan.number))
    if not (anew or moves(outcome.value)):
        return _made(asked, coach, plan, outcome, moment)
    what = words.told(facts, state.profile, moment.day)
    screen = screens.proposed(what, outcome.value, plan.number, state.profile.units, others)
    return Proposal(made=Made.PROPOSED, person=asked, what=what, screen=screen)


def moves(change: Change) -> bool:
    """Whether a day carries another kind of session than before."""
    pairs = zip(change.days_before, change.days_after, strict=True)
    return any(_kind(old.type) != _kind(new.type) for old, new in pairs)


def _kind(of: SessionType) -> SessionType:
    """A full session that turns into one for the legs, for want of time, has moved nowhere."""
    return SessionType.STRENGTH_FULL if of.lower_body else of


def apply(person: Person, coach: Coach, number: int, moment: Moment) -> Proposal:
    """Apply was tapped: made as it was shown, or shown anew where something else has changed in between."""
    plan = person.chat.change
    if plan is None or plan.number != number or plan.stage is Stage.UNDONE or plan.day != moment.day:
        return Proposal(made=Made.OLD, person=person)
    if plan.stage is Stage.APPLIED:
        return Proposal(made=Made.AGAIN, person=person, what=words.ALREADY_APPLIED)
    now = coach.change(_training(person), _told_now(plan.facts, moment), moment)
    if tuple(one.type for one in now.value.days_after) == plan.shown:
        return _made(person, coach, plan, now, moment)
    again = propose(person, coach, plan.facts, moment, preferences=plan.preferences, anew=True)
    return replace(again, screen=Screen(f"{words.SHOWN_ANEW}\n\n{again.screen.text}", again.screen.keyboard))


def decline(person: Person, number: int) -> Proposal:
    """Leave it was tapped: the proposal is gone."""
    plan = person.chat.change
    if plan is None or plan.number != number or plan.stage is not Stage.PROPOSED:
        return Proposal(made=Made.OLD, person=person)
    gone = replace(person, chat=replace(person.chat, change=None))
    return Proposal(made=Made.LEFT, person=gone, screen=screens.kept(plan.day))


def undo(person: Person, coach: Coach, number: int, moment: Moment) -> Proposal:
    """Undo was tapped: what the change touched stands as before, unless something else has touched it since."""
    plan = person.chat.change
    if plan is None or plan.number != number or not undoable(person, moment):
        again = plan is not None and plan.number == number and plan.stage is Stage.UNDONE
        return Proposal(made=Made.AGAIN if again else Made.OLD_UNDO, person=person, what=words.ALREADY_UNDONE)
    facts: tuple[AnyFact, ...] = ()
    if plan.before != Wishes():
        facts = (ChangeUndone(at=moment.at, day=moment.day, wishes=plan.before),)
    outcome = coach.change(_training(person), facts, moment)
    wishes = plan.preferences_before or person.chat.preferences
    chat = replace(person.chat, preferences=wishes, change=replace(plan, stage=Stage.UNDONE))
    back = replace(person, training=outcome.state, chat=chat)
    screen = screens.undone(outcome.value)
    return Proposal(made=Made.UNDONE, person=back, facts=outcome.facts, what=words.UNDONE, screen=screen)


def undoable(person: Person, moment: Moment) -> bool:
    """Whether the latest change is applied, and what it touched still stands as it left it."""
    plan, state = person.chat.change, person.training
    if plan is None or state is None or plan.stage is not Stage.APPLIED:
        return False
    same = plan.preferences is None or plan.preferences == person.chat.preferences
    return same and stands(plan.after, as_of(state, moment.day))


def _told_now(facts: Sequence[AnyFact], moment: Moment) -> tuple[AnyFact, ...]:
    """The facts of a change, told as it is made and not as it was proposed."""
    return tuple(replace(fact, at=moment.at) for fact in facts)


def _made(person: Person, coach: Coach, plan: PlanChange, outcome: Outcome[Change], moment: Moment) -> Proposal:
    """The change is made as the coach's `outcome` says, and what it touched is noted for Undo."""
    before = as_of(_training(person), moment.day)  # to compare; the facts are folded into the state as it is kept
    was, now = wishes_of(before), wishes_of(as_of(outcome.state, moment.day))
    chat = person.chat
    made = replace(
        plan,
        facts=(),
        shown=(),
        stage=Stage.APPLIED,
        before=differing(was, now),
        after=differing(now, was),
        preferences_before=chat.preferences if plan.preferences else None,
    )
    changed = replace(chat, change=made, preferences=plan.preferences or chat.preferences)
    what = words.told(plan.facts, before.profile, moment.day)
    return Proposal(
        person=replace(person, training=outcome.state, chat=changed),
        facts=outcome.facts,
        what=what,
        screen=_shown(outcome, what, plan.number, coach),
        change=outcome.value,
    )


def _shown(outcome: Outcome[Change], what: str, number: int, coach: Coach) -> Screen:
    """Today's session where the change touched it, else the week."""
    change, state = outcome.value, outcome.state
    today = change.after
    same = (change.before.type, change.before.blocks) == (today.type, today.blocks)
    if same or today.type is SessionType.NONE:
        return screens.applied(what, change, number, moved=moves(change))
    intro = words.applied_today(what, change.days_before, change.days_after)
    session = training.today(today, state.profile, coach.catalogue, run_of(state, today.day), intro=intro)
    return Screen(session.text, ((screens.undo(today.day, number),), *session.keyboard))


def _training(person: Person) -> TrainingState:
    if person.training is None:
        raise NotOnboarded("a plan is changed by a runner whom we know")
    return person.training
