"""Question 9: minutes and days, the hour of the daily message, and the time zone, which the hour confirms."""

import re
from datetime import time

from bot.flow.data import (
    Answer,
    Choices,
    Draft,
    Edge,
    Keep,
    Located,
    Picked,
    Reading,
    Rows,
    Scene,
    Skipped,
    Step,
    Take,
    Typed,
    Unclear,
)
from bot.flows import answers
from bot.flows.pieces import DONE, always, in_rows, menu, tick, ticks
from bot.flows.reading.dates import weekday_word
from bot.flows.reading.hours import read_hour
from bot.flows.reading.numbers import only_number
from bot.flows.reading.numbers import words as words_of
from bot.replies import Screen, Send
from bot.words import onboarding_labels as labels
from bot.words import questions as words
from bot.words.common import clock, place, weekday
from data.places import Place, Places
from data.zones import known_zone, zone_at, zones_showing

MINUTES = (15, 20, 30, 45)
HOURS = ("05:30", "06:00", "06:30", "07:00", "07:30", "08:00", "09:00", "12:00", "16:00", "17:00", "18:00", "19:00")
_MOST_PLACES = 8
_THREE_QUARTERS = re.compile(r"(?:three|3) quarters of an hour")
_DAYS, _OTHER, _SHARE = "days", "other", "share"


def minutes(then: str) -> tuple[Step, Step]:
    """Minutes per session; preferred days one tap aside."""
    buttons = [(str(count), labels.minutes(count)) for count in MINUTES]
    first = Step(
        name="minutes",
        ask=lambda _: words.minutes(),
        choices=menu((buttons, 4), ([(_DAYS, labels.PREFER_DAYS)], 1)),
        read=_read_minutes,
        then=(Edge("days", lambda scene: bool(scene.draft.get("choosing_days")), "certain days"), Edge(then)),
        hint=lambda _: words.minutes_hint(),
    )
    numbers = [(str(day), weekday(day, short=True)) for day in range(7)]
    liked = Step(
        name="days",
        ask=lambda _: words.days(),
        choices=ticks("days", numbers, 4),
        read=_read_days,
        then=always("minutes"),
        hint=lambda _: words.tap_hint(),
        skip=True,
    )
    return first, liked


def _read_minutes(answer: Answer, scene: Scene) -> Reading | None:
    if answer == Picked(_DAYS):
        return Take(scene.draft | {"choosing_days": True})
    if isinstance(answer, Picked):
        return Take(_minutes(scene.draft, int(answer.value)))
    if not isinstance(answer, Typed):
        return None
    said = _THREE_QUARTERS.sub("45", answer.text.lower().replace("half an hour", "30"))
    asked = only_number(said, "min", "mins", "minutes", "minute", "about", "m", "max", "at", "most", "up", "to")
    asked = 60 if said.strip() in {"an hour", "one hour", "1 hour", "1h"} else asked
    if asked is None or not MINUTES[0] <= asked <= 180:
        return None
    taken = max(count for count in MINUTES if count <= asked)
    return Take(_minutes(scene.draft, taken), "" if taken == asked else words.minutes_taken(taken))


def _minutes(draft: Draft, count: int) -> Draft:
    return draft | {"minutes": count, "choosing_days": False}


def _read_days(answer: Answer, scene: Scene) -> Reading | None:
    draft = scene.draft | {"choosing_days": False}
    if answer == Picked(DONE):
        return Take(draft)
    if isinstance(answer, Skipped):
        return Take(draft | {"days": []})
    if isinstance(answer, Typed):
        days = {day for word in words_of(answer.text) if (day := weekday_word(word)) is not None}
        return Take(draft | {"days": sorted(str(day) for day in days)}) if days else None
    return tick(answer, scene, "days", [str(day) for day in range(7)])


def hour(then: str, places: Places) -> tuple[Step, Step, Step]:
    """The hour of the daily message with the zone that it is meant in; another zone one tap aside."""
    buttons = [(value, clock(time.fromisoformat(value))) for value in HOURS]
    first = Step(
        name="hour",
        ask=lambda scene: words.hour(answers.local(scene), answers.zone(scene)),
        choices=menu((buttons, 4), ([(_OTHER, labels.OTHER_ZONE)], 1)),
        read=lambda answer, scene: _read_hour(answer, scene, places),
        then=(Edge("zone", lambda scene: bool(scene.draft.get("seeking")), "another zone"), Edge(then)),
        hint=lambda _: words.hour_hint(),
        locates=True,
    )
    return (first, *zone("hour", places))


def _read_hour(answer: Answer, scene: Scene, places: Places) -> Reading | None:
    if answer == Picked(_OTHER):
        return Take(scene.draft | {"seeking": True, "places": []})
    if isinstance(answer, Located):
        found = _at(answer, scene)
        return Keep(found.draft, found.note) if isinstance(found, Take) else found
    if isinstance(answer, Picked):
        return Take(_hour(scene, time.fromisoformat(answer.value)))
    text = answer.text if isinstance(answer, Typed) else ""
    said = read_hour(text)
    if said is not None:
        return Take(_hour(scene, said))
    named = places.find(text)
    town = named.places[0] if named.exact and len(named.places) == 1 else None
    return Keep(scene.draft | {"zone": town.zone}, words.zone_found(town.name)) if town else None


def _hour(scene: Scene, at: time) -> Draft:
    """The hour, and the zone that was shown with it: confirmed by choosing the hour."""
    return scene.draft | {"hour": at.isoformat("minutes"), "zone": answers.zone(scene), "seeking": False}


def zone(then: str, places: Places) -> tuple[Step, Step]:
    """The zone: by town, by shared location, or by the time on the clock; a choice where several fit."""
    numbers = tuple(f"z{at}" for at in range(_MOST_PLACES))
    ask = Step(
        name="zone",
        ask=lambda _: words.zone(),
        choices=menu(([(_SHARE, labels.SHARE)], 1)),
        read=lambda answer, scene: _read_zone(answer, scene, places),
        then=(Edge("which_zone", lambda scene: bool(scene.draft.get("places")), "several fit"), Edge(then)),
        hint=lambda _: words.zone_hint(),
        locates=True,
    )
    which = Step(
        name="which_zone",
        ask=lambda scene: words.zone_many(scene.draft.get("sought", "")),
        choices=Choices(numbers, _zone_rows),
        read=lambda answer, scene: _read_which(answer, scene, places),
        then=(Edge("which_zone", lambda scene: bool(scene.draft.get("places")), "another name"), Edge(then)),
        hint=lambda _: words.zone_hint(),
        locates=True,
    )
    return ask, which


def _read_zone(answer: Answer, scene: Scene, places: Places) -> Reading | None:
    if answer == Picked(_SHARE):
        return Keep(scene.draft, extra=(Send(screen=Screen(words.share_location()), ask_location=True),))
    if isinstance(answer, Located):
        return _at(answer, scene)
    return _sought(answer.text.strip(), scene, places) if isinstance(answer, Typed) else None


def _at(answer: Located, scene: Scene) -> Reading:
    found = zone_at(answer.latitude, answer.longitude)
    return Unclear(words.zone_nowhere()) if found is None else _taken(scene, found, place(found))


def _sought(text: str, scene: Scene, places: Places) -> Reading | None:
    """A zone's own name, the time on the clock, or a town."""
    named = known_zone(text)
    if named is not None:
        return _taken(scene, named, place(named))
    shown = read_hour(text) if any(c.isdigit() for c in text) else None
    if shown is not None:
        zones = zones_showing(shown, scene.now)[:_MOST_PLACES]
        return _offered(scene, text, [(place(one), one) for one in zones]) if zones else Unclear(words.clock_nowhere())
    found = places.find(text, _MOST_PLACES)
    if found.exact and len(found.places) == 1:
        return _taken(scene, found.places[0].zone, found.places[0].name)
    return _offered(scene, text, [(_town(one), one.zone) for one in found.places]) if found.places else None


def _town(found: Place) -> str:
    return f"{found.name}, {found.country}"


def _taken(scene: Scene, found: str, name: str) -> Take:
    return Take(scene.draft | {"zone": found, "seeking": False, "places": []}, words.zone_found(name))


def _offered(scene: Scene, text: str, found: list[tuple[str, str]]) -> Take:
    return Take(scene.draft | {"places": [list(one) for one in found], "sought": text[:60]})


def _zone_rows(scene: Scene) -> Rows:
    return in_rows([(f"z{at}", label) for at, (label, _) in enumerate(scene.draft.get("places", []))], 1)


def _read_which(answer: Answer, scene: Scene, places: Places) -> Reading | None:
    if isinstance(answer, Picked):
        label, found = scene.draft["places"][int(answer.value.removeprefix("z"))]
        return _taken(scene, found, str(label).partition(",")[0])
    return _read_zone(answer, scene, places)
