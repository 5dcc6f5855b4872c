"""Question 1: the safety check, its follow-ups, the professional's yes, and where those wait who have none yet."""

import re
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
from bot.flows.pieces import DONE, always, draft_is, in_rows, labelled, menu, tick, ticks, without
from bot.flows.reading.conditions import conditions_said
from bot.flows.reading.dates import read_date
from bot.flows.reading.numbers import yes_or_no
from bot.words import onboarding_labels as labels
from bot.words import questions_safety as words
from bot.words.labels import chosen
from bot.words.onboarding_labels import BABY, BONES
from bot.words.questions import yes_no_hint
from coaching.runner import Condition

NONE = "none"
_NUMBERS = tuple(str(number) for number in range(1, 10))
_PREGNANCY_WEEKS = 40
_DUE_WITHIN = timedelta(weeks=43)
_BORN_WITHIN = timedelta(days=190)
_BABY_WEEKS = {"p15": 15, "p16": 16, "b0": 0, "b6": 6, "b12": 12}
"""Weeks since conception's count or since birth: the cautious end of what each button says."""


def safety(then: str, *, parked: bool) -> tuple[Step, ...]:
    """The safety check. With `parked` a runner without a professional's yes waits here; without, goes on to `then`."""
    wait = (_blocked(then),) if parked else ()
    return (_screening(then), _bones(), _baby(), _cleared(then, parked=parked), *wait)


def _told(scene: Scene) -> bool:
    return bool(scene.draft.get("yes"))


def _ticked(number: str) -> Edge:
    follow_up = {answers.BONES: "bones", answers.BABY: "baby"}[number]
    return Edge(follow_up, lambda scene: number in scene.draft.get("yes", []), f"number {number} is ticked")


def _screening(then: str) -> Step:
    return Step(
        name="safety",
        ask=lambda _: words.screening(),
        choices=Choices((NONE, *_NUMBERS, DONE), _screening_rows),
        read=_read_screening,
        then=(_ticked(answers.BONES), _ticked(answers.BABY), Edge("cleared", _told, "anything is ticked"), Edge(then)),
        hint=lambda _: words.screening_hint(),
        again=lambda _: words.screening_again(),
    )


def _screening_rows(scene: Scene) -> Rows:
    on = scene.draft.get("yes", [])
    numbers = in_rows([(number, chosen(number, on=number in on)) for number in _NUMBERS], 5)
    if on:
        return (*numbers, (Choice(DONE, labels.done(len(on))),), (Choice(NONE, labels.NONE_OF_THESE),))
    return ((Choice(NONE, labels.NONE_OF_THESE),), *numbers)


def _read_screening(answer: Answer, scene: Scene) -> Reading | None:
    if isinstance(answer, Typed):
        return _typed_screening(answer.text, scene.draft)
    if answer == Picked(NONE):
        return Take(_cleaned(scene.draft | {"yes": []}))
    if answer == Picked(DONE):
        return Take(_cleaned(scene.draft))
    return tick(answer, scene, "yes", _NUMBERS)


def _typed_screening(text: str, draft: Draft) -> Reading | None:
    if yes_or_no(text) is False:
        return Take(_cleaned(draft | {"yes": []}))
    numbers = re.findall(r"\d+", text)
    words_said = re.sub(r"\d+|,|;|&|\band\b|\bnumbers?\b|\bno\.", " ", text.lower()).split()
    if words_said and (told := conditions_said(text)):
        return Keep(draft | {"yes": sorted({*draft.get("yes", []), *told})}, words.ticked(told))
    if not numbers or words_said or any(number not in _NUMBERS for number in numbers):
        return None
    return Take(_cleaned(draft | {"yes": sorted(set(numbers))}))


def _cleaned(draft: Draft) -> Draft:
    """Another answer to the check needs its follow-ups and the professional's yes again."""
    kept = without(draft, "cleared")
    yes = draft.get("yes", [])
    if answers.BONES not in yes:
        kept = without(kept, "bones")
    return kept if answers.BABY in yes else without(kept, "baby", "birth_on", "due_on")


def _bones() -> Step:
    return Step(
        name="bones",
        ask=lambda _: words.bones(),
        choices=ticks("bones", labelled(BONES), 1),
        read=_read_bones,
        then=(_ticked(answers.BABY), Edge("cleared")),
        hint=lambda _: words.bones_hint(),
    )


def _read_bones(answer: Answer, scene: Scene) -> Reading | None:
    if answer == Picked(DONE):
        return Take(scene.draft) if scene.draft.get("bones") else Unclear(words.bones_hint())
    return tick(answer, scene, "bones", BONES)


def _baby() -> Step:
    return Step(
        name="baby",
        ask=lambda _: words.baby(),
        choices=menu((labelled(BABY), 1)),
        read=_read_baby,
        then=always("cleared"),
        hint=lambda _: words.baby_hint(),
    )


def _read_baby(answer: Answer, scene: Scene) -> Reading | None:
    today = answers.today(scene)
    if isinstance(answer, Picked):
        weeks = timedelta(weeks=_BABY_WEEKS[answer.value])
        due = timedelta(weeks=_PREGNANCY_WEEKS) - weeks
        return _due(scene, today + due) if answer.value.startswith("p") else _born(scene, today - weeks)
    return _typed_baby(answer.text.lower(), scene, today) if isinstance(answer, Typed) else None


def _typed_baby(text: str, scene: Scene, today: date) -> Reading | None:
    past = re.search(r"\b(?:born|birth|ago|gave)\b", text) is not None
    said = re.sub(r"\b(?:i|am|was|pregnant|baby|gave|birth|in about)\b", " ", text)
    found = read_date(said, today, past=past)
    if found is None:
        return None
    if not today - _BORN_WITHIN <= found <= today + _DUE_WITHIN:
        return Unclear(words.baby_date_off())
    return _born(scene, found) if found <= today else _due(scene, found)


def _due(scene: Scene, day: date) -> Take:
    told = {"baby": Condition.PREGNANT.value, "due_on": day.isoformat()}
    return Take(without(scene.draft, "birth_on") | told)


def _born(scene: Scene, day: date) -> Take:
    told = {"baby": Condition.AFTER_BIRTH.value, "birth_on": day.isoformat()}
    return Take(without(scene.draft, "due_on") | told)


def _cleared(then: str, *, parked: bool) -> Step:
    wait = (Edge("blocked", draft_is("cleared", False), "not cleared"),) if parked else ()  # noqa: FBT003 - the answer
    return Step(
        name="cleared",
        ask=lambda scene: words.cleared(answers.conditions(scene.draft)),
        choices=menu(([("yes", labels.YES), ("no", labels.NOT_YET)], 2)),
        read=_read_cleared,
        then=(*wait, Edge(then)),
        hint=lambda _: yes_no_hint(),
    )


def _read_cleared(answer: Answer, scene: Scene) -> Reading | None:
    said = answer.value == "yes" if isinstance(answer, Picked) else None
    said = yes_or_no(answer.text) if isinstance(answer, Typed) else said
    return None if said is None else Take(scene.draft | {"cleared": said})


def _blocked(then: str) -> Step:
    return Step(
        name="blocked",
        ask=lambda _: words.blocked(),
        choices=menu(([("yes", labels.CLEARED_NOW), ("again", labels.ANSWERS_AGAIN)], 1)),
        read=_read_blocked,
        then=(Edge(then, draft_is("cleared", True), "cleared"), Edge("safety")),  # noqa: FBT003 - the answer
        hint=lambda _: words.blocked_hint(),
    )


def _read_blocked(answer: Answer, scene: Scene) -> Reading | None:
    cleared = answer == Picked("yes") or (isinstance(answer, Typed) and "cleared me" in answer.text.lower())
    if cleared:
        return Take(scene.draft | {"cleared": True})
    return Take(scene.draft) if answer == Picked("again") else None
