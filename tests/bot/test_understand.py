import tomllib
from pathlib import Path
from typing import Any

import pytest

from bot.understanding.meanings import (
    Amount,
    Cleared,
    Done,
    Felt,
    Flagged,
    GoTo,
    Greeting,
    Hour,
    HowTo,
    Hurts,
    Ill,
    Later,
    Meaning,
    NotSore,
    Pain,
    PainGone,
    Skip,
    Slept,
    Sore,
    Suspected,
    Thanks,
    Tired,
    Understood,
    Well,
)
from bot.understanding.meanings_plan import (
    Away,
    Correct,
    GearTold,
    InUnits,
    Legs,
    MoveSession,
    Quiet,
    RaceTold,
    RunChanged,
    SetLine,
    Shorten,
    Swap,
)
from bot.understanding.understand import Understanding
from data import catalogue

TABLE: dict[str, dict[str, list[str]]] = tomllib.loads(Path(__file__).with_name("sentences.toml").read_text("utf-8"))
CASES = [(half, label, text) for half, labels in TABLE.items() for label, texts in labels.items() for text in texts]
NAMED: dict[type, str] = {
    Sore: "sore", NotSore: "not_sore", Pain: "pain", PainGone: "pain_gone", Hurts: "hurts", Flagged: "flag",
    Done: "done", Felt: "felt", Skip: "skip", Later: "later", Ill: "ill", Well: "well", Slept: "slept",
    Tired: "tired", HowTo: "howto", Hour: "hour", Greeting: "greeting", Thanks: "thanks", Cleared: "cleared",
    Amount: "amount", Suspected: "suspected", Away: "travel", Correct: "correct", GearTold: "gear", InUnits: "units",
    Legs: "legs", MoveSession: "move", Quiet: "quiet", RaceTold: "races", RunChanged: "runs", SetLine: "log",
    Shorten: "shorten", Swap: "swap",
}  # fmt: skip


NEAR = {"minutes": {"minutes", "shorten"}, "shorten": {"minutes", "shorten"}, "gear": {"gear", "travel"}}
"""Two words for one screen: little time, and equipment (away from home or at it)."""


@pytest.fixture(scope="module")
def ears() -> Understanding:
    return Understanding({one.id: one.name for one in catalogue.load().exercises.values()})


def kind(meaning: Meaning) -> str:
    return meaning.place.value if isinstance(meaning, GoTo) else NAMED.get(type(meaning), "other")


def detail(meaning: Any) -> str:
    match meaning:
        case Sore(score=score):
            return str(score)
        case Flagged(sign):
            return sign.value
        case Done(feel=feel) | Felt(feel):
            return feel.value if feel else ""
        case Legs(feel):
            return feel.value
        case InUnits(units):
            return units.value
        case _:
            return ""


def fits(understood: Understood, label: str) -> bool:
    if label == "unknown":
        return not understood.meanings
    if label == "ask":
        return bool(understood.meanings) and not understood.sure
    if label == "hurts":
        return any(isinstance(one, Hurts) for one in understood.meanings)
    return understood.sure and all(_told(understood, part) for part in label.split("+"))


def _told(understood: Understood, label: str) -> bool:
    wanted, _, more = label.partition(":")
    found = [one for one in understood.meanings if kind(one) in NEAR.get(wanted, {wanted})]
    return bool(found) and (not more or detail(found[0]) == more)


@pytest.mark.parametrize("half", list(TABLE))
def test_nearly_every_sentence_is_understood(ears: Understanding, half: str) -> None:
    mine = [(label, text) for one, label, text in CASES if one == half]
    wrong = [
        f"{label}: {text} -> {ears.understand(text)}" for label, text in mine if not fits(ears.understand(text), label)
    ]
    assert len(wrong) <= 0.05 * len(mine), "\n".join(wrong)


def test_every_red_flag_is_seen(ears: Understanding) -> None:
    flags = [text for _, label, text in CASES if label.startswith("flag")]
    missed = [text for text in flags if not isinstance(next(iter(ears.understand(text).meanings), None), Flagged)]
    assert not missed
    assert len(flags) >= 80


def test_few_other_sentences_are_taken_for_a_red_flag(ears: Understanding) -> None:
    others = [text for _, label, text in CASES if not label.startswith("flag")]
    taken = [text for text in others if any(isinstance(one, Flagged) for one in ears.understand(text).meanings)]
    assert len(taken) <= len(others) / 20, taken
