"""Labelled sentences: what was written, what it means, and whether the understanding finds that."""

import tomllib
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from bot.understanding import meanings as told
from bot.understanding import meanings_plan as wished
from bot.understanding.meanings import Flagged, GoTo, Hurts, Meaning, Suspected, Understood
from bot.understanding.understand import Understanding
from data import catalogue

HALVES = ("sighted", "blind")
_KINDS: dict[type, str] = {
    told.Sore: "sore", told.NotSore: "not_sore", told.Pain: "pain", told.PainGone: "pain_gone", told.Hurts: "hurts",
    told.Flagged: "flag", told.Done: "done", told.Felt: "felt", told.Skip: "skip", told.Later: "later",
    told.Ill: "ill", told.Well: "well", told.Slept: "slept", told.Tired: "tired", told.HowTo: "howto",
    told.Hour: "hour", told.Greeting: "greeting", told.Thanks: "thanks", told.Cleared: "cleared",
    wished.Away: "travel", wished.Correct: "correct", wished.GearTold: "gear", wished.InUnits: "units",
    wished.Legs: "legs", wished.MoveSession: "move", wished.Quiet: "quiet", wished.RaceTold: "races",
    wished.RunChanged: "runs", wished.SetLine: "log", wished.Shorten: "shorten", wished.Swap: "swap",
}  # fmt: skip
_ONE_SCREEN = {"minutes": {"minutes", "shorten"}, "shorten": {"minutes", "shorten"}, "gear": {"gear", "travel"}}
"""Two words for one thing: little time, and equipment that is not there (at home or away)."""


class Sentence(NamedTuple):
    """A sentence and its label."""

    label: str
    text: str

    @property
    def meaning(self) -> str:
        """The label without its detail."""
        return self.label.partition(":")[0]


class Share(NamedTuple):
    """How many of a meaning's sentences are understood, and those that are not, with what was understood instead."""

    understood: int
    of: int
    wrong: tuple[str, ...]


def sentences(half: str) -> list[Sentence]:
    """The sentences of one half: "sighted" or "blind"."""
    table: dict[str, list[str]] = tomllib.loads(Path(__file__).with_name(f"sentences_{half}.toml").read_text("utf-8"))
    return [Sentence(label, text) for label, texts in table.items() for text in texts]


def ears() -> Understanding:
    """The understanding with the names of our exercises."""
    return Understanding({one.id: one.name for one in catalogue.load().exercises.values()})


def shares(read: Iterable[tuple[Sentence, Understood]]) -> dict[str, Share]:
    """Per meaning, how much of it is understood."""
    found: dict[str, list[str]] = defaultdict(list)
    for one, understood in read:
        found[one.meaning].append("" if fits(understood, one.label) else f"{one.label}: {one.text!r} -> {understood}")
    return {
        meaning: Share(sum(not one for one in each), len(each), tuple(one for one in each if one))
        for meaning, each in sorted(found.items())
    }


def is_flagged(understood: Understood) -> bool:
    """Whether a text is taken for a red flag."""
    return any(isinstance(one, Flagged) for one in understood.meanings)


def is_named(understood: Understood) -> bool:
    """Whether a red flag is raised, or asked by its name."""
    return any(isinstance(one, Flagged | Suspected) for one in understood.meanings)


def is_guess(understood: Understood, label: str) -> bool:
    """Whether something else than what the label says would be acted on without a question."""
    return bool(understood.meanings) and understood.sure and label != "calm" and not fits(understood, label)


def fits(understood: Understood, label: str) -> bool:
    """Whether what was understood is what the label says."""
    if label == "unknown":
        return not understood.meanings
    if label == "ask":
        return bool(understood.meanings) and not understood.sure
    if label == "calm":
        return not is_named(understood)
    if label.startswith("flag"):
        signs = [one.sign.value for one in understood.meanings if isinstance(one, Flagged | Suspected)]
        return bool(signs) and label.partition(":")[2] in {"", *signs}
    if label == "hurts":
        return any(isinstance(one, Hurts) for one in understood.meanings)
    return understood.sure and all(_said(understood, part) for part in label.split("+"))


def _said(understood: Understood, label: str) -> bool:
    wanted, _, detail = label.partition(":")
    found = [one for one in understood.meanings if _kind(one) in _ONE_SCREEN.get(wanted, {wanted})]
    return bool(found) and (not detail or _detail(found[0]) == detail)


def _kind(meaning: Meaning) -> str:
    return meaning.place.value if isinstance(meaning, GoTo) else _KINDS.get(type(meaning), "other")


def _detail(meaning: Any) -> str:
    match meaning:
        case told.Sore(score=score):
            return str(score)
        case (
            told.Done(feel=detail) | told.Felt(detail) | Flagged(detail) | wished.Legs(detail) | wished.InUnits(detail)
        ):
            return detail.value if detail else ""
        case _:
            return ""
