"""The animation as Telegram gets it: small, playable, the working side drawn nearer and tinted."""

import io

import av
import pytest

from bot.media.recipes import ExerciseAnimation
from bot.pictures.figure import canvas, drawing, making
from bot.pictures.figure.muscles import muscle_shapes
from bot.pictures.figure.timeline import FPS
from coaching.runner import Area
from data import catalogue

MOST_BYTES = 300_000


def test_it_is_h264_without_sound_and_lasts_as_long_as_the_tempo_says() -> None:
    made = making.animation(ExerciseAnimation(exercise="split_squat", tempo="3-1-1"))
    assert len(made.content) < MOST_BYTES
    with av.open(io.BytesIO(made.content)) as film:
        assert [stream.type for stream in film.streams] == ["video"]
        stream = film.streams.video[0]
        assert (stream.codec_context.name, stream.codec_context.pix_fmt) == ("h264", "yuv420p")
        assert (stream.width, stream.height) == (made.width, made.height)
        assert stream.frames == 5 * FPS == made.seconds * FPS


def test_equal_recipes_give_equal_bytes() -> None:
    recipe = ExerciseAnimation(exercise="pogo_hop", tempo="fast")
    assert making.animation(recipe) == making.animation(recipe)


@pytest.mark.parametrize("name", ["split_squat", "front_plank", "toe_yoga"])
def test_the_working_muscles_are_tinted(name: str) -> None:
    exercise = catalogue.load()[name]
    shot = drawing.take(making.figures()[name], exercise)
    one = shot._replace(beats=shot.beats[:1], skeletons=shot.skeletons[:1])
    colours = {colour for _, colour in next(drawing.bodies(one)).getcolors(1 << 20) or []}
    tinted = tuple(int(canvas.tone("muscle")[at : at + 2], 16) for at in (1, 3, 5))
    assert tinted in colours


def test_what_carries_is_tinted_on_its_own_side() -> None:
    """In a side plank it is the lower arm; in a single-leg row the standing leg, and the arm of the other side."""
    assert {"far_muscle"} == _tones("side_plank", Area.SHOULDERS)
    assert {"muscle"} == _tones("single_leg_row", Area.ARMS)
    assert {"far_muscle"} == _tones("single_leg_row", Area.HAMSTRINGS)


def _tones(name: str, area: Area) -> set[str]:
    shot = drawing.take(making.figures()[name], catalogue.load()[name])
    seen = muscle_shapes(shot.skeletons[0], [area], shot.look.towards, one_side=True, far=shot.figure.far)
    return {shape.tone for shape in seen}


def test_a_small_picture_is_a_square_of_the_size_asked_for() -> None:
    assert making.small_picture("goblet_squat", 90).size == (90, 90)
