"""The maker of the hands-free session, for the drawing process."""

from collections.abc import Sequence

from bot.media.recipes import Made, SessionAudio
from bot.media.shelf import Shelf
from bot.sound.clips import Clips, KeptClips
from bot.sound.encode import FRAME, file
from bot.sound.parts import Part
from bot.sound.render import placed
from bot.sound.score import Score, score
from bot.sound.tones import RATE
from bot.sound.voice import Voice
from bot.words import hands_free as words


class HandsFree:
    """Makes sessions, one after the other. What is said in them is kept on the shelf, where there is one."""

    def __init__(self, shelf: Shelf | None = None) -> None:
        self._kept = KeptClips(shelf)

    def made(self, recipe: SessionAudio) -> Made:
        """The file: spoken where espeak-ng is present, with tones alone where it is not."""
        plan = score(recipe.parts)
        voice = Voice()
        content = session(plan, recipe.parts, Clips(voice, self._kept), title=recipe.title, walk_min=recipe.walk_min)
        return Made(content=content, seconds=plan.seconds, lasting=not voice.broke)


def session(plan: Score, parts: Sequence[Part], clips: Clips, *, title: str, walk_min: int = 0) -> bytes:
    """The session as a file."""
    heard = placed(plan, parts, clips, walk_min)
    frames = -(-plan.seconds * RATE // FRAME)
    return file([(one.frame, one.clip) for one in heard], frames, title=title, performer=words.PERFORMER)
