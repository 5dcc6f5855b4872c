"""Screens that look back: sessions by pages, one session, weeks at a glance, progress."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from msgspec import Struct

from bot.buttons import Action
from bot.replies import Button, Screen
from bot.screens.keyboard import Rows, act, grouped, home, short
from bot.screens.pictures.showing import charts
from bot.words import doses, labels
from bot.words import past as words
from bot.words import progress as progress_words
from bot.words import sides as side_words
from coaching.exercise import Catalogue
from coaching.facts import SidesTested
from coaching.history.adherence import Adherence, PastWeek, past_weeks
from coaching.history.past import History, PastSession
from coaching.history.progress import ExerciseProgress
from coaching.history.sets import sets_of
from coaching.memory.count import Status
from coaching.outcomes import NextTime
from coaching.runner import Units

PAGE = 8
"""Sessions on one page: as many as a phone shows with their buttons."""
EXERCISES = 5
WEEKS = 12
LOGGED_DAYS = 14
"""So far back a session can be corrected: as long as the coach keeps it whole."""


def told(history: History, today: date) -> tuple[PastSession, ...]:
    """The sessions worth a line, newest first: strength, and whatever else was logged."""
    return tuple(one for one in reversed(history.sessions) if one.day <= today and _worth_a_line(one, today))


def _worth_a_line(one: PastSession, today: date) -> bool:
    if one.status is Status.OPEN:
        return one.strength and one.day < today
    return one.strength or one.done is not None


def sessions(history: History, skip: int, today: date) -> Screen:
    """A page of sessions, with a button for each."""
    every = told(history, today)
    if not every:
        return nothing(words.NOTHING_YET)
    skip = min(skip, (len(every) - 1) // PAGE * PAGE)
    page = every[skip : skip + PAGE]
    taps = [act(f"{doses.short_weekday(one.day)} {one.day.day}", Action.PAST, one.day) for one in page]
    around: list[Button] = []
    if skip:
        around.append(act(labels.NEWER, Action.HISTORY, None, str(max(0, skip - PAGE))))
    if skip + PAGE < len(every):
        around.append(act(labels.OLDER, Action.HISTORY, None, str(skip + PAGE)))
    rows: Rows = (
        *grouped(taps, 4),
        *((tuple(around),) if around else ()),
        (act(labels.WEEKS, Action.WEEKS), act(labels.PROGRESS, Action.PROGRESS)),
        (act(labels.LOG_A_DAY, Action.LOG_DAY), act(labels.TODAY, Action.TODAY)),
    )
    return Screen(short(words.listed(page, past_weeks(history, today), today)), rows)


def nothing(text: str) -> Screen:
    """Nothing to look back at yet."""
    return Screen(text, home())


def one(past: PastSession, catalogue: Catalogue, units: Units, today: date, *, note: str = "") -> Screen:
    """One session with its sets, `note` above it; while it can still be corrected, with the ways to do so."""
    rows: list[tuple[Button, ...]] = []
    if today - past.day <= timedelta(days=LOGGED_DAYS):
        change = [act(labels.LOG_IT if past.done is None else labels.CORRECT, Action.LOG_DAY, past.day)]
        if past.done is not None:
            change.append(act(labels.UNDO_DONE, Action.PAST_UNDO, past.day))
        rows.append(tuple(change))
    rows.append((act(labels.BACK_TO_HISTORY, Action.HISTORY), act(labels.TODAY, Action.TODAY)))
    text = words.detail(past, sets_of(past, catalogue), catalogue, units, today)
    return Screen(short(f"{note}\n\n{text}" if note else text), tuple(rows))


def weeks(found: Sequence[PastWeek], today: date) -> Screen:
    """The last weeks, a line each."""
    back = (act(labels.BACK_TO_HISTORY, Action.HISTORY), act(labels.PROGRESS, Action.PROGRESS))
    return Screen(words.weeks_at_a_glance(found[-WEEKS:], today), (back, (act(labels.WEEK, Action.WEEK),)))


class Going(Struct, frozen=True, kw_only=True):
    """All that the progress screen shows: what was done of what was planned, the exercises, and their next steps."""

    kept: Adherence
    exercises: tuple[ExerciseProgress, ...]
    coming: Mapping[str, NextTime]
    sides: tuple[SidesTested, ...] = ()


def progress(going: Going, skip: int, catalogue: Catalogue, units: Units, today: date) -> Screen:
    """What was kept up, and some exercises a page."""
    found = going.exercises
    if not found:
        return nothing(progress_words.NOTHING_YET)
    skip = min(skip, (len(found) - 1) // EXERCISES * EXERCISES)
    page = found[skip : skip + EXERCISES]
    said = [progress_words.exercise(one, going.coming.get(one.exercise), catalogue, units, today) for one in page]
    kept = progress_words.kept_up(going.kept, WEEKS)
    around: list[Button] = []
    if skip:
        around.append(act(labels.NEWER_EXERCISES, Action.PROGRESS, None, str(max(0, skip - EXERCISES))))
    if skip + EXERCISES < len(found):
        around.append(act(labels.MORE_EXERCISES, Action.PROGRESS, None, str(skip + EXERCISES)))
    rows: Rows = (
        *((tuple(around),) if around else ()),
        *charts(),
        (act(labels.HISTORY, Action.HISTORY), act(labels.WEEKS, Action.WEEKS)),
        (act(labels.TODAY, Action.TODAY), act(labels.HELP, Action.HELP)),
    )
    return Screen(short(progress_words.overview([kept, side_words.lines(going.sides)] if not skip else [], said)), rows)
