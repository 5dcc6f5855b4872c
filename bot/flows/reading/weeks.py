"""A running week in words: "tue thu sat easy, sunday long", "Mon-Fri easy, Sat rest", "easy on Tuesday and Friday"."""

import re
from collections.abc import Iterator

from msgspec import Struct

from bot.flows.reading.dates import weekday_word
from coaching.runner import DayClass, RunDay, RunningWeek

_CLASSES = {
    DayClass.EASY: {"easy", "recovery", "jog", "jogs", "slow", "gentle", "zone2", "z2", "cycling", "bike", "swim", "e"},
    DayClass.SPEED: {
        "speed",
        "fast",
        "interval",
        "intervals",
        "tempo",
        "threshold",
        "hill",
        "hills",
        "fartlek",
        "track",
        "quality",
        "workout",
        "hard",
    },
    DayClass.LONG: {"long", "lr", "longrun"},
    DayClass.RACE: {"race", "races", "racing", "parkrun"},
    DayClass.REST: {"rest", "off", "nothing", "free", "none"},
}
_CLASS_OF = {word: kind for kind, words in _CLASSES.items() for word in words}
_GROUPS = {
    "weekdays": (0, 1, 2, 3, 4),
    "weekend": (5, 6),
    "weekends": (5, 6),
    "daily": (0, 1, 2, 3, 4, 5, 6),
}
_FILLER = frozenset(
    [
        "on",
        "and",
        "run",
        "runs",
        "running",
        "day",
        "days",
        "i",
        "a",
        "an",
        "the",
        "with",
        "also",
        "then",
        "is",
        "are",
        "do",
        "my",
        "at",
        "in",
        "for",
        "to",
        "go",
    ]
)
_SECOND = frozenset({"twice", "double", "doubles"})


class _Clause(Struct):
    """What is known of a stretch of days while it is read."""

    days: list[int] = []
    kinds: list[DayClass] = []
    twice: bool = False


def day_class_word(word: str) -> DayClass | None:
    """The kind of run that a lower-case word names."""
    return _CLASS_OF.get(word)


def read_week(text: str) -> RunningWeek | None:
    """The week that a text describes; days that it does not name are rest. None where a word is not understood.

    Days come before or after their kind of run. Two kinds for one day are two runs. Raises nothing.
    """
    days = [RunDay()] * 7
    clauses = list(_clauses(text))
    if not clauses or any(not one.days or not one.kinds or len(one.kinds) > 2 for one in clauses):
        return None
    for clause in clauses:
        second = clause.kinds[1] if len(clause.kinds) > 1 else clause.kinds[0] if clause.twice else None
        for day in clause.days:
            days[day] = RunDay(clause.kinds[0], second)
    return RunningWeek((days[0], days[1], days[2], days[3], days[4], days[5], days[6]))


def _clauses(text: str) -> Iterator[_Clause]:
    """Stretches of days that share a kind; one with neither day nor kind is a word that nobody knows."""
    for segment in re.split(r"[,;\n]|\.\s|\.$", _ranges(text.lower())):
        tokens = [t for t in re.findall(r"[^\W_]+", segment) if t not in _FILLER]
        if tokens:
            yield from _split(tokens)


def _ranges(text: str) -> str:
    """Spells "mon-wed" and "mon to wed" out, and "every day" in one word."""
    spelled = re.sub(r"\b(every|each) ?day\b", "daily", text)
    return re.sub(r"\b([a-z]+) ?(?:-|–|\bto\b|\buntil\b) ?([a-z]+)\b", _spelled, spelled)


def _spelled(match: re.Match[str]) -> str:
    first, last = weekday_word(match[1]), weekday_word(match[2])
    if first is None or last is None:
        return match[0]
    names = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    return " ".join(names[(first + n) % 7] for n in range((last - first) % 7 + 1))


def _split(tokens: list[str]) -> Iterator[_Clause]:
    days_first = _days(tokens[0]) is not None
    clause = _Clause(days=[], kinds=[])
    for word in tokens:
        days, kind = _days(word), _CLASS_OF.get(word)
        if days is None and kind is None and word not in _SECOND:
            yield _Clause(days=[], kinds=[])
            return
        full = bool(clause.kinds) if days_first else bool(clause.days)
        if full and ((days_first and days is not None) or (not days_first and kind is not None)):
            yield clause
            clause = _Clause(days=[], kinds=[])
        clause.days.extend(days or ())
        clause.kinds.extend([kind] if kind else [])
        clause.twice = clause.twice or word in _SECOND
    yield clause


def _days(word: str) -> tuple[int, ...] | None:
    day = weekday_word(word)
    return (day,) if day is not None else _GROUPS.get(word)
