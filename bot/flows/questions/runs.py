"""Question 3: the running week, by preset, by seven buttons, or in words."""

from bot.flow.data import Answer, Choices, Draft, Edge, Keep, Picked, Reading, Rows, Scene, Step, Take, Typed, Unclear
from bot.flows import answers
from bot.flows.pieces import DONE, in_rows, menu
from bot.flows.reading.numbers import only_number
from bot.flows.reading.weeks import read_week
from bot.words import onboarding_labels as labels
from bot.words import questions_runs as words
from coaching.runner import DayClass, RunDay, RunningWeek

_R, _E, _S, _L = DayClass.REST, DayClass.EASY, DayClass.SPEED, DayClass.LONG


def _preset(*days: DayClass) -> RunningWeek:
    mon, tue, wed, thu, fri, sat, sun = (RunDay(day) for day in days)
    return RunningWeek((mon, tue, wed, thu, fri, sat, sun))


PRESETS = {
    "3": _preset(_R, _S, _R, _E, _R, _R, _L),
    "4": _preset(_R, _S, _R, _E, _R, _E, _L),
    "5": _preset(_R, _S, _E, _R, _E, _E, _L),
}
"""Common weeks, each with room for strength on easy days."""

_CYCLE = tuple(DayClass)
_SECOND_CYCLE = (None, DayClass.EASY, DayClass.SPEED, DayClass.LONG)
VARIES = "varies"
_OWN, _SECOND = "own", "second"
_REST_WEEK: list[list[str | None]] = [[DayClass.REST.value, None] for _ in range(7)]


def week(then: str) -> tuple[Step, Step]:
    """The running week: presets, then an editor for those who want one."""
    presets = [(value, labels.PRESETS[value]) for value in PRESETS]
    others = [(_OWN, labels.OWN_DAYS), (VARIES, labels.VARIES)]
    first = Step(
        name="runs",
        ask=lambda _: words.week([(labels.PRESETS[value], days) for value, days in PRESETS.items()]),
        choices=menu((presets, 3), (others, 1)),
        read=_read_week,
        then=(Edge("days_run", lambda scene: bool(scene.draft.get("editing")), "own days"), Edge(then)),
        hint=lambda _: words.week_hint(),
    )
    values = (*(f"d{day}" for day in range(7)), _SECOND, DONE)
    editor = Step(
        name="days_run",
        ask=lambda scene: words.week_editor(answers.week(scene.draft), second=bool(scene.draft.get("second"))),
        choices=Choices(values, _editor_rows),
        read=_read_editor,
        then=(Edge(then),),
        hint=lambda _: words.week_hint(),
    )
    return first, editor


def _read_week(answer: Answer, scene: Scene) -> Reading | None:
    if isinstance(answer, Typed):
        return _typed_week(answer.text, scene.draft)
    value = answer.value if isinstance(answer, Picked) else ""
    if value == VARIES:
        return Take(scene.draft | {"varies": True, "editing": False, "week": _REST_WEEK})
    if value == _OWN:
        return Take(_editing(scene.draft | {"week": scene.draft.get("week", _REST_WEEK)}))
    return Take(scene.draft | {"varies": False, "editing": False, "week": answers.week_pairs(PRESETS[value])})


def _editing(draft: Draft) -> Draft:
    return draft | {"varies": False, "editing": True, "second": False}


def _typed_week(text: str, draft: Draft) -> Reading | None:
    runs = only_number(text, "runs", "run", "times", "a", "week", "i", "days", "per")
    if runs is not None:
        days = PRESETS.get(str(int(runs)), RunningWeek((RunDay(),) * 7))
        return Take(_editing(draft | {"week": answers.week_pairs(days)}))
    if "varies" in text.lower() or "different every" in text.lower():
        return Take(draft | {"varies": True, "editing": False, "week": _REST_WEEK})
    read = read_week(text)
    return None if read is None else Take(_editing(draft | {"week": answers.week_pairs(read)}))


def _editor_rows(scene: Scene) -> Rows:
    days = answers.week(scene.draft).days
    buttons = [(f"d{number}", words.day_button(number, day)) for number, day in enumerate(days)]
    mode = labels.FIRST_RUN if scene.draft.get("second") else labels.SECOND_RUN
    return (*in_rows(buttons, 2), *in_rows([(_SECOND, mode), (DONE, labels.DONE)], 2))


def _read_editor(answer: Answer, scene: Scene) -> Reading | None:
    draft = scene.draft
    if isinstance(answer, Typed):
        read = read_week(answer.text)
        return None if read is None else Keep(draft | {"week": answers.week_pairs(read)})
    value = answer.value if isinstance(answer, Picked) else ""
    if value == DONE:
        empty = all(day.day_class is DayClass.REST for day in answers.week(draft).days)
        return Unclear(words.no_runs()) if empty else Take(draft | {"editing": False})
    if value == _SECOND:
        return Keep(draft | {"second": not draft.get("second")})
    return Keep(draft | {"week": _turned(draft, int(value.removeprefix("d")))})


def _turned(draft: Draft, number: int) -> list[list[str | None]]:
    """The week with one day's first or second run changed to the next kind."""
    days = list(answers.week(draft).days)
    first, second = days[number].first, days[number].second
    if draft.get("second"):
        second = _SECOND_CYCLE[(_SECOND_CYCLE.index(second) + 1) % len(_SECOND_CYCLE)]
        first = DayClass.EASY if first is DayClass.REST and second else first
    else:
        first = _CYCLE[(_CYCLE.index(first) + 1) % len(_CYCLE)]
        second = None if first is DayClass.REST else second
    pairs = answers.week_pairs(answers.week(draft))
    pairs[number] = [first.value, second.value if second else None]
    return pairs
