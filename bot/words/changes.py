"""What a report or a change of plan did, in a few lines."""

from bot.words import common, doses, week
from bot.words.today import NAMES, numbered
from coaching.coach import Change
from coaching.session import Easing, Session
from coaching.session_type import SessionType

_COUNTED = frozenset({SessionType.CORE_MOBILITY}) | {kind for kind in SessionType if kind.strength}
"""Where sets are counted; stretches are simply others or fewer."""


def what_changed(change: Change) -> str:
    """What happened to today and to the days after it; "" where nothing did and the reasons say enough."""
    lines = [_today(change.before, change.after)]
    moved = week.change(change.days_before, [plan for plan in change.days_after if plan.day != change.after.day])
    lines.append(f"Later:\n{moved}" if moved else "")
    said = "\n".join(line for line in lines if line)
    return said or ("" if change.because else STAYS)


STAYS = "The plan stays as it is."
NOTHING_MORE = "Noted. Nothing else changes."
"""A report that was only made more exact: what it brought at first still holds."""


def _today(before: Session, after: Session) -> str:
    """What happened to today's session, "" where nothing did."""
    if before.type is not after.type:
        return _another(after)
    if _sets(before) > _sets(after) and after.type in _COUNTED:
        return f"Today's {_name(after)} gets lighter: {_sets(before)} sets become {_sets(after)}."
    if _exercises(before) != _exercises(after):
        return f"Today's {_name(after)} changes: {_plural_moves(before, after)} for others."
    if after.easing is not Easing.NONE and after.type.strength:
        return f"Today's {_name(after)} is light: {_sets(after)} sets, {doses.length(after)}."
    return ""


def _name(session: Session) -> str:
    return NAMES[session.type].lower()


def _another(after: Session) -> str:
    if after.type is SessionType.NONE:
        return "Today you rest: no strength work."
    return f"Today becomes <b>{_name(after)}</b>, {doses.length(after)}."


def _sets(session: Session) -> int:
    """The sets between warm-up and wind-down."""
    return sum(one.sets for one in numbered(session))


def _exercises(session: Session) -> frozenset[str]:
    return frozenset(one.exercise for one in numbered(session))


def _plural_moves(before: Session, after: Session) -> str:
    gone = len(_exercises(before) - _exercises(after))
    return f"{common.plural(gone, 'exercise makes', 'exercises make')} way"
