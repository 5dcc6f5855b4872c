"""Labelled sentences are understood, meaning by meaning, in both halves; `pytest -s` shows the shares."""

from functools import cache

import pytest

from bot.understanding.meanings import Understood
from tests.bot.labelled import HALVES, Sentence, ears, is_flagged, is_guess, is_named, sentences, shares

OF_ALL, OF_EACH = 0.97, 0.82
"""The share that has to be understood: of a half, and of each meaning."""
FALSE_ALARMS = 1 / 100
RAISED = 0.97
"""Of the red flags, how many are raised at once; the others are asked by their name."""
GUESSES = 1 / 80
"""How often something wrong would be acted on without a question."""


@cache
def read(half: str) -> list[tuple[Sentence, Understood]]:
    """The sentences of a half, and what is understood of each."""
    understanding = ears()
    return [(one, understanding.understand(one.text)) for one in sentences(half)]


def test_there_are_enough_sentences_and_half_of_them_are_blind() -> None:
    counts = {half: len(read(half)) for half in HALVES}
    assert all(count >= 400 for count in counts.values()), counts
    assert counts["blind"] >= counts["sighted"]


@pytest.mark.parametrize("half", HALVES)
def test_nearly_every_sentence_is_understood_whatever_it_means(half: str) -> None:
    found = shares(read(half))
    for meaning, share in found.items():
        print(f"{half:8} {meaning:10} {share.understood:3} of {share.of}")  # noqa: T201 - what `pytest -s` shows
    wrong = [one for share in found.values() for one in share.wrong]
    poor = [meaning for meaning, share in found.items() if share.understood < OF_EACH * share.of and share.of > 1]
    assert len(wrong) <= (1 - OF_ALL) * len(read(half)), "\n".join(wrong)
    assert not poor, "\n".join(one for meaning in poor for one in found[meaning].wrong)


@pytest.mark.parametrize("half", HALVES)
def test_every_red_flag_is_seen(half: str) -> None:
    flags = [(one.text, understood) for one, understood in read(half) if one.meaning == "flag"]
    assert not [text for text, understood in flags if not is_named(understood)]
    assert sum(is_flagged(understood) for _, understood in flags) >= RAISED * len(flags)
    assert len(flags) >= 150


@pytest.mark.parametrize("half", HALVES)
def test_few_other_sentences_are_taken_for_a_red_flag(half: str) -> None:
    others = [(one.text, understood) for one, understood in read(half) if one.meaning != "flag"]
    taken = [text for text, understood in others if is_flagged(understood)]
    assert len(taken) <= FALSE_ALARMS * len(others), taken


@pytest.mark.parametrize("half", HALVES)
def test_hardly_anything_is_guessed_in_silence(half: str) -> None:
    guessed = [one for one, understood in read(half) if is_guess(understood, one.label)]
    assert len(guessed) <= GUESSES * len(read(half)), guessed


def test_the_same_text_always_reads_the_same() -> None:
    understanding = ears()
    for one, understood in read("blind")[:50]:
        assert understanding.understand(one.text) == understood
        assert understanding.understand(one.text.upper()) == understood
