"""How much of what, in plain words: sets, load, tempo, rest, effort, times of day."""

from datetime import date, time

from bot.words import common
from coaching.exercise import Exercise
from coaching.runner import Units
from coaching.session import Load, LoadKind, Prescription, Session

HOLD = "hold"
FAST = "X"
NO_BREAK = "\u00a0"
"""A space at which no line ends."""

_TEMPO_WORDS = {
    HOLD: "",
    "slow": "slow and controlled",
    "walk": "walking",
    "fast": "quick",
    "easy": "easy",
}
_TEMPO_SHORT = {"slow": "slow"}
_TWELVE_HOUR = ("America/", "US/", "Australia/", "Canada/", "Pacific/Auckland", "Pacific/Honolulu", "Asia/Kolkata")
_TWELVE_HOUR_NOT = ("America/Sao_Paulo", "America/Argentina", "America/Santiago", "America/Asuncion", "America/Cayenne")


def weekday(day: date) -> str:
    """The name of the day."""
    return common.weekday(day.weekday())


def two_letters(day: date) -> str:
    """A weekday where seven stand in a row: "Mo"."""
    return short_weekday(day)[:2]


def short_weekday(day: date) -> str:
    """The name of the day in three letters."""
    return common.weekday(day.weekday(), short=True)


def day_and_month(day: date) -> str:
    """The date within a year: "12 Apr"."""
    return f"{day.day} {common.month(day.month, short=True)}"


def clock(at: time, zone: str) -> str:
    """A time of day as it is written where the runner lives: 6:30 pm or 18:30."""
    if not zone.startswith(_TWELVE_HOUR) or zone.startswith(_TWELVE_HOUR_NOT):
        return f"{at.hour}:{at.minute:02}"
    return f"{at.hour % 12 or 12}:{at.minute:02} {'am' if at.hour < 12 else 'pm'}"


def load(of: Load, units: Units) -> str:
    """What to hold, "" for the body alone. A band's name is the runner's own, so it is escaped."""
    match of.kind:
        case LoadKind.BODYWEIGHT:
            return ""
        case LoadKind.WEIGHT:
            return common.weight(of.kg, units)
        case LoadKind.PER_HAND:
            return f"{common.weight(of.kg, units)} in each hand"
        case LoadKind.BAND:
            return f"{common.esc(of.band)} band" if of.band else "band"
        case LoadKind.CHOOSE:
            return "a weight you could lift about 15 times"


def sets(of: Prescription, *, once: bool = False) -> str:
    """Sets x reps, seconds or foot contacts, and the side: "3 × 10 each side". With `once` a single one is counted."""
    times = f"{of.sets} × {_count(of)}" if of.sets > 1 or once else _count(of)
    return f"{times}{' each side' if of.per_side else ''}{_extra(of)}"


def sets_short(of: Prescription, *, once: bool = False) -> str:
    """The same as it stands in a list on a phone: "3 × 10/side", which no line breaks. With `once` also "1 × 10"."""
    times = f"{of.sets} × {_count(of)}" if of.sets > 1 or once else _count(of)
    return f"{times}{'/side' if of.per_side else ''}".replace(" ", NO_BREAK) + _extra(of)


def _count(of: Prescription) -> str:
    if of.contacts is not None:
        return common.plural(of.contacts, "landing")
    return f"{of.reps}" if of.reps is not None else f"{of.seconds} s" if of.seconds is not None else ""


def _extra(of: Prescription) -> str:
    return f", {of.weaker_side_sets} more on the weaker side" if of.weaker_side_sets else ""


def tempo(of: str, exercise: Exercise | None = None) -> str:
    """A tempo in words ("3 s down, 1 s pause, 1 s up" for 3-1-1); "" where nothing needs saying.

    It goes the way of its exercise: a row with 2-1-2 is "2 s pull, 1 s pause, 2 s back".
    """
    if of in _TEMPO_WORDS:
        return _TEMPO_WORDS[of]
    parts = of.split("-")
    if len(parts) != 3:
        return common.esc(of)
    lowering, lifting = exercise.ways if exercise else ("down", "up")
    phases = [_phase(parts[0], lowering), _phase(parts[1], "pause"), _phase(parts[2], lifting)]
    if exercise and exercise.lift_first:
        phases.reverse()
    return ", ".join(phase for phase in phases if phase)


def _phase(lasts: str, way: str) -> str:
    return f"{way} fast" if lasts == FAST else f"{lasts} s {way}" if lasts != "0" else ""


def tempo_short(of: str) -> str:
    """A tempo in figures, as the list has it: "tempo 3-1-1"; the words of drills and stretches stay words."""
    if of in _TEMPO_WORDS:
        return _TEMPO_SHORT.get(of, _TEMPO_WORDS[of])
    return f"tempo {common.esc(of)}"


def seconds(count: int) -> str:
    """75 as "75 s", 120 as "2 min"."""
    return f"{count // 60} min" if count >= 120 and count % 60 == 0 else f"{count} s"


def minutes(count_s: int) -> str:
    """A session's length, to the nearest minute, never "0 min"."""
    return f"{max(1, round(count_s / 60))} min"


def length(session: Session) -> str:
    """How long a session is reckoned to take, the same wherever it is told: "about 9 min"; "" where nothing is done."""
    return f"about {minutes(session.estimate_s)}" if session.estimate_s else ""


def rest(of: Prescription, *, leads: bool = False) -> str:
    """The pause after a set; "" where there is none. `leads` says that the next one is done in turn with it."""
    if leads:
        return "in turn with the next one, no rest between"
    if of.rest_s <= 0:
        return ""
    if of.paired:
        return f"in turn with the one above, then {seconds(of.rest_s)} rest"
    return f"rest {seconds(of.rest_s)}"


def effort(rir: tuple[int, int] | None) -> str:
    """Reps in reserve in plain words; "" where it has no meaning."""
    if rir is None:
        return ""
    low, high = rir
    span = f"{low}" if low == high else f"{low}–{high}"
    return f"stop with {span} clean {'rep' if span == '1' else 'reps'} left"


def effort_short(rir: tuple[int, int] | None) -> str:
    """Reps in reserve, as the list has it: "leave 3–4 reps"; "" where it has no meaning."""
    return "" if rir is None else f"leave {_span(rir)}"


def _span(rir: tuple[int, int]) -> str:
    low, high = rir
    return common.plural(low, "rep") if low == high else f"{low}–{high} reps"


def dose(of: Prescription, units: Units, *, once: bool = False) -> str:
    """The dose in one line: sets, side and load."""
    held, counted = load(of.load, units), sets(of, once=once)
    return f"{counted} · {held}" if held else counted


def dose_short(of: Prescription, units: Units, *, once: bool = False) -> str:
    """The dose as it stands in the list: sets, side and load."""
    held = load(of.load, units)
    counted = sets_short(of, once=once)
    return f"{counted} · {held}" if held else counted
