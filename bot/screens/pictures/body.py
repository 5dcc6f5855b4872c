"""Soreness and pain of four weeks on the outline of a body."""

from collections.abc import Iterable, Mapping
from datetime import timedelta

from msgspec.structs import replace

from bot.media.picture_recipes import BodyMap, Place
from bot.replies import Media, Screen
from bot.screens.pictures.showing import BODY, Seen, nothing, shown
from bot.words import charts as words
from bot.words import labels
from coaching.history.report import FourWeeks, four_weeks
from coaching.runner import Area

_NOTHING_TOLD = -1


def body(seen: Seen) -> Media | Screen:
    """Where it was sore or hurt."""
    report = four_weeks(seen.history, seen.today)
    recipe = outline(report, dark=seen.dark)
    if recipe is None:
        return nothing(words.NOTHING_SORE)
    said = [(one.name, one.said) for one in recipe.places]
    return shown(recipe, words.body(report.since, report.until, said), BODY)


def outline(report: FourWeeks, *, dark: bool = False) -> BodyMap | None:
    """The outline of a report; None where nothing was told."""
    places = sorted((*_sore(report), *_pains(report)), key=lambda one: (not one.pain, -one.worst, one.name))
    if not places:
        return None
    return BodyMap(
        title=words.BODY,
        subtitle=words.four_weeks(report.since, report.until),
        dark=dark,
        front=words.FRONT,
        back=words.BACK,
        since=report.since,
        places=tuple(places),
        soreness=words.SORENESS,
        pain=words.PAIN,
    )


def _sore(report: FourWeeks) -> Iterable[Place]:
    """By area what was told of it; what has no place stands in a row of its own."""
    told: dict[Area | None, dict[int, int]] = {}
    for one in report.soreness:
        areas: Iterable[Area | None] = [Area.FULL_BODY] if one.everything else sorted(one.areas) or [None]
        for area in areas:
            told.setdefault(area, {})[(one.day - report.since).days] = one.soreness or 0
    for area, days in told.items():
        name = labels.AREAS[area] if area is not None else words.NO_PLACE
        yield _place(report, days, Place(name=name, said="", scores=(), areas=(area,) if area is not None else ()))


def _pains(report: FourWeeks) -> Iterable[Place]:
    for pain in report.pains:
        days: dict[int, int] = {}
        for one in pain.told:
            at = (one.day - report.since).days
            days[at] = max(days.get(at, 0), one.score or 0)
        name = labels.joint(pain.joint, pain.side) if pain.joint is not None else words.NO_PLACE
        yield _place(report, days, Place(name=name, said="", scores=(), joint=pain.joint, side=pain.side, pain=True))


def _place(report: FourWeeks, days: Mapping[int, int], place: Place) -> Place:
    """The place with its scores by day, and the same in words."""
    length = (report.until - report.since).days + 1
    last = report.since + timedelta(days=max(days))
    return replace(
        place,
        scores=tuple(days.get(at, _NOTHING_TOLD) for at in range(length)),
        said=words.place(max(days.values()), len(days), last, pain=place.pain),
    )
