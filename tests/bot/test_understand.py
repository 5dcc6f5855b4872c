"""Labelled sentences are understood, meaning by meaning, in both halves; `pytest -s` shows the shares."""

import pytest

from bot.understanding.understand import Understanding
from tests.bot.labelled import HALVES, ears, is_flagged, is_guess, is_named, sentences, shares

OF_ALL, OF_EACH = 0.97, 0.82
"""The share that has to be understood: of a half, and of each meaning."""
FALSE_ALARMS = 1 / 100
RAISED = 0.97
"""Of the red flags, how many are raised at once; the others are asked by their name."""
GUESSES = 1 / 80
"""How often something wrong would be acted on without a question."""


@pytest.fixture(scope="module")
def understanding() -> Understanding:
    return ears()


def test_there_are_enough_sentences_and_half_of_them_are_blind() -> None:
    counts = {half: len(sentences(half)) for half in HALVES}
    assert all(count >= 400 for count in counts.values()), counts


@pytest.mark.parametrize("half", HALVES)
def test_nearly_every_sentence_is_understood_whatever_it_means(understanding: Understanding, half: str) -> None:
    found = shares(understanding, sentences(half))
    for meaning, share in found.items():
        print(f"{half:8} {meaning:10} {share.understood:3} of {share.of}")  # noqa: T201 - what `pytest -s` shows
    wrong = [one for share in found.values() for one in share.wrong]
    poor = [meaning for meaning, share in found.items() if share.understood < OF_EACH * share.of and share.of > 1]
    assert len(wrong) <= (1 - OF_ALL) * len(sentences(half)), "\n".join(wrong)
    assert not poor, "\n".join(one for meaning in poor for one in found[meaning].wrong)


@pytest.mark.parametrize("half", HALVES)
def test_every_red_flag_is_seen(understanding: Understanding, half: str) -> None:
    flags = [one.text for one in sentences(half) if one.meaning == "flag"]
    assert not [text for text in flags if not is_named(understanding.understand(text))]
    raised = [text for text in flags if is_flagged(understanding.understand(text))]
    assert len(raised) >= RAISED * len(flags)
    assert len(flags) >= 150


@pytest.mark.parametrize("half", HALVES)
def test_few_other_sentences_are_taken_for_a_red_flag(understanding: Understanding, half: str) -> None:
    others = [one.text for one in sentences(half) if one.meaning != "flag"]
    taken = [text for text in others if is_flagged(understanding.understand(text))]
    assert len(taken) <= FALSE_ALARMS * len(others), taken


@pytest.mark.parametrize("half", HALVES)
def test_hardly_anything_is_guessed_in_silence(understanding: Understanding, half: str) -> None:
    said = sentences(half)
    guessed = [one for one in said if is_guess(understanding.understand(one.text), one.label)]
    assert len(guessed) <= GUESSES * len(said), guessed


def test_the_same_text_always_reads_the_same(understanding: Understanding) -> None:
    for one in sentences("blind")[:50]:
        assert understanding.understand(one.text) == understanding.understand(one.text)
        assert understanding.understand(one.text.upper()) == understanding.understand(one.text)
