"""Somebody speaks again after a silence: the answer begins with a welcome."""

from datetime import date

from msgspec.structs import replace

from bot.chat import Heard
from bot.replies import Edit, Media, Screen, Send
from bot.screens.keyboard import short
from bot.words import follow_up as words
from coaching.health.safety import screen


def returned(heard: Heard, day: date) -> Heard:
    """The answer with a word of welcome above it; not above a warning, and not where everything is deleted."""
    training = heard.person.training
    first = next((one for one in heard.replies if isinstance(one, Send | Edit | Media)), None)
    if first is None or training is None or heard.forget or not screen(training, day).standing.trains:
        return heard
    if isinstance(first, Media):  # a caption is short
        return replace(heard, replies=(Send(screen=Screen(words.BACK_DAILY)), *heard.replies))
    text = short(f"{words.BACK_DAILY}\n\n{first.screen.text}")
    above = replace(first, screen=replace(first.screen, text=text))
    return replace(heard, replies=tuple(above if one is first else one for one in heard.replies))
