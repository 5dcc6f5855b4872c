"""Screens of the training itself: words of `bot.words` with the buttons that lead on. Pure: values in, a Screen out.

The screens of soreness, pain and illness are in `bot.screens.health`, help and the like in `bot.screens.about`.
"""

from collections.abc import Sequence
from datetime import date

from bot.buttons import Act, Action
from bot.replies import Button, Screen
from bot.screens import health as screens_health
from bot.screens.keyboard import NUMBERS_PER_ROW, Rows, act, grouped, home, short
from bot.screens.under_session import NUMBERS, under_session
from bot.screens.week import A_WEEK
from bot.words import deliveries, labels, nudge, progress, session_list
from bot.words import reasons as why_words
from bot.words import today as words
from bot.words import walk as walk_words
from coaching.coach import DayPlan, NextTime, Summary, WeekReview
from coaching.days import monday_of
from coaching.exercise import Catalogue, Exercise
from coaching.facts import Feel
from coaching.history.bests import NewBest
from coaching.reasons import AnyReason
from coaching.reasons.readiness import GuardianMissing, NotCleared, RedFlagStands, TooYoung
from coaching.runner import DayClass, Profile, RunDay, Units
from coaching.session import Session
from coaching.session_type import SessionType


def slot(day: date) -> str:
    """The name under which a day's session message can be edited later."""
    return f"day:{day.isoformat()}"


def today(
    session: Session,
    profile: Profile,
    catalogue: Catalogue,
    run: RunDay | None = None,
    *,
    intro: str = "",
    start: str = walk_words.START,
    brief: bool = False,
) -> Screen:
    """Today's session, as it fits the day. `run` is what is run that day, None where it is not known.

    `intro` is said before it (what brought it, or what changed it), `start` stands on the button that begins it, ""
    where it is done. `brief` leaves the list to a tap.
    """
    on_hold = held(session.because, session.day)
    if on_hold is not None:
        return on_hold
    if session.type is SessionType.NONE:
        return nothing(session, run, intro=intro)
    if brief:
        return _in_brief(session, run, intro, start)
    parts = (intro, words.head(session, run), *_in_full(session, profile, catalogue))
    return Screen(short("\n\n".join(part for part in parts if part)), under_session(session, start))


def _in_full(session: Session, profile: Profile, catalogue: Catalogue) -> tuple[str, str]:
    """The list, and a tip where nothing is lifted: after strength work the tips come with Done."""
    tips = [words.tip_text(tip, catalogue, profile.body_mass_kg) for tip in session.tips[:1]]
    how_to = f"\n{words.HOW_TO}" if words.numbered(session) else ""
    listed = session_list.exercises(session, catalogue, profile.units) + how_to
    return listed, "" if session.type.strength else words.tips([tip for tip in tips if tip])


def _in_brief(session: Session, run: RunDay | None, intro: str, start: str) -> Screen:
    """The session in three lines; its list and the week ahead are a tap away."""
    day = session.day
    text = words.head(session, run)
    ahead = act(labels.NEXT_WEEK, Action.WEEK, monday_of(day) + A_WEEK)
    first, *others = (row for row in under_session(session, start) if not _numbers(row))
    return Screen(short(f"{intro}\n\n{text}"), (first, (act(labels.LIST, Action.TODAY, day), ahead), *others))


def _numbers(row: Sequence[Button]) -> bool:
    return any(isinstance(one.does, Act) and one.does.action is Action.CUES for one in row)


def held(because: Sequence[AnyReason], day: date) -> Screen | None:
    """What stands in the place of any plan: a red flag, or a safety check not cleared. None where neither is."""
    if any(isinstance(reason, RedFlagStands) for reason in because):
        return screens_health.stopped(day, why_words.of_report(because))
    if any(isinstance(reason, (NotCleared, TooYoung, GuardianMissing)) for reason in because):
        return screens_health.blocked(day, why_words.of_report(because))
    return None


def nothing(session: Session, run: RunDay | None, *, intro: str = "") -> Screen:
    """A day without strength work: a race, or simply none."""
    text = words.nothing(session, run)
    race = run is not None and run.day_class is DayClass.RACE
    why: Rows = ((act(labels.WHY, Action.WHY, session.day), act(labels.WEEK, Action.WEEK)),)
    rows = ((act(labels.CHANGE, Action.CHANGE, session.day),), *(home() if race else why))
    return Screen(f"{intro}\n\n{text}" if intro else text, rows)


def cues(session: Session, number: int, catalogue: Catalogue, units: Units) -> Screen:
    """How to do the exercise with this number (from 0); its neighbours are one tap away."""
    prescriptions = words.numbered(session)
    others = [
        act(labels.chosen(str(at + 1), on=at == number), Action.CUES, session.day, f"{HERE}{at}")
        for at in range(len(prescriptions))
    ]
    rows = (
        *grouped(others, NUMBERS_PER_ROW),
        (
            act(labels.ALL_CUES, Action.CUES, session.day, ALL),
            act(labels.FIGURES, Action.HELP, session.day, NUMBERS),
            act(labels.CLOSE, Action.CLOSE),
        ),
    )
    leads = session_list.leading(prescriptions)[number]
    return Screen(short(words.cues(prescriptions[number], catalogue, units, leads=leads)), rows)


def explained(exercise: Exercise) -> Screen:
    """How to do any exercise, in today's session or not."""
    return Screen(
        short(words.explained(exercise)), ((act(labels.TODAY, Action.TODAY), act(labels.CLOSE, Action.CLOSE)),)
    )


ALL = "all"
HERE = "m"
"""What stands before a number in a how-to: its place is taken by the next one."""
HOW_SLOT = "how"
"""The how-to that is open: there is one at a time, below the session that it belongs to."""
BY_NAME = "x-"
"""What stands before the id of an exercise that is explained by itself."""


def all_cues(session: Session, catalogue: Catalogue) -> Screen:
    """The cues of all exercises."""
    text = words.all_cues(session, catalogue) or words.NO_CUES
    return Screen(short(text), ((act(labels.BACK, Action.BACK_TO_SESSION, session.day),),))


def numbers(day: date, session: Session | None, catalogue: Catalogue) -> Screen:
    """What sets, tempo, rest and reps in reserve mean; above it the wind-down of the day's session in full."""
    wind_down = session_list.wind_down(session, catalogue) if session is not None else ""
    text = f"{wind_down}\n\n{words.NUMBERS}" if wind_down else words.NUMBERS
    return Screen(short(text), ((act(labels.BACK, Action.BACK_TO_SESSION, day),),))


def why(session: Session, plan: DayPlan | None, catalogue: Catalogue, units: Units) -> Screen:
    """Why today's session is what it is, from the reasons that were stored with it."""
    exercises = [
        f"<b>{words.name_of(one.exercise, catalogue)}</b>: {' '.join(why_words.all_of(one.because, units))}"
        for one in words.numbered(session)
        if one.because
    ]
    head = words.heading(session, plan.run if plan else None)
    day = plan.because if plan else ()
    back = act(labels.BACK, Action.BACK_TO_SESSION, session.day)
    text = why_words.of_session(head, why_words.all_of((*day, *session.because), units), exercises)
    return Screen(short(text), ((back,), (act(labels.WEEK, Action.WEEK),)))


def feel_row(day: date, said: Feel | None = None) -> tuple[Button, ...]:
    """How hard it was; `said` is ticked."""
    return tuple(
        act(labels.chosen(label, on=feel is said), Action.FEEL, day, feel.value) for feel, label in labels.FEELS.items()
    )


def _changes(changes: Sequence[NextTime], catalogue: Catalogue, units: Units) -> tuple[tuple[str, str], ...]:
    """What changes, exercise by exercise, and why; what stays as it is needs no line."""
    return tuple((nudge.change(one, catalogue, units), _why(one, units)) for one in nudge.moving(changes))


def _why(change: NextTime, units: Units) -> str:
    """The reason decided last; before it, where sets are fewer, what took them."""
    said = why_words.all_of(change.because, units)
    fewer = change.then.sets < change.now.sets
    return " ".join(dict.fromkeys((*(said[:1] if fewer else ()), *said[-1:])))


def asks_feel(session: Session, feel: Feel | None) -> bool:
    """Whether it is still to be asked how the session felt: nothing is said of next time before that is known."""
    return session.type.strength and feel is None


def done(
    summary: Summary,
    profile: Profile,
    catalogue: Catalogue,
    feel: Feel | None = None,
    *,
    did: Sequence[str] = (),
    bests: Sequence[NewBest] = (),
) -> Screen:
    """After Done: how it felt (one tap), then what changes next time and why, and the recovery that makes it count."""
    day = summary.session.day
    asked = asks_feel(summary.session, feel)
    due = summary.tips if feel is None else ()  # with the question they were said already
    tips = [words.tip_text(tip, catalogue, profile.body_mass_kg) for tip in due]
    said = () if asked else _changes(summary.next_time, catalogue, profile.units)
    text = nudge.done(summary, said, [tip for tip in tips if tip], asked=asked, did=did)
    best = progress.bests(bests, catalogue, profile.units)
    text = f"{text}\n\n{best}" if best else text
    rows: Rows = (feel_row(day, feel),) if summary.session.type.strength else ()
    on = (act(labels.UNDO, Action.UNDO, day), act(labels.SORE, Action.SORE, day), act(labels.WEEK, Action.WEEK))
    return Screen(short(text), (*rows, on))


def already_done(day: date) -> Screen:
    """Done was said before."""
    on = (act(labels.UNDO, Action.UNDO, day), act(labels.SORE, Action.SORE, day), act(labels.WEEK, Action.WEEK))
    return Screen(f"{words.ALREADY_DONE} {words.FEEL_QUESTION}", (feel_row(day), on))


def weekly(review: WeekReview, catalogue: Catalogue, units: Units) -> str:
    """The weekly progression nudge, above the session of its day."""
    said = _changes(review.changes, catalogue, units)
    return nudge.weekly(review, said, why_words.all_of(review.because, units))


def reminder(session: Session) -> Screen:
    """The evening's one reminder."""
    day = session.day
    rows = (
        (act(labels.DONE, Action.DONE, day), act(labels.SKIP, Action.SKIP, day)),
        (act(labels.TODAY, Action.TODAY), act(labels.SORE, Action.SORE, day)),
    )
    return Screen(deliveries.reminder(session), rows)
