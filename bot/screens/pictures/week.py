"""The weekly nudge as a picture: the week that ends, the next one, and what changes."""

from collections.abc import Sequence

from bot.media.picture_recipes import Day, Move, State, WeekPicture
from bot.words import common, doses, nudge
from bot.words import week_picture as words
from coaching.coach import DayPlan, NextTime, WeekReview
from coaching.exercise import Catalogue
from coaching.runner import Units
from coaching.session_type import SessionType


def week(
    review: WeekReview, last: Sequence[DayPlan], catalogue: Catalogue, units: Units, *, dark: bool = False
) -> WeekPicture:
    """The picture of a review; `last` are the days of the week that ends."""
    moving = nudge.moving(review.changes)
    return WeekPicture(
        title=words.TITLE,
        subtitle=nudge.kept(review),
        dark=dark,
        last=words.LAST,
        last_days=tuple(_day(plan) for plan in last),
        next=words.NEXT,
        next_days=tuple(_day(plan) for plan in review.days),
        next_said=common.plain(nudge.coming(review)),
        moves_head=nudge.WHAT_MOVES,
        moves=tuple(_move(one, catalogue, units) for one in moving[: nudge.MOST_IN_REVIEW]),
        more=nudge.more(len(moving) - nudge.MOST_IN_REVIEW),
    )


def _day(plan: DayPlan) -> Day:
    run = words.RUNS[plan.run.day_class] if plan.known else words.UNKNOWN_RUN
    name = doses.short_weekday(plan.day)
    if plan.type is SessionType.NONE:
        return Day(name=name, run=run)
    session = plan.letter or words.SESSIONS[plan.type]
    if not plan.type.strength:  # nobody misses light work: it is done, or stands there
        return Day(name=name, run=run, session=session, light=True, state=State.DONE if plan.done else State.NOTHING)
    state = State.PLANNED if plan.done is None else State.DONE if plan.done else State.NOT_DONE
    return Day(name=name, run=run, session=session, state=state)


def _move(one: NextTime, catalogue: Catalogue, units: Units) -> Move:
    name, before, after = nudge.parts(one, catalogue, units)
    return Move(name=common.plain(name), before=common.plain(before), after=common.plain(after))
