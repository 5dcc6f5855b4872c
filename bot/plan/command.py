"""`python -m bot plan FILE.toml [--weeks N] [--json]`: a plan looked at without a chat.

Prints the coming days with sessions, doses and reasons; with `--json` the same as one JSON value per day. A faulty file
gets all its faults with line and key, and exit status 2.
"""

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

import msgspec

from bot.plan.file import PlanFile, at, read
from bot.plan.table import Fault, PlanFileError
from bot.words import plan as words
from coaching.coach import Coach, DayPlan
from coaching.facts import Moment, SessionDone
from coaching.memory.count import Status
from coaching.memory.state import TrainingState
from coaching.session import Session
from coaching.week.question import monday_of
from data import catalogue

FAULTY = 2
MOST_WEEKS = 104


def main(arguments: Sequence[str]) -> int:
    """The exit status: 0, or 2 for a file with faults, which are all told."""
    asked = _parser().parse_args(list(arguments))
    try:
        coach = Coach(catalogue.load())
        file = read(_text(asked.file), coach.catalogue.exercises)
    except (PlanFileError, catalogue.CatalogueError) as error:
        for fault in error.faults:
            print(fault, file=sys.stderr)  # noqa: T201 - a command speaks to its terminal
        return FAULTY
    for shown in coming_days(coach, file, asked.weeks or file.weeks):
        told = _as_json(*shown) if asked.json else words.day(*shown, coach.catalogue, file.profile.units)
        try:
            print(told, flush=True)  # noqa: T201 - the same
        except BrokenPipeError:  # whoever reads has read enough
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # nothing is left to flush at exit
            break
    return 0


def _as_json(plan: DayPlan, session: Session) -> str:
    return msgspec.json.encode({"plan": plan, "session": session}).decode()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bot plan")
    parser.add_argument("file", type=Path)
    parser.add_argument("--weeks", type=int, default=0, choices=range(1, MOST_WEEKS + 1), metavar="N")
    parser.add_argument("--json", action="store_true")
    return parser


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise PlanFileError([Fault(0, "", f"{path} cannot be read: {error}")]) from error


def coming_days(coach: Coach, file: PlanFile, weeks: int) -> Iterator[tuple[DayPlan, Session]]:
    """The days from today on, each with its session, answered as the file says."""
    state = lived(coach, file)
    for number in range(weeks * 7):
        moment = _moment(file.today + timedelta(days=number))
        outcome = coach.today(state, moment)
        state, session = outcome.state, outcome.value
        yield _plan(coach, state, moment), session
        if file.answers is not None and session.type.strength and state.status_on(moment.day) is Status.OPEN:
            done = SessionDone(at=moment.at, day=moment.day, feel=file.answers)
            state = coach.finish(state, done, moment).state


def lived(coach: Coach, file: PlanFile) -> TrainingState:
    """The state on the morning of today, after the history; what is told of today itself is known too."""
    days = {one.day: one for one in file.history}
    moment = _moment(file.start)
    state = coach.onboard(None, file.profile, file.week, file.races, moment).state
    while True:
        known = days.get(moment.day)
        if known is not None:
            state = coach.known(state, known.told)
        if moment.day < file.today or (known is not None and known.became is not None):
            state = coach.today(state, moment).state
        if known is not None and known.became is not None:
            state = coach.known(state, (known.became,))
        if moment.day >= file.today:
            return state
        moment = _moment(moment.day + timedelta(days=1))


def _moment(day: date) -> Moment:
    return Moment(at(day), day)


def _plan(coach: Coach, state: TrainingState, moment: Moment) -> DayPlan:
    days = coach.week(state, monday_of(moment.day), moment)
    return next(one for one in days if one.day == moment.day)
