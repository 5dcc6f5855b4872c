"""A session of the last two weeks logged late, or its log corrected: as planned or set by set, then the effort."""

from datetime import date, timedelta

from msgspec.structs import replace

from bot.buttons import Action
from bot.flow.data import (
    END,
    Answer,
    Choices,
    Edge,
    Ending,
    Flow,
    Picked,
    Reading,
    Rows,
    Scene,
    Step,
    Take,
    Typed,
)
from bot.flows import answers
from bot.flows.log_sets import FEEL, PLANNED, SETS, exercises, loggable, session, sets_step, worked
from bot.flows.pieces import always, draft_is, in_rows, labelled, menu
from bot.flows.reading.dates import read_date, weekday_word
from bot.moment import moment
from bot.replies import Screen
from bot.screens import training as screens
from bot.screens.keyboard import act, home
from bot.words import doses, labels, past
from bot.words import log_words as words
from bot.words.today import NAMES, name_of
from coaching.coach import Coach
from coaching.days import last_weekday
from coaching.facts import Feel, SessionDone, SessionUndone
from coaching.history.bests import new_bests
from coaching.memory.count import Status

NAME, HOW = "log", "how"
_DAY = "day"
_OTHER, _NONE = "other", "none"
_CODES = 28
"""More days than can be logged: a button's day is told by its number modulo this, true past midnight too."""


def log(coach: Coach) -> Flow:
    """Which day, what was done, set by set where it was not as planned, how it felt."""
    return Flow(
        name=NAME,
        first=_DAY,
        steps=(_day_step(), _how_step(coach), sets_step(coach), _feel_step()),
        finish=lambda scene: _finish(coach, scene),
        stopped=lambda scene: Ending(person=scene.person, screen=Screen(words.KEPT, home())),
        doors=(HOW,),
    )


def _day_step() -> Step:
    return Step(
        name=_DAY,
        ask=_ask_day,
        choices=Choices(tuple(str(code) for code in range(_CODES)), _day_rows),
        read=_read_day,
        then=always(HOW),
        hint=lambda _: words.which_day_hint(),
    )


def _ask_day(scene: Scene) -> str:
    days = loggable(scene.person.training, answers.today(scene))
    return words.which_day() if days else words.NOTHING_TO_LOG


def _day_rows(scene: Scene) -> Rows:
    training, today = scene.person.training, answers.today(scene)
    marks = {Status.DONE: past.DONE_MARK, Status.SKIPPED: past.SKIPPED_MARK}
    days = loggable(training, today)
    said = [marks.get((training.status_on(day) if training else None) or Status.OPEN, past.OPEN_MARK) for day in days]
    return in_rows([(_code(day), words.day_button(day, today, mark)) for day, mark in zip(days, said, strict=True)], 2)


def _code(day: date) -> str:
    return str(day.toordinal() % _CODES)


def _read_day(answer: Answer, scene: Scene) -> Reading | None:
    today = answers.today(scene)
    days = loggable(scene.person.training, today)
    if isinstance(answer, Picked):
        found = next((day for day in days if _code(day) == answer.value), None)
    else:
        found = _said_day(answer.text, today) if isinstance(answer, Typed) else None
    return Take(scene.draft | {"day": found.isoformat()}) if found is not None and found in days else None


def _said_day(text: str, today: date) -> date | None:
    said = text.lower().strip()
    if said in {"today", "yesterday"}:
        return today - timedelta(days=said == "yesterday")
    named = weekday_word(said.split()[-1]) if said else None
    if named is not None:
        return last_weekday(named, today)
    return read_date(said, today)


def _how_step(coach: Coach) -> Step:
    buttons = [(PLANNED, words.AS_PLANNED), (_OTHER, words.OTHER_SETS)]
    return Step(
        name=HOW,
        ask=lambda scene: _ask_how(coach, scene),
        choices=menu((buttons, 2), ([(_NONE, words.NOT_DONE)], 1)),
        read=_read_how,
        then=(Edge(FEEL, draft_is("how", PLANNED)), Edge(SETS, draft_is("how", _OTHER)), Edge(END)),
        hint=lambda _: words.how_hint(),
    )


def _ask_how(coach: Coach, scene: Scene) -> str:
    found, training = session(scene), scene.person.training
    if found is None or training is None:
        return words.GONE
    units = training.profile.units
    lines = [f"{name_of(one.exercise, coach.catalogue)}  {doses.dose_short(one, units)}" for one in worked(scene)]
    status = training.status_on(found.day) or Status.OPEN
    now = {Status.DONE: "done", Status.SKIPPED: "skipped", Status.OPEN: past.NOT_LOGGED}[status]
    name = f"{NAMES[found.type]} {found.letter}".rstrip()
    return words.how(found.day, answers.today(scene), name, "\n".join(lines), now)


def _read_how(answer: Answer, scene: Scene) -> Reading | None:
    return Take(scene.draft | {"how": answer.value, "sets": []}) if isinstance(answer, Picked) else None


# How it felt, and what comes of it


def _feel_step() -> Step:
    return Step(
        name=FEEL,
        ask=lambda _: words.feel(),
        choices=menu((labelled(labels.FEELS), 3)),
        read=lambda answer, scene: Take(scene.draft | {"feel": answer.value}) if isinstance(answer, Picked) else None,
        then=always(END),
        hint=lambda _: words.feel_hint(),
    )


def _finish(coach: Coach, scene: Scene) -> Ending:
    training, found, now = scene.person.training, session(scene), moment(scene.person.chat, scene.now)
    if training is None or found is None:
        return Ending(person=scene.person, screen=Screen(words.GONE, home()))
    rows = ((act(labels.BACK_TO_HISTORY, Action.PAST, found.day), act(labels.TODAY, Action.TODAY)),)
    sets = scene.draft["sets"]
    if scene.draft["how"] == _NONE or (sets and all(one is None for one in sets)):
        outcome = coach.tell(training, SessionUndone(at=now.at, day=found.day), now)
        person = replace(scene.person, training=outcome.state)
        return Ending(person=person, facts=outcome.facts, screen=Screen(words.not_done(found.day, now.day), rows))
    feel = Feel(scene.draft["feel"])
    done = SessionDone(at=now.at, day=found.day, exercises=exercises(scene), feel=feel)
    finished = coach.finish(training, done, now)
    bests = new_bests(finished.state, found.day)
    summary = screens.done(finished.value, training.profile, coach.catalogue, feel, bests=bests)
    text = f"{words.noted(found.day, now.day)}\n\n{summary.text}"
    person = replace(scene.person, training=finished.state)
    return Ending(person=person, facts=finished.facts, screen=Screen(text, rows))
