"""A day of a plan as plain text for a terminal: the run, the session, each exercise with its dose, and the reasons."""

import re
from html import unescape

from bot.words import common, doses, reasons, today
from coaching.coach import DayPlan
from coaching.exercise import Catalogue
from coaching.reasons import AnyReason
from coaching.runner import Units
from coaching.session import BlockKind, Prescription, Session

_BLOCKS = {
    BlockKind.WARM_UP: "warm-up",
    BlockKind.JUMPS: "jumps",
    BlockKind.MAIN: "main lift",
    BlockKind.SINGLE_LEG: "single leg",
    BlockKind.SINGLE_LEG_HINGE: "single leg",
    BlockKind.CALF_HIP: "calf, hip",
    BlockKind.PUSH_PULL: "push, pull",
    BlockKind.CORE: "core",
    BlockKind.MOVES: "moves",
    BlockKind.COOL_DOWN: "cool-down",
}
_TAG = re.compile(r"<[^>]+>")


def day(plan: DayPlan, session: Session, catalogue: Catalogue, units: Units) -> str:
    """One day, its exercises indented, a reason per line marked with a star."""
    date = f"{common.weekday(plan.day.weekday(), short=True)} {plan.day.isoformat()}"
    run = today.run_name(plan.run) if plan.known else "run not known"
    minutes = f", {doses.minutes(session.estimate_s)}" if session.estimate_s else ""
    done = {True: ", done", False: ", not done"}.get(plan.done, "") if plan.done is not None else ""
    lines = [f"{date}  {run}  |  {today.session_name(session)}, strength week {session.week}{minutes}{done}"]
    lines += [
        f"    {_BLOCKS[block.kind]:<11} {_exercise(one, catalogue, units)}"
        for block in session.blocks
        for one in block.prescriptions
    ]
    lines += [f"    * {_plain(one)}" for one in dict.fromkeys((*session.because, *plan.refused))]
    return "\n".join(lines) + "\n"


def _exercise(one: Prescription, catalogue: Catalogue, units: Units) -> str:
    why = "; ".join(_plain(reason) for reason in one.because)
    said = _text(f"{today.name_of(one.exercise, catalogue)}: {doses.dose(one, units)}")
    return f"{said}  ({why})" if why else said


def _plain(reason: AnyReason) -> str:
    return _text(reasons.why(reason))


def _text(html: str) -> str:
    return unescape(_TAG.sub("", html))
