"""`python -m bot plan FILE.toml [--weeks N] [--brief | --json]`: a plan looked at without a chat.

Prints the coming days with sessions, doses and reasons; with `--brief` the same in a few lines a day, week by week,
with what was answered and what changed; with `--json` one JSON value per day. A faulty file gets all its faults with
line and key, and exit status 2.
"""

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from bot.conversation import Conversation
from bot.flows.book import flows
from bot.plan.file import PlanFile, read
from bot.plan.history import Known
from bot.plan.life import Life, Shown
from bot.plan.table import Fault, PlanFileError
from bot.understanding.understand import Understanding
from bot.words import plan as words
from bot.words.plan_brief import Brief
from coaching.coach import Coach
from coaching.exercise import Catalogue
from data import catalogue
from data.places import Places

FAULTY = 2
MOST_WEEKS = 104


def main(arguments: Sequence[str]) -> int:
    """The exit status: 0, or 2 for a file with faults, which are all told."""
    asked = _parser().parse_args(list(arguments))
    try:
        exercises = catalogue.load()
        file = read(_text(asked.file), known(exercises))
    except (PlanFileError, catalogue.CatalogueError) as error:
        for fault in error.faults:
            print(fault, file=sys.stderr)  # noqa: T201 - a command speaks to its terminal
        return FAULTY
    for told in _told(exercises, file, asked):
        try:
            print(told, flush=True)  # noqa: T201 - the same
        except BrokenPipeError:  # whoever reads has read enough
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # nothing is left to flush at exit
            break
    return 0


def known(exercises: Catalogue) -> Known:
    """What plan files are read with."""
    names = {one.id: one.name for one in exercises.exercises.values()}
    return Known(exercises.exercises, Understanding(names))


def brief(exercises: Catalogue, file: PlanFile, weeks: int) -> Iterator[str]:
    """The days in a few lines each, under their weeks."""
    teller = Brief(exercises, file.profile)
    for shown in _life(exercises, file).days(weeks, reviews=True):
        yield teller.day(
            shown.plan, shown.session, told=shown.told, became=shown.became, week=shown.week, review=shown.review
        )


def _told(exercises: Catalogue, file: PlanFile, asked: argparse.Namespace) -> Iterator[str]:
    weeks = asked.weeks or file.weeks
    if asked.brief:
        yield from brief(exercises, file, weeks)
        return
    for shown in _life(exercises, file).days(weeks):
        units = file.profile.units
        yield _as_json(shown) if asked.json else words.day(shown.plan, shown.session, exercises, units)


def _life(exercises: Catalogue, file: PlanFile) -> Life:
    coach = Coach(exercises)
    return Life(Conversation(coach, flows(coach, Places())), file)


def _as_json(shown: Shown) -> str:
    return msgspec.json.encode({"plan": shown.plan, "session": shown.session}).decode()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bot plan")
    parser.add_argument("file", type=Path)
    parser.add_argument("--weeks", type=int, default=0, choices=range(1, MOST_WEEKS + 1), metavar="N")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--brief", action="store_true")
    form.add_argument("--json", action="store_true")
    return parser


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise PlanFileError([Fault(0, "", f"{path} cannot be read: {error}")]) from error
