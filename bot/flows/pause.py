"""Pause: no messages of our own for a while; whoever asks is answered all the same."""

from datetime import date, timedelta

from msgspec.structs import replace

from bot.chat import Chat
from bot.flow.data import END, Answer, Choices, Ending, Flow, Picked, Reading, Rows, Scene, Step, Take, Typed
from bot.flows import answers
from bot.flows.pieces import always, in_rows
from bot.flows.reading.dates import read_date
from bot.replies import Screen
from bot.silence import from_tomorrow
from bot.words import help as help_words
from bot.words import short_words as words
from bot.words.common import on_date

_OPEN_END, _RESUME = "open", "resume"


def pause() -> Flow:
    """A few days, a week, two, or until the runner says so; and the way back."""
    step = Step(
        name="how_long",
        ask=lambda scene: words.pause(_until_words(scene)),
        choices=Choices((*(days for days, _ in words.PAUSES), _OPEN_END, _RESUME), _rows),
        read=_read,
        then=always(END),
        hint=lambda _: words.pause_hint(),
    )
    return Flow(
        name="pause",
        first="how_long",
        steps=(step,),
        finish=_finish,
        stopped=lambda scene: Ending(person=scene.person, screen=Screen(words.as_before())),
    )


def _rows(scene: Scene) -> Rows:
    """The lengths; the way back only while a pause holds."""
    ends = [(_OPEN_END, help_words.PAUSE_OPEN)]
    ends += [(_RESUME, words.WRITE_AGAIN)] if _until_words(scene) else []
    return (*in_rows(words.PAUSES, 3), *in_rows(ends, 1))


def _until_words(scene: Scene) -> str:
    """The end of a pause that holds now, "" where there is none."""
    until, today = scene.person.chat.preferences.paused_until, answers.today(scene)
    if until is None or until <= today:
        return ""
    return words.until_you_say() if until == date.max else on_date(until, today)


def _read(answer: Answer, scene: Scene) -> Reading | None:
    today = answers.today(scene)
    if isinstance(answer, Typed):
        said = answer.text.lower().strip().removeprefix("until ").removeprefix("for ")
        until = read_date(said, today) or read_date(f"in {said}", today)
        return Take(scene.draft | {"until": until.isoformat()}) if until is not None and until > today else None
    if not isinstance(answer, Picked):
        return None
    if answer.value == _RESUME:
        return Take(scene.draft | {"until": None})
    until = date.max if answer.value == _OPEN_END else today + timedelta(days=int(answer.value))
    return Take(scene.draft | {"until": until.isoformat()})


def _finish(scene: Scene) -> Ending:
    told, today = scene.draft["until"], answers.today(scene)
    until = None if told is None else date.fromisoformat(told)
    if until is None:
        text = words.writing_again()
    else:
        text = help_words.paused("" if until == date.max else on_date(until, today))
    chat = paused(scene.person.chat, until)
    return Ending(
        person=replace(scene.person, chat=from_tomorrow(chat, today) if until is None else chat), screen=Screen(text)
    )


def paused(chat: Chat, until: date | None) -> Chat:
    """The chat with the messages of our own held back until that local day, None for not at all."""
    return replace(chat, preferences=replace(chat.preferences, paused_until=until), unanswered=0)
