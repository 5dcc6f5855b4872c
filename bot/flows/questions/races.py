"""Question 4: the next race, its date and its weight, by taps or in words."""

import re
from calendar import monthrange
from datetime import date, timedelta

from bot.flow.data import (
    Answer,
    Choice,
    Choices,
    Draft,
    Edge,
    Keep,
    Picked,
    Reading,
    Rows,
    Scene,
    Step,
    Take,
    Typed,
    Unclear,
)
from bot.flows import answers
from bot.flows.pieces import always, in_rows, labelled, menu
from bot.flows.reading.dates import read_date
from bot.flows.reading.numbers import yes_or_no
from bot.words import onboarding_labels as labels
from bot.words import questions_runs as words
from bot.words.common import month
from coaching.runner import Distance, Priority

NONE = "none"
FARTHEST = timedelta(days=2 * 366)
_DISTANCES = (
    (re.compile(r"\b(?:100 ?(?:k|km|miles?|m)|(?:8[1-9]|9\d|1\d\d) ?km?|50 ?mi(?:les?)?)\b"), Distance.LONG_ULTRA),
    (re.compile(r"\b(?:ultra|(?:4[3-9]|[5-7]\d|80) ?km?)\b"), Distance.ULTRA),
    (re.compile(r"\b(?:half|hm|21(?:[.,]\d+)? ?km?|2[0-9] ?km?|30 ?km?|13[.,]1)\b"), Distance.HALF),
    (re.compile(r"\b(?:marathon|42(?:[.,]\d+)? ?km?|26[.,]2)\b"), Distance.MARATHON),
    (re.compile(r"\b(?:10 ?km?|ten ?k|(?:6|7|8|9|11|12|15|16) ?km?|10 ?mi(?:les?)?|ten miles?)\b"), Distance.TEN_K),
    (re.compile(r"\b(?:5 ?km?|five ?k|[1-4] ?km?|mile|3 ?mi(?:les?)?|1500 ?m|3000 ?m)\b"), Distance.FIVE_K),
)
_WEIGHTS = {
    Priority.A: ("main", "a race", "important", "very", "goal", "most important", "a"),
    Priority.B: ("tune up", "tuneup", "b race", "b", "medium", "somewhat"),
    Priority.C: ("training", "just training", "c race", "c", "fun", "for fun", "not"),
}


def race(then: str) -> tuple[Step, ...]:
    """The next race: none, or distance, date and importance."""
    first = Step(
        name="race",
        ask=lambda _: words.race(),
        choices=menu(([(NONE, labels.NO_RACE)], 1), (labelled(labels.DISTANCES), 2)),
        read=_read_race,
        then=(
            Edge("race_weight", _dated, "distance and date"),
            Edge("race_month", lambda scene: scene.draft.get("race") is not None, "distance"),
            Edge(then),
        ),
        hint=lambda _: words.race_hint(),
    )
    return (first, *_date_steps(), _weight(then))


def _date_steps() -> tuple[Step, Step]:
    months = tuple(str(number) for number in range(1, 13))
    by_month = Step(
        name="race_month",
        ask=lambda scene: words.race_month(_distance(scene)),
        choices=Choices(months, _month_rows),
        read=_read_month,
        then=(Edge("race_weight", _dated, "date typed"), Edge("race_day")),
        hint=lambda _: words.date_hint(),
    )
    by_day = Step(
        name="race_day",
        ask=lambda scene: words.race_day(*_year_month(scene)),
        choices=Choices((*(str(day) for day in range(1, 32)), "blank"), _day_rows),
        read=_read_day,
        then=always("race_weight"),
        hint=lambda _: words.date_hint(),
    )
    return by_month, by_day


def _weight(then: str) -> Step:
    return Step(
        name="race_weight",
        ask=lambda scene: words.race_priority(_distance(scene), _day(scene), answers.today(scene)),
        choices=Choices(tuple(Priority), _weight_rows),
        read=_read_weight,
        then=always(then),
        hint=lambda _: words.priority_hint(),
    )


def _weights(scene: Scene) -> list[Priority]:
    """How much the race may matter: nobody runs a marathon or more as a tune-up (rules 1.5)."""
    long = _distance(scene) in {Distance.MARATHON, Distance.ULTRA, Distance.LONG_ULTRA}
    return [one for one in Priority if not (long and one is Priority.B)]


def _weight_rows(scene: Scene) -> Rows:
    return in_rows([(one.value, labels.PRIORITIES[one]) for one in _weights(scene)], 1)


def _told(scene: Scene) -> Draft:
    told: Draft = scene.draft.get("race") or {}
    return told


def _dated(scene: Scene) -> bool:
    return {"day", "distance"} <= _told(scene).keys()


def _distance(scene: Scene) -> Distance:
    return Distance(_told(scene)["distance"])


def _day(scene: Scene) -> date:
    return date.fromisoformat(_told(scene)["day"])


def _read_race(answer: Answer, scene: Scene) -> Reading | None:
    if isinstance(answer, Typed):
        return _typed_race(answer.text, scene)
    if answer == Picked(NONE):
        return Take(scene.draft | {"race": None})
    return Take(scene.draft | {"race": {"distance": answer.value}}) if isinstance(answer, Picked) else None


def read_distance(text: str) -> tuple[Distance, str] | None:
    """The distance that a text names, and the text without it."""
    for pattern, distance in _DISTANCES:
        match = pattern.search(text.lower())
        if match is not None:
            rest = text[: match.start()] + " " + text[match.end() :]
            return distance, re.sub(
                r"\b(?:marathon|parkrun|race|a|an|run|running|trail|my)\b", " ", rest, flags=re.IGNORECASE
            )
    return None


def _typed_race(text: str, scene: Scene) -> Reading | None:
    if yes_or_no(text) is False or text.lower().strip() in {"no race", "no races"}:
        return Take(scene.draft | {"race": None})
    found = read_distance(text)
    if found is None:
        return None
    told = {"distance": found[0].value}
    rest = " ".join(found[1].split())
    day = race_date(rest, answers.today(scene)) if rest else None
    if rest and day is None:
        return Take(scene.draft | {"race": told}, words.date_missed())
    return Take(scene.draft | {"race": told}) if day is None else _on(scene, told, day)


def race_date(text: str, today: date) -> date | None:
    """The date that a text names; "in 16 weeks" is the Sunday nearest to it, for that is when races are."""
    day = read_date(text, today)
    if day is None or not re.search(r"\b(?:week|month)s?\b", text.lower()):
        return day
    back = (day.weekday() + 1) % 7
    sunday = day - timedelta(days=back) if back <= 3 else day + timedelta(days=7 - back)
    return max(sunday, today)


def _on(scene: Scene, told: Draft, day: date) -> Reading:
    """The race on that day, unless it is over or too far away."""
    today = answers.today(scene)
    if day < today:
        return Unclear(words.race_gone())
    if day - today > FARTHEST:
        return Unclear(words.race_far())
    return Take(scene.draft | {"race": told | {"day": day.isoformat()}})


def _read_month(answer: Answer, scene: Scene) -> Reading | None:
    told = _told(scene)
    if isinstance(answer, Typed):
        day = race_date(answer.text, answers.today(scene))
        return None if day is None else _on(scene, told, day)
    if not isinstance(answer, Picked):
        return None
    today, number = answers.today(scene), int(answer.value)
    year = today.year if number >= today.month else today.year + 1
    plain = {key: value for key, value in told.items() if key != "day"}
    return Take(scene.draft | {"race": plain | {"month": f"{year}-{number:02d}"}})


def _month_rows(scene: Scene) -> Rows:
    today = answers.today(scene)
    numbers = [(today.month - 1 + ahead) % 12 + 1 for ahead in range(12)]
    return in_rows([(str(number), month(number, short=True)) for number in numbers], 4)


def _year_month(scene: Scene) -> tuple[int, int]:
    year, _, number = str(_told(scene)["month"]).partition("-")
    return int(year), int(number)


def _day_rows(scene: Scene) -> Rows:
    """The days still to come, as on a calendar: Monday first."""
    year, number = _year_month(scene)
    today, (before, last) = answers.today(scene), monthrange(year, number)
    blank = Choice("blank", words.NO_DAY)
    days = [Choice(str(day), str(day)) if date(year, number, day) >= today else blank for day in range(1, last + 1)]
    cells = [*([blank] * before), *days]
    cells += [blank] * (-len(cells) % 7)
    rows = tuple(tuple(cells[at : at + 7]) for at in range(0, len(cells), 7))
    heads = tuple(Choice("blank", head) for head in words.WEEKDAY_HEADS)
    return (heads, *(row for row in rows if any(cell != blank for cell in row)))


def _read_day(answer: Answer, scene: Scene) -> Reading | None:
    if answer == Picked("blank"):
        return Keep(scene.draft)
    year, number = _year_month(scene)
    if isinstance(answer, Picked):
        return _on(scene, _told(scene), date(year, number, int(answer.value)))
    if not isinstance(answer, Typed):
        return None
    said = re.fullmatch(r"\s*(?:the )?(\d{1,2})(?:st|nd|rd|th)?\.?\s*", answer.text.lower())
    if said is not None and 1 <= int(said[1]) <= monthrange(year, number)[1]:
        return _on(scene, _told(scene), date(year, number, int(said[1])))
    day = read_date(answer.text, answers.today(scene))
    return None if day is None else _on(scene, _told(scene), day)


def _read_weight(answer: Answer, scene: Scene) -> Reading | None:
    value = answer.value if isinstance(answer, Picked) else None
    if isinstance(answer, Typed):
        said = " ".join(answer.text.lower().replace("-", " ").split())
        value = next((one.value for one in _weights(scene) if said in _WEIGHTS[one]), None)
        day = read_date(re.sub(r"^(?:no|it is|it s|sorry)\b", "", said.replace("'", " ")), answers.today(scene))
        if value is None and day is not None:
            moved = _on(scene, _told(scene), day)
            return Keep(moved.draft) if isinstance(moved, Take) else moved
    return None if value is None else Take(scene.draft | {"race": _told(scene) | {"priority": value}})
