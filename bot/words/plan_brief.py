"""A plan in a few lines a day, week by week, as a coach reads it: doses, answers, what changed, and why.

A reason stands where it is new; what is said of most days stands once.
"""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date
from html import unescape
from textwrap import wrap

from bot.words import common, doses, reasons, today
from bot.words.plan_marks import mark
from coaching.exercise import Catalogue
from coaching.facts import Feel, SessionDone, SessionSkipped
from coaching.outcomes import DayPlan, TrainingWeek, WeekReview
from coaching.reasons import AnyReason
from coaching.reasons import placement as why
from coaching.reasons.placement import PlacementReason
from coaching.reasons.readiness import GroupReason, TenderPlace
from coaching.reasons.session import FitsTime, JumpsOpen, PhaseDose
from coaching.runner import Profile
from coaching.session import Block, BlockKind, Prescription, Session
from coaching.session_type import SessionType

_PHASES = {1: "bodyweight and light resistance", 2: "moderate weight, higher reps", 3: "heavier, jumps, dynamic"}
_BLOCKS = {"A": "build", "B": "heavy", "C": "power"}
_FEELS = {Feel.TOO_EASY: "done, too easy", Feel.RIGHT: "done, right", Feel.TOO_HARD: "done, too hard"}
_NOT_TRAINED = frozenset({BlockKind.WARM_UP, BlockKind.COOL_DOWN})
_UNLISTED = frozenset({SessionType.RECOVERY, SessionType.MOBILITY_ONLY, SessionType.NONE})
"""Sessions of which no dose matters."""
_AGAIN_DAYS = 7
_WIDTH = 140
_TAG = re.compile(r"<[^>]+>")
_LIMITS = (
    why.AllDaysHard
    | why.NoEasyDay
    | why.MovedFromMissed
    | why.AfterTwoHardDays
    | why.PlannedDeload
    | why.TaperSets
    | why.TaperNoJumps
    | why.TaperMobilityOnly
    | why.LateStart
    | why.FirstAfterRace
    | why.NoJumpsAfterRace
    | why.OnlyCoreAfterRace
    | why.OnlyRecoveryAfterRace
    | why.TooCloseToRace
    | why.OnePerWeekInTaper
    | why.TooSoonAfterRace
)
"""What placement says that is not told once for all."""
_ROUTINE = (PhaseDose, FitsTime, JumpsOpen, GroupReason, TenderPlace)


class Brief:
    """Tells the days of one runner, in their order. It remembers which reasons it has told."""

    def __init__(self, catalogue: Catalogue, profile: Profile) -> None:
        self._catalogue = catalogue
        self._units = profile.units
        self._told: dict[object, date] = {}

    def day(
        self,
        plan: DayPlan,
        session: Session,
        *,
        told: Sequence[str] = (),
        became: SessionDone | SessionSkipped | None = None,
        week: TrainingWeek | None = None,
        review: WeekReview | None = None,
    ) -> str:
        """One day; before it the head of its week where one begins, after it the review where one ends."""
        lines = [head(plan.day, week)] if week is not None else []
        run = today.run_name(plan.run) if plan.known else "run not known"
        start = f"  {doses.short_weekday(plan.day)} {plan.day.day:>2}  {run:<9}  "
        lines += _wrapped(f"{start}{self._session(session)}{_became(became)}", "                      ")
        lines += [line for one in told for line in _wrapped(f"          < {one}", "            ")]
        for reason in (*session.because, *plan.refused):
            if self._is_new(reason, plan.day):
                lines += _wrapped(f"          * {_plain(reasons.why(reason))}", "            ")
        if review is not None:
            lines += _wrapped(f"  {self._review(review)}", "    ")
        return "\n".join(lines)

    def _session(self, session: Session) -> str:
        minutes = f" {doses.minutes(session.estimate_s)}" if session.estimate_s else ""
        name = f"{today.session_name(session)}{minutes}"
        if session.type in _UNLISTED:
            return name if session.type is not SessionType.NONE else "-"
        worked = [block for block in session.blocks if _is_worked(block, session.type)]
        shared = _effort(session.type, worked)
        moves = [self._exercise(one, shared) for block in worked for one in block.prescriptions]
        return f"{name}{f' [{shared}]' if shared else ''}: {', '.join(moves)}"

    def _exercise(self, one: Prescription, shared: str) -> str:
        said = f"{today.name_of(one.exercise, self._catalogue)} {doses.dose(one, self._units)}"
        own = _own_effort(one)
        marks = [text for reason in one.because if (text := mark(reason, self._units))]
        if own and shared and own != shared:
            marks.append(own)
        told = f" ({'; '.join(dict.fromkeys(marks))})" if marks else ""
        return _plain(said).replace(" each side", "/side").replace(" in each hand", "/hand") + told

    def _is_new(self, reason: AnyReason, day: date) -> bool:
        """Whether the reason is worth a line: what the day's run explains once, what limits it once a week."""
        routine = isinstance(reason, _ROUTINE) or (isinstance(reason, PlacementReason) and not _limits(reason))
        key: object = type(reason) if isinstance(reason, (PlacementReason, *_ROUTINE)) else _plain(reasons.why(reason))
        before = self._told.get(key)
        if before is not None and (routine or (day - before).days < _AGAIN_DAYS):
            return False
        self._told[key] = day
        return True

    def _review(self, review: WeekReview) -> str:
        following = f"strength week {review.next_week}, phase {review.next_phase}"
        parts = [f"= {review.done} of {review.planned} done; next {following}{', a deload' * review.deload_next}"]
        parts += [
            _plain(reasons.why(one)) for one in review.because if not isinstance(one, PlacementReason) or _limits(one)
        ]
        return ". ".join(part.rstrip(".") for part in parts)


def head(day: date, week: TrainingWeek) -> str:
    """The head of a week: which one, and what kind of."""
    block = f", block {week.block} ({_BLOCKS[week.block]})" if week.block else ""
    kinds = [name for name, so in (("deload", week.deload), ("taper", week.taper), ("in season", week.in_season)) if so]
    kind = f"   ** {', '.join(kinds)} **" if kinds else ""
    return (
        f"\n{common.short_date(day, date.min)}   strength week {week.week}   "
        f"phase {week.phase} ({_PHASES[week.phase]}){block}{kind}"
    )


def _is_worked(block: Block, kind: SessionType) -> bool:
    """The moves that count: beside core work mobility is not listed."""
    return block.kind not in _NOT_TRAINED and not (kind is SessionType.CORE_MOBILITY and block.kind is BlockKind.MOVES)


def _became(became: SessionDone | SessionSkipped | None) -> str:
    match became:
        case SessionDone(feel=feel, exercises=logged):
            said = f"-> {_FEELS[feel]}{' as logged' if logged else ''}"
        case SessionSkipped(reason=reason):
            said = f"-> skipped, {reason.replace('_', ' ')}"
        case _:
            return ""
    return "  " + said.replace(" ", doses.NO_BREAK)


def _effort(kind: SessionType, blocks: Sequence[Block]) -> str:
    """Reps in reserve and tempo that most exercises of a strength session share."""
    if not kind.strength:
        return ""
    every = [own for block in blocks for one in block.prescriptions if (own := _own_effort(one))]
    return Counter(every).most_common(1)[0][0] if every else ""


def _own_effort(one: Prescription) -> str:
    if one.rir is None or one.reps is None:
        return ""
    low, high = one.rir
    left = f"{low}" if low == high else f"{low}-{high}"
    return f"{left} left, {one.tempo}"


def _limits(reason: PlacementReason) -> bool:
    return isinstance(reason, _LIMITS)


def _wrapped(line: str, indent: str) -> list[str]:
    lines = wrap(line, _WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)
    return [one.replace(doses.NO_BREAK, " ") for one in lines]


def _plain(html: str) -> str:
    return unescape(_TAG.sub("", html))
