"""The maker of the hands-free session, for the drawing process."""

from bot.media.recipes import Made, SessionAudio
from bot.sound.encode import encoded
from bot.sound.render import rendered
from bot.sound.score import score
from bot.sound.voice import Voice
from bot.words import hands_free as words


def made(recipe: SessionAudio) -> Made:
    """The file: spoken where espeak-ng is present, with tones alone where it is not."""
    plan = score(recipe.parts)
    voice = Voice()
    sound = rendered(plan, recipe.parts, voice, recipe.walk_min)
    content = encoded(sound, title=recipe.title, performer=words.PERFORMER)
    return Made(content=content, seconds=plan.seconds, lasting=not voice.broke)
