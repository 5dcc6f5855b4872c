"""What the coach remembers of one exercise, and how a session done changes it (rules, section 3)."""

from datetime import date, timedelta
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from coaching.dosing.best import Best, best_of, best_set
from coaching.exercise import Exercise
from coaching.facts import LEFT, RIGHT, ExerciseDone, Feel, SetDone
from coaching.reasons.session import BackFromTravel, Bridge, Held, Stalled, TonnageHeld
from coaching.rules import progression as rules
from coaching.session import Load, LoadKind, Prescription


class ExerciseRecord(Struct, frozen=True, gc=False, kw_only=True, omit_defaults=True):
    """What the coach remembers of one exercise. The training state keeps one for each ever done.

    `last` is the last prescription that counts for progress (without its reasons; its load is the one really used):
    deloads, tapers and the lighter exposure of a stall leave it, unless even they were too hard. `counts` are the reps
    or seconds of its sets as done, the weaker side's where sides were told apart. In a row: `at_top` exposures with
    every set at the top of the window, `easy_at_top` of them too easy, `hard` too hard, `flat` without a gain.
    `bridged` counts sessions of a bridge, `tops` all exposures at the top ever. `earned` says that the next link of the
    chain is open. `side_gap` counts exposures in a row with a clearly `weaker_side` (LEFT, RIGHT, "" for none), which
    has extra sets until `extra_until`. `changed_day` is the local day from which load, reps and tempo are what they
    are. `best` is the best set ever, whatever kind of session it was in, and `beaten` the one that it beat.
    """

    last: Prescription
    counts: tuple[int, ...]
    feel: Feel
    exposures: int = 1
    at_top: int = 0
    easy_at_top: int = 0
    hard: int = 0
    flat: int = 0
    bridged: int = 0
    tops: int = 0
    earned: bool = False
    side_gap: int = 0
    weaker_side: str = ""
    extra_until: date | None = None
    best: Best | None = None
    beaten: Best | None = None
    last_day: date
    changed_day: date


class _Seen(NamedTuple):
    """One exposure as it was: counts, load, the weaker side ("" for none) and the effort."""

    counts: tuple[int, ...]
    load: Load
    weaker_side: str
    feel: Feel


def observe(  # noqa: PLR0917 - the order is that of events: known, asked, done, felt, when
    record: ExerciseRecord | None,
    exercise: Exercise,
    prescription: Prescription,
    done: ExerciseDone | None,
    feel: Feel,
    day: date,
) -> ExerciseRecord:
    """The record after an exercise was done on `day`.

    `done` is None where it was done as planned; `feel` is the session's, `done.feel` goes before it. A set missed or
    not finished is too hard whatever was said (rules 3.2). A session that held every dose (deload, taper, ramp, short
    sleep), and the first one after travel, is neither a gain nor a stall.
    """
    after = _observed(record, exercise, prescription, _see(prescription, done, feel), day)
    best = best_of((after.best, best_set(prescription, done, day)))
    return after if best == after.best else replace(after, best=best, beaten=after.best)


def _observed(
    record: ExerciseRecord | None, exercise: Exercise, prescription: Prescription, seen: _Seen, day: date
) -> ExerciseRecord:
    if record is None:
        return _first(exercise, prescription, seen, day)
    lighter_once = any(isinstance(reason, Stalled) for reason in prescription.because)
    if lighter_once:
        record = replace(record, flat=record.flat + 1, feel=seen.feel)
    if lighter_once or _holds(prescription):
        changed = day if _is_back(record, day) and not lighter_once else record.changed_day
        record = replace(record, exposures=record.exposures + 1, last_day=day, changed_day=changed)
        return _even_that(record, prescription, seen, day) if seen.feel is Feel.TOO_HARD else record
    return _sided(_next(record, exercise, prescription, seen, day), seen, day)


def _even_that(record: ExerciseRecord, prescription: Prescription, seen: _Seen, day: date) -> ExerciseRecord:
    """The record where a dose that was turned down was too hard all the same: from now on it is what goes on."""
    known = record.last
    less = min(target(known), target(prescription))
    last = replace(
        known,
        sets=min(known.sets, prescription.sets),
        reps=known.reps and less,
        seconds=known.seconds and less,
        load=seen.load if seen.load.kg <= known.load.kg else known.load,
    )
    same = (last.load, target(last)) == (known.load, target(known))
    return replace(
        record,
        last=last,
        counts=seen.counts,
        feel=Feel.TOO_HARD,
        at_top=0,
        easy_at_top=0,
        hard=record.hard + 1,
        bridged=0,
        changed_day=record.changed_day if same else day,
    )


def _holds(prescription: Prescription) -> bool:
    return any(
        (isinstance(reason, Held) and not reason.area) or (isinstance(reason, BackFromTravel) and reason.once)
        for reason in prescription.because
    )


def _see(prescription: Prescription, done: ExerciseDone | None, feel: Feel) -> _Seen:
    """What was done, by the weaker side."""
    planned = target(prescription)
    if done is None or not done.sets:
        own = feel if done is None or done.feel is None else done.feel
        return _Seen((planned,) * prescription.sets, prescription.load, "", own)
    sides = {side: tuple(one.count for one in done.sets if one.side == side) for side in (LEFT, RIGHT)}
    counts, weaker = _weaker(sides) if all(sides.values()) else (tuple(one.count for one in done.sets), "")
    own = done.feel or feel
    low = prescription.window[0]
    missed = prescription.reps is not None and low >= rules.MISSED_BELOW > min(counts)
    if missed or len(counts) < prescription.sets:
        own = Feel.TOO_HARD
    return _Seen(counts, _used(prescription, done.sets), weaker, own)


def _weaker(sides: dict[str, tuple[int, ...]]) -> tuple[tuple[int, ...], str]:
    """The counts of the weaker side, and its name where the difference is clear."""
    weak = min((LEFT, RIGHT), key=lambda side: (min(sides[side]), sum(sides[side])))
    strong = RIGHT if weak == LEFT else LEFT
    clear = min(sides[strong]) - min(sides[weak]) >= rules.SIDE_GAP_REPS
    return sides[weak], weak if clear else ""


def _used(prescription: Prescription, sets: tuple[SetDone, ...]) -> Load:
    """The load really used: the lightest told, else the one prescribed."""
    told = [one.load for one in sets if one.load.kind is not LoadKind.BODYWEIGHT]
    return min(told, key=lambda load: load.kg) if told else prescription.load


def target(prescription: Prescription) -> int:
    """What one set asks for, by its metric."""
    return prescription.reps or prescription.seconds or prescription.contacts or 0


def _first(exercise: Exercise, prescription: Prescription, seen: _Seen, day: date) -> ExerciseRecord:
    top = _at_top(prescription, seen)
    easy = top and seen.feel is Feel.TOO_EASY
    return ExerciseRecord(
        last=replace(prescription, load=seen.load, because=()),
        counts=seen.counts,
        feel=seen.feel,
        at_top=int(top),
        easy_at_top=int(easy),
        hard=int(seen.feel is Feel.TOO_HARD),
        tops=int(top),
        earned=_earns(exercise, prescription, int(top), easy=easy),
        side_gap=int(bool(seen.weaker_side)),
        weaker_side=seen.weaker_side,
        last_day=day,
        changed_day=day,
    )


def _next(
    record: ExerciseRecord, exercise: Exercise, prescription: Prescription, seen: _Seen, day: date
) -> ExerciseRecord:
    # Long because it names every count of the record once.
    top = _at_top(prescription, seen)
    easy = top and seen.feel is Feel.TOO_EASY
    same_load = seen.load == record.last.load
    at_top = (record.at_top if same_load else 0) + 1 if top else 0
    easy_at_top = (record.easy_at_top if same_load else 0) + int(easy) if top else 0
    # Where the load keeps rising, tops at any load open the next link.
    loaded_tops = record.tops + int(top) if seen.load.kg > 0 else 0
    unchanged = not _is_back(record, day) and _same(record.last, prescription, seen.load)
    waited = any(isinstance(reason, TonnageHeld) for reason in prescription.because)
    gained = top or not same_load or sum(seen.counts) > sum(record.counts)
    return replace(
        record,
        last=replace(prescription, load=seen.load, because=()),
        counts=seen.counts,
        feel=seen.feel,
        exposures=record.exposures + 1,
        at_top=at_top,
        easy_at_top=easy_at_top,
        hard=record.hard + 1 if seen.feel is Feel.TOO_HARD else 0,
        flat=0 if gained else record.flat + int(not waited),
        bridged=_bridged(record, prescription) if same_load else 0,
        tops=record.tops + int(top),
        earned=record.earned or _earns(exercise, prescription, max(at_top, loaded_tops), easy=easy),
        last_day=day,
        changed_day=record.changed_day if unchanged else day,
    )


def _is_back(record: ExerciseRecord, day: date) -> bool:
    """Whether an exercise comes back after so long that its weeks of sameness begin anew, held or not."""
    return (day - record.last_day).days > rules.BACK_AFTER_DAYS


def _at_top(prescription: Prescription, seen: _Seen) -> bool:
    return seen.feel is not Feel.TOO_HARD and min(seen.counts) >= prescription.window[1]


def _earns(exercise: Exercise, prescription: Prescription, tops: int, *, easy: bool) -> bool:
    """Twice at the very top (12 reps, or the longest hold) or once too easy there opens the next link."""
    highest = min(rules.BODYWEIGHT_TOP, exercise.target_max) if prescription.reps else prescription.window[1]
    loaded = prescription.load.kg > 0
    return easy or (tops >= rules.TOP_TWICE and (loaded or prescription.window[1] >= highest))


def _bridged(record: ExerciseRecord, prescription: Prescription) -> int:
    return record.bridged + int(any(isinstance(reason, Bridge) for reason in prescription.because))


def _same(last: Prescription, now: Prescription, load: Load) -> bool:
    return (last.load, last.tempo, target(last)) == (load, now.tempo, target(now))


def _sided(record: ExerciseRecord, seen: _Seen, day: date) -> ExerciseRecord:
    """Count how long one side has been weaker; long enough gives it extra sets for some weeks."""
    if not seen.weaker_side and not record.side_gap:
        return record
    gap = record.side_gap + 1 if seen.weaker_side and seen.weaker_side in {record.weaker_side, ""} else 1
    if not seen.weaker_side:
        return replace(record, side_gap=0)
    begins = gap >= rules.SIDE_GAP_SESSIONS and (record.extra_until is None or record.extra_until < day)
    until = day + timedelta(weeks=rules.SIDE_EXTRA_WEEKS) if begins else record.extra_until
    return replace(record, side_gap=gap, weaker_side=seen.weaker_side, extra_until=until)
