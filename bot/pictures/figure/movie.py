"""The moving picture as bytes: MP4, H.264 in yuv420p without sound, which Telegram plays as an animation."""

import io
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import av
from PIL import Image

from bot.pictures.figure import drawing
from bot.pictures.figure.timeline import FPS
from bot.words import figures as words
from coaching.exercise import Exercise
from data.figure_script import Figure

_QUALITY = "24"  # constant rate factor: flat colours stay clean
_SHORTEST_S = 5  # a player that does not loop should show a quick movement more than once


class Film(NamedTuple):
    """The file, and how long it lasts, in whole seconds."""

    content: bytes
    seconds: int


def film(figure: Figure, exercise: Exercise, tempo: str = "") -> Film:
    """The exercise at its tempo, or at the one given. A long loop is encoded frame by frame and never held whole."""
    shot = drawing.take(figure, exercise, tempo)
    told = tempo or exercise.tempo
    count = len(shot.beats)
    times = max(1, round(_SHORTEST_S * FPS / count))
    frames = _frames(shot, words.tempo(told, lift_first=exercise.lift_first) if "-" in told else "")
    return Film(_encoded(list(frames) * times if times > 1 else frames), round(count * times / FPS))


def _frames(shot: drawing.Take, beside: str) -> Iterator[Image.Image]:
    """Every frame of one loop, with its word and count, and the tempo in figures beside it."""
    for body, beat in zip(drawing.bodies(shot), shot.beats, strict=True):
        yield drawing.lettered(body, words.word(beat.word), beat.shown, beside, beat.part)


def _encoded(frames: Iterable[Image.Image]) -> bytes:
    file = io.BytesIO()
    with av.open(file, "w", format="mp4") as container:
        stream = container.add_stream("libx264", rate=FPS)
        stream.width, stream.height, stream.pix_fmt = drawing.WIDTH, drawing.HEIGHT, "yuv420p"
        stream.options = {"crf": _QUALITY, "preset": "veryfast", "tune": "animation", "threads": "1"}
        for image in frames:
            frame = av.VideoFrame.from_image(image)  # type: ignore[no-untyped-call]  # av leaves it open
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return file.getvalue()
