"""What a text says of the session: done, how it felt, skipped, later. Two or more answers mean: it is to be asked."""

from bot.understanding.lexicon import Lexicon
from bot.understanding.meanings import Done, Felt, Later, Skip, Training
from bot.understanding.said_numbers import amount_before
from bot.understanding.utterance import Utterance
from coaching.facts import Feel, SkipReason

_LONGEST_WAIT = 16.0
"""Hours: a "later" of more than that is another day."""


def training(said: Utterance, lexicon: Lexicon) -> tuple[Training, ...]:
    """What became of the session."""
    if said.has("undo") or (said.has("why") and not said.has("done")):
        return ()
    if said.has("done", "undone") or said.denies("done") or is_log(said):
        found = _about_done(said)
        if found:
            return found
    if said.has("later") and not said.has("skip"):
        return (Later(_minutes(said, lexicon)),)
    if said.has("skip", "no_time"):
        return (Skip(), Done(yesterday=True)) if said.has("yesterday") else (Skip(_skip_reason(said)),)
    return _about_feel(said)


def _about_done(said: Utterance) -> tuple[Training, ...]:
    feel = _feel(said)
    if is_log(said):
        return (Done(), Later())
    if said.has("done") and said.has("skip"):
        return (Done(), Skip())
    if feel is Feel.TOO_HARD and said.denies("done") and not said.has("undone"):
        return (Felt(feel),)
    if said.has("undone") or (said.denies("done") and not said.has("skip", "later")):
        return (Later(), Skip(), Done())
    before = said.has("yesterday") and not said.found("today_word")
    return (Done(feel=feel, yesterday=before),) if said.has("done") else ()


def _about_feel(said: Utterance) -> tuple[Training, ...]:
    feel = _feel(said)
    if feel in {Feel.TOO_EASY, Feel.TOO_HARD}:
        return (Felt(feel),)
    if len(said.tokens) == 1 and said.has("right_word"):
        return (Felt(Feel.RIGHT),)
    return (Felt(Feel.TOO_EASY), Felt(Feel.RIGHT)) if len(said.tokens) == 1 and said.has("easy") else ()


def is_log(said: Utterance) -> bool:
    """Sets as they are written down: "3x10 @12 kg" or "12 12 10"."""
    threes = zip(said.tokens, said.tokens[1:], said.tokens[2:], strict=False)
    return any(left.isdigit() and right.isdigit() and (sign == "x" or sign.isdigit()) for left, sign, right in threes)


def _feel(said: Utterance) -> Feel | None:
    if said.has("too_hard"):
        return Feel.TOO_HARD
    if said.has("too_easy"):
        return Feel.TOO_EASY
    return Feel.RIGHT if said.has("feel_right", "fresh") else None


def _skip_reason(said: Utterance) -> SkipReason:
    if said.has("no_time"):
        return SkipReason.NO_TIME
    if said.has("tired"):
        return SkipReason.TIRED
    if said.has("ill", "below_neck", "above_neck"):
        return SkipReason.ILL
    return SkipReason.TRAVEL if said.has("gear", "pause") else SkipReason.NOT_SAID


def _minutes(said: Utterance, lexicon: Lexicon) -> int | None:
    """In how many minutes "later" is, None where that is not said."""
    words, numbers = lexicon.table.words, lexicon.table.numbers
    hours = amount_before(said, frozenset(words["sleep_hours"]), numbers)
    if hours is not None:
        return round(hours * 60) if hours <= _LONGEST_WAIT else None
    minutes = amount_before(said, frozenset(words["minute_words"]), numbers)
    return None if minutes is None else round(minutes)
