"""The moving picture as bytes: MP4, H.264 in yuv420p without sound, which Telegram plays as an animation."""

import io
from collections.abc import Iterable

import av
from PIL import Image

from bot.pictures.figure import drawing
from bot.pictures.figure.timeline import FPS
from bot.words import figure_words
from coaching.exercise import Exercise
from data.figure_script import Figure

_QUALITY = "24"  # constant rate factor: flat colours stay clean
_SHORTEST_S = 5  # a player that does not loop should show a quick movement more than once


def animation(figure: Figure, exercise: Exercise, tempo: str = "", *, mirrored: bool = False) -> bytes:
    """The exercise at its tempo, as MP4. `mirrored` shows the other side at work."""
    shot = drawing.take(figure, exercise, tempo)
    told = tempo or exercise.tempo
    shown = told if "-" in told else ""
    frames = [
        drawing.lettered(
            drawing.flipped(body) if mirrored else body, figure_words.word(beat.word), beat.shown, shown, beat.part
        )
        for body, beat in zip(drawing.bodies(shot), shot.beats, strict=True)
    ]
    loops = max(1, round(_SHORTEST_S * FPS / len(frames)))
    return _encoded(frames * loops)


def _encoded(frames: Iterable[Image.Image]) -> bytes:
    file = io.BytesIO()
    with av.open(file, "w", format="mp4") as container:
        stream = container.add_stream("libx264", rate=FPS)
        stream.width, stream.height, stream.pix_fmt = drawing.WIDTH, drawing.HEIGHT, "yuv420p"
        stream.options = {"crf": _QUALITY, "preset": "veryfast", "tune": "animation", "threads": "1"}
        for image in frames:
            container.mux(stream.encode(av.VideoFrame.from_image(image)))  # type: ignore[no-untyped-call]  # av's own
        container.mux(stream.encode(None))
    return file.getvalue()
