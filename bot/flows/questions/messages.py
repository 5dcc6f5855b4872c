"""What only the settings ask: reminder, weekly review, quiet hours, sessions a week, spacing before hard runs."""

import re
from datetime import time

from bot.flow.data import Answer, Picked, Reading, Scene, Step, Take, Typed
from bot.flows.answers import OFF
from bot.flows.pieces import always, menu
from bot.flows.reading.dates import weekday_word
from bot.flows.reading.hours import read_hour
from bot.flows.reading.numbers import only_number, yes_or_no
from bot.flows.reading.numbers import words as words_of
from bot.words import settings_words as words
from bot.words.common import clock, weekday
from coaching.rules import follow_up

_REMINDERS = ("17:00", "18:00", "18:30", "19:00", "19:30", "20:00", "20:30", "21:00")
_QUIET = ("21:00-06:00", "21:30-06:00", "22:00-06:00", "22:00-07:00", "23:00-06:00", "23:00-07:00")
_NO_QUIET = "00:00-00:00"
_ANY, _WIDE = "any", "wide"
_MOST_PER_WEEK = 3


def reminder(then: str) -> tuple[Step, ...]:
    """The evening reminder, or none."""
    hours = [(value, clock(time.fromisoformat(value))) for value in _REMINDERS]
    step = Step(
        name="reminder",
        ask=lambda _: words.reminder(),
        choices=menu((hours, 4), ([(OFF, words.NO_REMINDER)], 1)),
        read=_read_reminder,
        then=always(then),
        hint=lambda _: words.reminder_hint(),
    )
    return (step,)


def _read_reminder(answer: Answer, scene: Scene) -> Reading | None:
    if isinstance(answer, Picked):
        return Take(scene.draft | {"reminder": answer.value})
    if not isinstance(answer, Typed):
        return None
    if yes_or_no(answer.text) is False or answer.text.lower().strip() == OFF:
        return Take(scene.draft | {"reminder": OFF})
    said = read_hour(answer.text)
    return None if said is None else Take(scene.draft | {"reminder": said.isoformat("minutes")})


def nudge(then: str) -> tuple[Step, ...]:
    """The day of the weekly review."""
    step = Step(
        name="nudge",
        ask=lambda _: words.nudge(),
        choices=menu(([(str(day), weekday(day)) for day in range(7)], 2)),
        read=_read_nudge,
        then=always(then),
        hint=lambda _: words.nudge_hint(),
    )
    return (step,)


def _read_nudge(answer: Answer, scene: Scene) -> Reading | None:
    if isinstance(answer, Picked):
        return Take(scene.draft | {"nudge": int(answer.value)})
    said = words_of(answer.text) if isinstance(answer, Typed) else []
    days = [day for word in said if (day := weekday_word(word)) is not None]
    return Take(scene.draft | {"nudge": days[0]}) if len(days) == 1 else None


def quiet(then: str) -> tuple[Step, ...]:
    """The hours in which nothing is sent."""
    pairs = [(value, words.quiet_line(*_pair(value))) for value in _QUIET]
    step = Step(
        name="quiet",
        ask=lambda _: words.quiet(),
        choices=menu((pairs, 2), ([(_NO_QUIET, words.NO_QUIET)], 1)),
        read=_read_quiet,
        then=always(then),
        hint=lambda _: words.quiet_hint(),
    )
    return (step,)


def _pair(value: str) -> tuple[time, time]:
    start, _, end = value.partition("-")
    return time.fromisoformat(start), time.fromisoformat(end)


def _read_quiet(answer: Answer, scene: Scene) -> Reading | None:
    if isinstance(answer, Picked):
        return Take(scene.draft | {"quiet": answer.value.split("-")})
    if not isinstance(answer, Typed):
        return None
    if yes_or_no(answer.text) is False or answer.text.lower().strip() == OFF:
        return Take(scene.draft | {"quiet": _NO_QUIET.split("-")})
    parts = [
        read_hour(part.removeprefix("from ")) for part in re.split(r" ?(?:-|to|until|till) ?", answer.text.lower())
    ]
    hours = [part.isoformat("minutes") for part in parts if part is not None]
    return Take(scene.draft | {"quiet": hours}) if len(hours) == len(parts) == 2 else None


def per_week(then: str) -> tuple[Step, ...]:
    """How many sessions a week at most."""
    counts = [(str(count), words.at_most(count)) for count in range(1, _MOST_PER_WEEK + 1)]
    step = Step(
        name="per_week",
        ask=lambda _: words.per_week(),
        choices=menu((counts, 3), ([(_ANY, words.AS_FITS)], 1)),
        read=_read_per_week,
        then=always(then),
        hint=lambda _: words.per_week_hint(),
    )
    return (step,)


def _read_per_week(answer: Answer, scene: Scene) -> Reading | None:
    if isinstance(answer, Picked):
        return Take(scene.draft | {"per_week": None if answer.value == _ANY else int(answer.value)})
    count = (
        only_number(answer.text, "at", "most", "a", "week", "sessions", "session")
        if isinstance(answer, Typed)
        else None
    )
    fits = count is not None and count in range(1, _MOST_PER_WEEK + 1)
    return Take(scene.draft | {"per_week": int(count)}) if count is not None and fits else None


def run_gap(then: str) -> tuple[Step, ...]:
    """The days between leg work and hard runs: as for everybody, or more."""
    wide = follow_up.SPACING_WIDE_DAYS
    step = Step(
        name="run_gap",
        ask=lambda _: words.run_gap(),
        choices=menu(([(_ANY, words.AS_RULES_SAY), (_WIDE, words.days_if_room(wide))], 1)),
        read=_read_run_gap,
        then=always(then),
        hint=lambda _: words.run_gap_hint(),
    )
    return (step,)


def _read_run_gap(answer: Answer, scene: Scene) -> Reading | None:
    if isinstance(answer, Picked):
        return Take(scene.draft | {"run_gap": follow_up.SPACING_WIDE_DAYS if answer.value == _WIDE else None})
    days = only_number(answer.text, "days", "day", "at", "least") if isinstance(answer, Typed) else None
    if days is None:
        return None
    return Take(scene.draft | {"run_gap": follow_up.SPACING_WIDE_DAYS if days >= follow_up.SPACING_WIDE_DAYS else None})
