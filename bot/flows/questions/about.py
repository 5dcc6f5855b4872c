"""Questions 2, 5, 6 and 8: age (and the adult of a minor), strength so far, running, pain."""

import re

from bot.flow.data import END, Answer, Edge, Picked, Reading, Scene, Step, Take, Typed, Unclear
from bot.flows.pieces import DONE, always, draft_is, labelled, menu, tick, ticks, without
from bot.flows.reading.numbers import number_word, only_number, yes_or_no
from bot.flows.reading.numbers import words as words_of
from bot.flows.reading.typos import meant
from bot.words import labels as common_labels
from bot.words import onboarding_labels as labels
from bot.words import questions as words
from coaching.runner import AgeBand, Joint, LastStrength, RunningExperience, StrengthBackground

_BANDS = (
    (13, AgeBand.UNDER_13),
    (16, AgeBand.YOUTH_13_15),
    (18, AgeBand.YOUTH_16_17),
    (40, AgeBand.ADULT_18_39),
    (60, AgeBand.ADULT_40_59),
    (120, AgeBand.ADULT_60_PLUS),
)
_MINORS = (AgeBand.YOUTH_13_15, AgeBand.YOUTH_16_17)
_AGE_WORDS = ("i", "m", "am", "years", "year", "old", "yo", "y", "yrs", "age", "aged", "my", "is")
_JOINT_WORDS = {
    "knee": Joint.KNEE,
    "nee": Joint.KNEE,
    "kneecap": Joint.KNEE,
    "patella": Joint.KNEE,
    "hip": Joint.HIP,
    "groin": Joint.HIP,
    "back": Joint.LOW_BACK,
    "spine": Joint.LOW_BACK,
    "shoulder": Joint.SHOULDER,
    "achilles": Joint.ACHILLES_CALF,
    "achille": Joint.ACHILLES_CALF,
    "calf": Joint.ACHILLES_CALF,
    "calve": Joint.ACHILLES_CALF,
    "hamstring": Joint.HAMSTRING,
    "foot": Joint.FOOT,
    "feet": Joint.FOOT,
    "ankle": Joint.FOOT,
    "heel": Joint.FOOT,
    "toe": Joint.FOOT,
    "plantar": Joint.FOOT,
    "shin": Joint.SHIN,
}


def age(then: str, *, refuse: bool) -> tuple[Step, ...]:
    """The age band. With `refuse` under 13 ends the flow; without, it is not offered and typing it changes nothing."""
    offered = [(band, label) for band, label in labelled(labels.AGES) if refuse or band != AgeBand.UNDER_13]
    end = (Edge(END, draft_is("age", AgeBand.UNDER_13.value), "under 13"),) if refuse else ()
    minor = Edge("guardian", draft_is("age", *_MINORS), "13 to 17")
    step = Step(
        name="age",
        ask=lambda _: words.age(),
        choices=menu((offered, 2)),
        read=_read_age if refuse else _read_later_age,
        then=(*end, minor, Edge(then)),
        hint=lambda _: words.age_hint(),
    )
    return (step, *_guardian(then))


def _read_age(answer: Answer, scene: Scene) -> Reading | None:
    if isinstance(answer, Picked):
        return Take(without(scene.draft, "guardian") | {"age": answer.value})
    years = only_number(answer.text, *_AGE_WORDS) if isinstance(answer, Typed) else None
    band = None if years is None else next((band for below, band in _BANDS if years < below), None)
    return None if band is None else Take(without(scene.draft, "guardian") | {"age": band.value})


def _read_later_age(answer: Answer, scene: Scene) -> Reading | None:
    reading = _read_age(answer, scene)
    young = isinstance(reading, Take) and reading.draft["age"] == AgeBand.UNDER_13
    return Unclear(words.too_young_later()) if young else reading


def _guardian(then: str) -> tuple[Step, Step]:
    knows = Edge(then, draft_is("guardian", True), "an adult knows")  # noqa: FBT003 - the answer
    ask = Step(
        name="guardian",
        ask=lambda _: words.guardian(),
        choices=menu(([("yes", labels.YES), ("no", labels.NOT_YET)], 2)),
        read=_read_guardian,
        then=(knows, Edge("adult_first")),
        hint=lambda _: words.yes_no_hint(),
    )
    wait = Step(
        name="adult_first",
        ask=lambda _: words.guardian_first(),
        choices=menu(([("yes", labels.THEY_KNOW), ("age", labels.CHANGE_AGE)], 1)),
        read=_read_guardian,
        then=(knows, Edge("age")),
        hint=lambda _: words.guardian_hint(),
    )
    return ask, wait


def _read_guardian(answer: Answer, scene: Scene) -> Reading | None:
    if isinstance(answer, Picked):
        return Take(scene.draft | {"guardian": answer.value == "yes"})
    said = yes_or_no(answer.text) if isinstance(answer, Typed) else None
    return None if said is None else Take(scene.draft | {"guardian": said})


def background(then: str) -> tuple[Step, Step]:
    """Strength training so far, and when last where there was any."""
    first = Step(
        name="strength",
        ask=lambda _: words.background(),
        choices=menu((labelled(labels.BACKGROUNDS), 1)),
        read=_read_background,
        then=(Edge(then, draft_is("background", StrengthBackground.NONE.value), "none so far"), Edge("last")),
        hint=lambda _: words.tap_hint(),
    )
    last = Step(
        name="last",
        ask=lambda _: words.last_strength(),
        choices=menu((labelled(labels.LASTS), 1)),
        read=_read_last,
        then=always(then),
        hint=lambda _: words.last_hint(),
    )
    return first, last


def _read_background(answer: Answer, scene: Scene) -> Reading | None:
    if isinstance(answer, Picked):
        return Take(scene.draft | {"background": answer.value})
    if not isinstance(answer, Typed):
        return None
    if yes_or_no(answer.text) is False:
        return Take(scene.draft | {"background": StrengthBackground.NONE.value})
    months = months_said(answer.text)
    if months is None:
        return None
    found = StrengthBackground.OVER_12_MONTHS if months > 12 else StrengthBackground.MONTHS_2_12
    return Take(scene.draft | {"background": (StrengthBackground.UNDER_2_MONTHS if months < 2 else found).value})


def _read_last(answer: Answer, scene: Scene) -> Reading | None:
    if isinstance(answer, Picked):
        return Take(scene.draft | {"last": answer.value})
    if not isinstance(answer, Typed):
        return None
    said = set(words_of(answer.text))
    long_ago = bool(said & _AGO) and "not" not in said
    months = 0.0 if said & _NOW else _LONG_AGO if long_ago else months_said(answer.text)
    last = None if months is None else next(last for most, last in _LASTS if months <= most)
    return None if last is None else Take(scene.draft | {"last": last.value})


_NOW = frozenset({"yesterday", "today", "this", "still"})
_AGO = frozenset({"long", "ages", "forever", "decades", "school", "remember"})
_LONG_AGO = 12.0
_LASTS = (
    (0.5, LastStrength.WITHIN_2_WEEKS),
    (2.0, LastStrength.WITHIN_2_MONTHS),
    (6.0, LastStrength.WITHIN_6_MONTHS),
    (float("inf"), LastStrength.OVER_6_MONTHS),
)
"""Months since the last session, at most, and what that is called."""


def months_said(text: str) -> float | None:
    """How many months a text names: "2 years", "18 months", "since 6 weeks", "years"."""
    said = words_of(re.sub(r"(\d)([a-z])", r"\1 \2", text.lower()))
    per = {"year": 12.0, "yr": 12.0, "month": 1.0, "mo": 1.0, "week": 12 / 52, "day": 12 / 365}
    unit = next((per[word.rstrip("s")] for word in said if word.rstrip("s") in per), None)
    count = next((value for word in said if (value := number_word(word)) is not None), None)
    if unit is None:
        return None
    plural_alone = 2.0 if any(word in {"years", "months", "ages"} for word in said) else 1.0
    return unit * (plural_alone if count is None else count)


def running(then: str) -> tuple[Step, ...]:
    """For how long the runner has been running."""
    step = Step(
        name="running",
        ask=lambda _: words.running(),
        choices=menu((labelled(labels.RUNNING), 1)),
        read=_read_running,
        then=always(then),
        hint=lambda _: words.running_hint(),
    )
    return (step,)


def _read_running(answer: Answer, scene: Scene) -> Reading | None:
    if isinstance(answer, Picked):
        return Take(scene.draft | {"running": answer.value})
    months = months_said(answer.text) if isinstance(answer, Typed) else None
    if months is None:
        return None
    found = RunningExperience.OVER_1_YEAR if months > 12 else RunningExperience.MONTHS_3_12
    return Take(scene.draft | {"running": (RunningExperience.UNDER_3_MONTHS if months < 3 else found).value})


def pain(then: str) -> tuple[Step, Step]:
    """Pain or injury now or lately, and whether somebody treats it."""
    joints = labelled(common_labels.JOINTS)
    where = Step(
        name="pain",
        ask=lambda _: words.pain(),
        choices=ticks("painful", joints, 2, before=[("none", labels.NOTHING_HURTS)]),
        read=_read_pain,
        then=(Edge("treated", lambda scene: bool(scene.draft.get("painful")), "something hurts"), Edge(then)),
        hint=lambda _: words.pain_hint(),
    )
    treated = Step(
        name="treated",
        ask=lambda scene: words.treated([common_labels.JOINTS[Joint(one)].lower() for one in scene.draft["painful"]]),
        choices=menu(([("yes", labels.YES), ("no", labels.NO)], 2)),
        read=_read_treated,
        then=always(then),
        hint=lambda _: words.yes_no_hint(),
    )
    return where, treated


def _read_pain(answer: Answer, scene: Scene) -> Reading | None:
    if answer == Picked("none") or (isinstance(answer, Typed) and yes_or_no(answer.text) is False):
        return Take(scene.draft | {"painful": [], "treated": False})
    if answer == Picked(DONE):
        return Take(scene.draft)
    if isinstance(answer, Typed):
        said = words_of(answer.text)
        names = {name for word in said if (name := meant(word.removesuffix("s"), _JOINT_WORDS)) is not None}
        found = {_JOINT_WORDS[name] for name in names}
        return Take(scene.draft | {"painful": sorted(found)}) if found else None
    return tick(answer, scene, "painful", [joint.value for joint in Joint])


def _read_treated(answer: Answer, scene: Scene) -> Reading | None:
    said = answer.value == "yes" if isinstance(answer, Picked) else None
    said = yes_or_no(answer.text) if isinstance(answer, Typed) else said
    return None if said is None else Take(scene.draft | {"treated": said})
