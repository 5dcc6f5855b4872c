"""Four weeks for a physio: as a message, and on a page that prints on one sheet. Plain figures, no interpretation."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from bot.words import common, doses, labels
from bot.words import onboarding_labels as labels_of
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
from coaching.memory.state import TrainingState
from coaching.runner import DayClass, Units

CAPTION = "The same as a page: open it and print it, it fits on one sheet."
NO_PAGE = "The page could not be made just now. All that matters of it stands in the message above."
NOTHING_YET = "There is nothing to show a physio yet. Pain, soreness and sessions stand here from the first one on."
NONE_TOLD = "none told"
NO_SESSION = "no session was due yet"
_MOST_LOADS = 8
_RUNS = {
    DayClass.EASY: "easy",
    DayClass.SPEED: "speed",
    DayClass.LONG: "long",
    DayClass.RACE: "race",
    DayClass.REST: "without a run",
}


def _day(day: date) -> str:
    return f"{doses.short_weekday(day)} {doses.day_and_month(day)}"


def _span(report: FourWeeks) -> str:
    since = f"{_day(report.since)} to " if report.since < report.until else ""
    return f"{since}{_day(report.until)} {report.until.year}"


def _score(one: PainReported) -> str:
    score = "" if one.score is None else f" {one.score}"
    return f"{_day(one.day)}{score}{' (sharp or one-sided)' if one.sharp else ''}"


def _pain(one: PlaceOfPain) -> str:
    place = labels.joint(one.joint, one.side) if one.joint is not None else "Place not said"
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
        (
            "Strength",
            [f"{len(done)} of {plural(len(report.sessions), 'session')} done" if report.sessions else NO_SESSION],
        ),
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
    return [f"{name} {said}" for name, said in _last(report, catalogue, units).values()][:_MOST_LOADS]


def _last(report: FourWeeks, catalogue: Catalogue, units: Units) -> dict[str, tuple[str, str]]:
    """What was done last of each exercise, the latest session first."""
    found: dict[str, tuple[str, str]] = {}
    for past in reversed(report.sessions):
        for exercise, said in _exercises(past, catalogue, units):
            found.setdefault(exercise, (name_of(exercise, catalogue), said))
    return found


def _exercises(past: PastSession, catalogue: Catalogue, units: Units) -> Iterable[tuple[str, str]]:
    for exercise, group in groupby(sets_of(past, catalogue), key=lambda one: one.exercise):
        yield exercise, exercise_sets(list(group), units).replace(" × ", "\u00a0×\u00a0")


# The page ---------------------------------------------------------------------------------------------------------

TITLE = "Strength training, pain and soreness"
COLUMNS = ("Day", "Session", "What became of it", "Sets and loads")
LAST_LOADS = "Last loads"
MORE = "The {} earliest sessions have no room on this page."
NOTE = (
    "Self-reported in a chat and recorded by a training bot; scores 0 to 10. Loads are those prescribed unless the "
    "runner logged others. Not a medical document."
)
SORENESS = "Round and shaded: soreness, the highest of 0 to 10."
PAIN = "Square: pain, the highest, or “!” without a number; on both sides where none was said."


def span(report: FourWeeks) -> str:
    """From when to when."""
    return _span(report)


def who(training: TrainingState) -> tuple[str, tuple[str, ...]]:
    """Who it is about, without a name: what bears on treatment."""
    profile = training.profile
    told = [labels_of.CONDITIONS[one] for one in labels_of.CONDITIONS if one in profile.conditions]
    cleared = f"by a professional on {_day(training.cleared_on)}" if training.cleared_on else ""
    facts = {
        "Age": labels_of.AGES[profile.age].lower(),
        "Running for": labels_of.RUNNING[profile.running].lower(),
        "Strength before": labels_of.BACKGROUNDS[profile.background].lower(),
        "Safety check": common.listed(told) or "nothing told",
        "Cleared": cleared or ("yes, by the runner's own word" if profile.cleared else ""),
        "Pain or injury at the start": common.listed(sorted(labels.JOINTS[one].lower() for one in profile.painful)),
        "Under treatment": "yes" if profile.under_treatment else "",
    }
    lines = [f"{name}: {said}" for name, said in facts.items() if said]
    return "The runner", ("; ".join(lines[:3]), *lines[3:])


def sections(report: FourWeeks, training: TrainingState) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Everything of the page but its tables."""
    return who(training), *((head, tuple(lines)) for head, lines in _sections(report))


def loads(report: FourWeeks, catalogue: Catalogue, units: Units) -> tuple[tuple[str, str], ...]:
    """What was done last of each exercise: its name, and sets with load."""
    return tuple((common.plain(name), common.plain(said)) for name, said in _last(report, catalogue, units).values())[
        :_MOST_LOADS
    ]


def row(past: PastSession, catalogue: Catalogue, units: Units) -> tuple[str, str, str, str]:
    """One session as a row of the table."""
    sets = "; ".join(f"{name_of(exercise, catalogue)} {said}" for exercise, said in _exercises(past, catalogue, units))
    lighter = ", lighter" if past.lighter else ""
    return _day(past.day), f"{short_name(past)}{lighter}", became(past), common.plain(sets)
