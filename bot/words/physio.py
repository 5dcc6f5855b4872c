"""Four weeks for a physio: as a message, and as a page that prints on one sheet. Plain figures, no interpretation."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

from bot.words import common, doses, labels
from bot.words.common import esc, plural
from bot.words.pain import SIGNS
from bot.words.past import became, exercise_sets, short_name
from bot.words.today import name_of
from coaching.exercise import Catalogue
from coaching.facts import IllnessReported, PainReported
from coaching.history.past import PastSession
from coaching.history.report import FourWeeks, LeftOut, PlaceOfPain
from coaching.history.sets import sets_of
from coaching.memory.reports import SoreDay
from coaching.runner import DayClass, Units

CAPTION = "The same as a page: open it and print it, it fits on one sheet."
NOTHING_YET = "There is nothing to show a physio yet. Pain, soreness and sessions stand here from the first one on."
NONE_TOLD = "none told"
_MOST_LOADS = 8
_RUNS = {
    DayClass.EASY: "easy",
    DayClass.SPEED: "speed",
    DayClass.LONG: "long",
    DayClass.RACE: "race",
    DayClass.REST: "without a run",
}
_NOTE = (
    "Self-reported in a chat and recorded by a training bot; scores 0 to 10. Loads are those prescribed unless the "
    "runner logged others. Not a medical document."
)


def _day(day: date) -> str:
    return f"{doses.short_weekday(day)} {doses.day_and_month(day)}"


def _span(report: FourWeeks) -> str:
    return f"{_day(report.since)} to {_day(report.until)} {report.until.year}"


def _score(one: PainReported) -> str:
    score = "" if one.score is None else f" {one.score}"
    return f"{_day(one.day)}{score}{' sharp' if one.sharp else ''}"


def _pain(one: PlaceOfPain) -> str:
    place = labels.JOINTS[one.joint] if one.joint is not None else "Place not said"
    return f"{place}: {', '.join(_score(told) for told in one.told)}"


def _sore(one: SoreDay) -> str:
    where = "all over" if one.everything else common.listed(sorted(labels.AREAS[area].lower() for area in one.areas))
    return f"{_day(one.day)} {one.soreness}{f' ({where})' if where else ''}"


def _left(one: LeftOut) -> str:
    places = [labels.JOINTS[joint].lower() for joint in one.joints] + [labels.AREAS[area].lower() for area in one.areas]
    why = "pain or an injury" if one.joints else "soreness"
    days = _day(one.first) if one.first == one.last else f"{_day(one.first)} to {_day(one.last)}"
    return f"what loads {common.listed(places)}, because of {why}: {plural(one.days, 'day')}, {days}"


def _runs(report: FourWeeks) -> str:
    told = [f"{report.runs[kind]} {name}" for kind, name in _RUNS.items() if report.runs.get(kind)]
    return f"{', '.join(told)} (as planned)" if told else "not known"


def _ill(report: FourWeeks) -> list[str]:
    told = [(one.day, "ill" if isinstance(one, IllnessReported) else "well again") for one in report.illnesses]
    return [f"{_day(day)} {what}" for day, what in told]


def _signs(report: FourWeeks) -> list[str]:
    return [f"{_day(one.day)} {SIGNS[one.sign].lower()}" for one in report.signs]


def _sections(report: FourWeeks) -> list[tuple[str, list[str]]]:
    """What was told and done, heading by heading; what concerns nobody is left away."""
    done = [one for one in report.sessions if one.done is not None]
    every = [
        ("Pain", [_pain(one) for one in report.pains] or [NONE_TOLD]),
        ("Warning signs", _signs(report)),
        ("Soreness", ["; ".join(_sore(one) for one in report.soreness) or NONE_TOLD]),
        ("Illness", ["; ".join(_ill(report))] if report.illnesses else []),
        ("Left out", [_left(one) for one in report.left_out] or ["nothing"]),
        ("Run days", [_runs(report)]),
        ("Strength", [f"{len(done)} of {plural(len(report.sessions), 'session')} done"]),
    ]
    return [(head, lines) for head, lines in every if lines]


def message(report: FourWeeks, catalogue: Catalogue, units: Units) -> str:
    """The whole in one message; the sessions and loads in full stand on the page."""
    parts = [f"🩺 <b>For my physio</b>\n{_span(report)}"]
    parts += [f"<b>{head}</b>\n" + "\n".join(esc(line) for line in lines) for head, lines in _sections(report)]
    loads = _loads(report, catalogue, units)
    if loads:
        parts.append("<b>Last loads</b>\n" + "\n".join(loads))
    return "\n\n".join(parts)


def _loads(report: FourWeeks, catalogue: Catalogue, units: Units) -> list[str]:
    """What was done last of each exercise, the latest session first."""
    found: dict[str, str] = {}
    for past in reversed(report.sessions):
        for exercise, said in _exercises(past, catalogue, units):
            found.setdefault(exercise, f"{name_of(exercise, catalogue)} {said}")
    return list(found.values())[:_MOST_LOADS]


def _exercises(past: PastSession, catalogue: Catalogue, units: Units) -> Iterable[tuple[str, str]]:
    for exercise, group in groupby(sets_of(past, catalogue), key=lambda one: one.exercise):
        yield exercise, exercise_sets(list(group), units)


# The page ---------------------------------------------------------------------------------------------------------

_STYLE = (
    "@page{size:A4;margin:11mm}body{font:9pt/1.32 system-ui,sans-serif;color:#111;max-width:190mm;margin:8mm auto}"
    "@media print{body{margin:0}}h1{font-size:14pt;margin:0 0 1mm}h2{font-size:10pt;margin:2.5mm 0 .5mm}"
    "p,ul{margin:0}ul{padding-left:4mm}table{border-collapse:collapse;width:100%;font-size:7.5pt;line-height:1.25}"
    "td,th{border-top:.2mm solid #bbb;padding:.6mm 1.5mm .6mm 0;text-align:left;vertical-align:top}"
    "td:first-child{white-space:nowrap}small{color:#555}"
)


def page(report: FourWeeks, catalogue: Catalogue, units: Units) -> str:
    """The HTML of the page. Nothing in it is fetched from anywhere."""
    body = "".join(f"<h2>{head}</h2>{_list(lines)}" for head, lines in _sections(report))
    rows = "".join(_row(past, catalogue, units) for past in report.sessions)
    table = f"<table><tr><th>Day<th>Session<th>What became of it<th>Sets and loads</tr>{rows}</table>" if rows else ""
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Four weeks of strength training</title>'
        f"<style>{_STYLE}</style><h1>Four weeks of strength training</h1><p>{_span(report)}</p>"
        f"{body}{table}<p><small>{_NOTE}</small></p></html>\n"
    )


def _list(lines: Sequence[str]) -> str:
    if len(lines) == 1:
        return f"<p>{esc(lines[0])}</p>"
    return "<ul>" + "".join(f"<li>{esc(line)}</li>" for line in lines) + "</ul>"


def _row(past: PastSession, catalogue: Catalogue, units: Units) -> str:
    sets = "; ".join(f"{name_of(exercise, catalogue)} {said}" for exercise, said in _exercises(past, catalogue, units))
    lighter = ", lighter" if past.lighter else ""
    return f"<tr><td>{_day(past.day)}<td>{esc(short_name(past))}{lighter}<td>{esc(became(past))}<td>{sets}</tr>"
