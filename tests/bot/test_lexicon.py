"""The word table is checked whole, and typing errors are mended with care."""

import msgspec
import pytest
from msgspec.structs import replace

from bot.understanding import lexicon
from bot.understanding.lexicon import Lexicon, LexiconError, Sign, Table
from coaching.facts import RedFlag


@pytest.fixture(scope="module")
def words() -> Lexicon:
    return lexicon.load("en", ("Split Squat",))


def tokens(words: Lexicon, text: str) -> tuple[str, ...]:
    return words.read(text).tokens


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("sroe", "sore"),
        ("soooore", "sore"),
        ("clavs", "clavs"),
        ("hamstirng", "hamstring"),
        ("exhuasted", "exhausted"),
        ("niht", "night"),
        ("browbn", "brown"),
        ("shopping", "shopping"),
        ("climbing", "climbing"),
    ],
)
def test_typing_errors_are_mended(words: Lexicon, typed: str, meant: str) -> None:
    assert tokens(words, typed) == (meant,)


@pytest.mark.parametrize("right", ["sure", "score", "some", "pan", "main", "paint", "near", "split", "squat", "bore"])
def test_words_that_are_right_stay_as_they_are(words: Lexicon, right: str) -> None:
    assert tokens(words, right) == (right,)


def test_contractions_emoji_and_quotes_are_spelled_out(words: Lexicon) -> None:
    assert tokens(words, "I can’t, it's 😴") == ("i", "can", "not", ",", "it", "is", "tired")


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("no pain", True),
        ("no knee pain, swelling or numbness", True),
        ("not sore but pain", False),
        ("pain is gone", True),
        ("no sleep and pain", False),
        ("without any pain", True),
        ("pain. none today", False),
    ],
)
def test_a_denial_reaches_as_far_as_it_does_in_speech(words: Lexicon, text: str, denied: bool) -> None:
    assert words.read(text).has("pain") is not denied


def test_a_phrase_swallows_what_lies_inside_it(words: Lexicon) -> None:
    assert not words.read("sore throat").has("sore")
    assert words.read("sore, and my throat too").has("sore")


def test_a_faulty_table_names_every_fault_at_once(words: Lexicon) -> None:
    table: Table = words.table
    faulty = replace(
        table,
        sign=(Sign(RedFlag.TEAR, (("nothing_like_it",),)), Sign(RedFlag.NERVE, ())),
        swallow=frozenset({"nobody"}),
    )
    with pytest.raises(LexiconError) as fault:
        Lexicon(faulty)
    for said in ("nothing_like_it", "nerve", "nobody", RedFlag.HEART_LUNG.value):
        assert said in str(fault.value)


def test_a_language_without_a_table_is_said_plainly() -> None:
    with pytest.raises(LexiconError, match="xx"):
        lexicon.load("xx")


def test_the_table_says_nothing_that_is_not_read() -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"flag": "tear", "needs": [["pop"]], "needz": []}, Sign)
