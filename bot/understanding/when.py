"""Days in a text: "tomorrow", "friday", "12 April", "in 6 weeks"; and which one is from, which one to."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from bot.understanding.lexicon import Lexicon
from bot.understanding.meanings_plan import When
from bot.understanding.said_numbers import number
from bot.understanding.utterance import Utterance

_LONGEST_SPAN = 520
_WEEK = 7
_LAST_MONTH, _LAST_DAY = 12, 31
_YEARS = range(2020, 2100)


class Spoken(NamedTuple):
    """A day found at tokens `start` to `end` (exclusive). `every` says each such weekday: "tuesdays"."""

    when: When
    start: int
    end: int
    every: bool = False


class _Reader(NamedTuple):
    said: Utterance
    lexicon: Lexicon

    def token(self, at: int) -> str:
        return self.said.tokens[at] if 0 <= at < len(self.said.tokens) else ""

    def whole(self, at: int) -> int | None:
        value = number(self.token(at), self.lexicon.table.numbers)
        return int(value) if value is not None and value.is_integer() else None

    def means(self, at: int, concept: str) -> bool:
        """Whether the token is a single word of a concept."""
        return any(hit.concept == concept and hit.start == at and hit.end == at + 1 for hit in self.said.hits)


def days(said: Utterance, lexicon: Lexicon) -> tuple[Spoken, ...]:
    """Every day that a text names, in its order."""
    reader, found, at = _Reader(said, lexicon), [], 0
    while at < len(said.tokens):
        spoken = next((one for read in _READERS if (one := read(reader, at)) is not None), None)
        if spoken is not None:
            found.append(spoken)
        at = spoken.end if spoken is not None else at + 1
    return tuple(found)


def _near(reader: _Reader, at: int) -> Spoken | None:
    hits = [hit for hit in reader.said.hits if hit.start == at and hit.concept in reader.lexicon.table.near]
    longest = max(hits, key=lambda hit: hit.end, default=None)
    if longest is None:
        return None
    return Spoken(When(ahead=reader.lexicon.table.near[longest.concept]), at, longest.end)


def _weekday(reader: _Reader, at: int) -> Spoken | None:
    weekday = reader.lexicon.table.weekdays.get(reader.token(at))
    if weekday is None:
        return None
    week = 1 if reader.means(at - 1, "next_word") and reader.token(at - 2) == "week" else None
    every = reader.token(at).endswith("days") or reader.means(at - 1, "every_word")
    return Spoken(When(weekday=weekday, week=week), at, at + 1, every)


def _date(reader: _Reader, at: int) -> Spoken | None:
    """For "12 april 2027", "12th of april", "april 12", "in april"."""
    month = reader.lexicon.table.months.get(reader.token(at))
    if month is None:
        return _strokes(reader, at)
    before, after = _day_before(reader, at), _day_number(reader, at + 1)
    if before is not None:
        return _with_year(reader, When(day=before, month=month), at)
    if after is not None:
        return _with_year(reader, When(day=after, month=month), at + 2 if reader.means(at + 2, "ordinal") else at + 1)
    return Spoken(When(month=month), at, at + 1) if reader.means(at - 1, "in_word") else None


def _with_year(reader: _Reader, when: When, last: int) -> Spoken:
    year = reader.whole(last + 1)
    if year in _YEARS:
        return Spoken(When(day=when.day, month=when.month, year=year), last, last + 2)
    return Spoken(when, last, last + 1)


def _day_before(reader: _Reader, at: int) -> int | None:
    """The number in "12 april", "12th april", "12th of april"."""
    at -= 1
    while reader.means(at, "ordinal") or reader.token(at) in {"of", "the"}:
        at -= 1
    return _day_number(reader, at)


def _day_number(reader: _Reader, at: int) -> int | None:
    value = reader.whole(at)
    return value if value is not None and 1 <= value <= _LAST_DAY else None


def _strokes(reader: _Reader, at: int) -> Spoken | None:
    """For "12/4", "12.4." after "on", "2027-04-12"."""
    if not reader.token(at)[:1].isdecimal():
        return None
    year, month, day = reader.whole(at), reader.whole(at + 1), reader.whole(at + 2)
    if year in _YEARS and month and day and month <= _LAST_MONTH and day <= _LAST_DAY:
        return Spoken(When(day=day, month=month, year=year), at, at + 3)
    left, sign, right = reader.token(at).partition(".")
    if reader.token(at + 1) == "/":
        left, sign, right, end = reader.token(at), "/", reader.token(at + 2), at + 3
    elif sign and reader.means(at - 1, "on_word"):
        end = at + 1
    else:
        return None
    if not (left.isdecimal() and right.isdecimal()):
        return None
    first, second = int(left), int(right)
    first, second = (second, first) if second > _LAST_MONTH >= first else (first, second)
    good = 1 <= second <= _LAST_MONTH and 1 <= first <= _LAST_DAY and (first, second) != (10, 10)
    return Spoken(When(day=first, month=second), at, end) if good and reader.means(at - 1, "on_word") else None


def _span(reader: _Reader, at: int) -> Spoken | None:
    """For "in 6 weeks", "in a week", "3 weeks from now"."""
    days_each = 1 if reader.means(at, "day_words") else _WEEK if reader.means(at, "week_words") else 0
    count = 1 if reader.token(at - 1) in {"a", "one"} else reader.whole(at - 1)
    ahead = reader.means(at - 2, "in_word") or reader.token(at + 1) == "from"
    if not days_each or count is None or not ahead or not 0 < count <= _LONGEST_SPAN:
        return None
    return Spoken(When(ahead=count * days_each), at, at + 1)


_READERS: Sequence[Callable[[_Reader, int], Spoken | None]] = (_near, _date, _span, _weekday)


def from_and_to(said: Utterance, lexicon: Lexicon) -> tuple[Spoken | None, Spoken | None]:
    """The day that something is taken from and the one that it goes to; one day alone is where it goes to."""
    spoken, reader = days(said, lexicon), _Reader(said, lexicon)
    goals = [one for one in spoken if _led_by(reader, one, "to_words")]
    left = [one for one in spoken if _led_by(reader, one, "from_words")]
    if not left and (len(spoken) == 1 or goals):
        left = [one for one in spoken if one not in goals and _owns(reader, one)]
    reached = [one for one in spoken if one not in left]
    if not left and len(reached) > 1:
        goal = goals[-1] if goals else reached[-1]
        return next(one for one in reached if one is not goal), goal
    return next(iter(left), None), next((one for one in goals if one in reached), next(iter(reached), None))


def _led_by(reader: _Reader, spoken: Spoken, concept: str) -> bool:
    """Whether one of the words stands right before a day, an article or "next" between them left aside."""
    return any(
        hit.concept == concept and 0 <= spoken.start - hit.end <= 1
        for hit in reader.said.hits
        if all(token not in {",", "."} for token in reader.said.tokens[hit.end : spoken.start])
    )


def _owns(reader: _Reader, spoken: Spoken) -> bool:
    """For "tuesday's intervals": the day that the run is on now."""
    after = spoken.end + 1 if reader.token(spoken.end) == "is" else spoken.end
    return any(hit.concept in {"run", "session_words"} and hit.start == after for hit in reader.said.hits)
