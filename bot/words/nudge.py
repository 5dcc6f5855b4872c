"""The weekly progression nudge, and what changes after a session: the same routine for months is mistake seven."""

from collections.abc import Sequence

from msgspec.structs import replace

from bot.words import common, doses
from bot.words import today as words
from coaching.coach import NextTime, Summary, WeekReview
from coaching.exercise import Catalogue
from coaching.runner import Units

PHASES = {
    1: "with bodyweight and light resistance",
    2: "with moderate weight and more reps",
    3: "with heavier loads, jumps and more dynamic moves",
}
NEXT_TIME = "Next time"
WHAT_MOVES = "What moves"
MOST_CHANGES, MOST_IN_REVIEW = 6, 4
"""So that a message stays one phone screen."""


def change(one: NextTime, catalogue: Catalogue, units: Units) -> str:
    """One exercise: now and next."""
    name, before, after = parts(one, catalogue, units)
    if one.then.exercise != one.exercise:
        return f"<b>{before}</b> → <b>{words.name_of(one.then.exercise, catalogue)}</b> {after}"
    return f"<b>{name}</b>: {before} → <b>{after}</b>"


def parts(one: NextTime, catalogue: Catalogue, units: Units) -> tuple[str, str, str]:
    """One change in three parts: the exercise as it will be called, what was, what comes.

    Where another exercise takes its place, what was is its name. The tempo is told where it alone changes.
    """
    name = words.name_of(one.exercise, catalogue)
    then = doses.dose_short(one.then, units, once=True)
    if one.then.exercise != one.exercise:
        return words.name_of(one.then.exercise, catalogue), name, then
    now = doses.dose_short(one.now, units, once=True)
    if now != then:
        return name, now, then
    return name, f"{now} · {doses.tempo_short(one.now.tempo)}", doses.tempo_short(one.then.tempo)


def moving(found: Sequence[NextTime]) -> list[NextTime]:
    """The changes that are told: those in sets, reps and load before those in the tempo alone."""
    return sorted((one for one in found if one.then != one.now), key=_tempo_alone)


def _tempo_alone(one: NextTime) -> bool:
    return replace(one.then, tempo="", because=()) == replace(one.now, tempo="", because=())


def changes(said: Sequence[tuple[str, str]], head: str, most: int = MOST_CHANGES) -> str:
    """The changes, each with why, at most as many as fit a phone screen. A reason that several share is said once."""
    if not said:
        return ""
    by_reason: dict[str, list[str]] = {}
    for line, why in said[:most]:
        by_reason.setdefault(why, []).append(line)
    others = more(len(said) - most)
    groups = ["\n".join([*lines, *([f"    <i>{why}</i>"] if why else [])]) for why, lines in by_reason.items()]
    return "\n".join([f"<b>{head}</b>", *groups, *([others] if others else [])])


def more(count: int) -> str:
    """How many are not shown, "" for none."""
    return f"… and {count} more." if count > 0 else ""


def done(
    summary: Summary,
    said: Sequence[tuple[str, str]],
    tips: Sequence[str],
    *,
    asked: bool = False,
    did: Sequence[str] = (),
) -> str:
    """After Done: what was done, what changes next time and why, and the recovery that makes it count.

    With `asked` it is not known yet how it felt: then only that is asked, for the answer decides what changes. `did`
    has a line for each exercise, where they were gone through one by one.
    """
    name = words.session_name(summary.session)
    question = words.FEEL_QUESTION if asked else ""
    head = f"✅ <b>{name}, done.</b> {question}".rstrip()
    parts = [head, "\n".join(did), changes(said, NEXT_TIME), words.tips(tips)]
    return "\n\n".join(part for part in parts if part)


def kept(review: WeekReview) -> str:
    """What was done of what was planned; never a reproach."""
    if review.planned == 0 and review.done == 0:
        return "No strength session was planned this week."
    if review.done >= review.planned:
        return f"{_sessions(review.done)} done, as planned."
    if review.done == 0:
        return "No strength session this week. It happens; nothing piles up, and next week starts fresh."
    return f"{review.done} of {_sessions(review.planned)} done. That already keeps what you have."


def _sessions(count: int) -> str:
    return common.plural(count, "strength session")


def _next(review: WeekReview) -> str:
    if review.deload_next:
        return "<b>Next week is lighter</b>, on purpose: the body builds while it rests. Fewer sets, less weight."
    if review.next_phase != review.phase:
        return f"<b>Next week starts a new phase</b>, {PHASES[review.next_phase]}."
    if review.next_week == review.week and (review.planned or review.week > 1):  # a newcomer's first is not a repeat
        return f"<b>Next week</b> is strength week {review.next_week} once more, {PHASES[review.next_phase]}."
    return f"<b>Next week</b> is strength week {review.next_week}, {PHASES[review.next_phase]}."


def _days(review: WeekReview) -> str:
    """Next week's strength days: "Strength on Wednesday and Friday."."""
    days = [doses.weekday(plan.day) for plan in review.days if plan.type.strength]
    return f"Strength on {common.listed(days)}." if days else ""


def coming(review: WeekReview) -> str:
    """What kind of week the next one is, and its strength days."""
    return "\n".join(part for part in (_next(review), _days(review)) if part)


def in_short(review: WeekReview) -> str:
    """The two weeks alone, where the rest is in a picture."""
    return f"📈 <b>Your week</b>\n{kept(review)}\n\n{coming(review)}"


def weekly(review: WeekReview, said: Sequence[tuple[str, str]], why: Sequence[str]) -> str:
    """What was done, what changes next week, and why."""
    told = [in_short(review), "\n".join(why), changes(said, WHAT_MOVES, MOST_IN_REVIEW)]
    return "\n\n".join(part for part in told if part)
