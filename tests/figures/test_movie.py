"""The animation as Telegram gets it: small, playable, the working side drawn nearer and tinted."""

import io
from collections.abc import Sequence

import av
import pytest

from bot.media.recipes import ExerciseAnimation
from bot.pictures.figure import canvas, drawing, making, timeline
from bot.pictures.figure.muscles import muscle_shapes
from bot.pictures.figure.scene import Drawn, figure_shapes
from bot.pictures.figure.timeline import FPS
from bot.words import figures
from coaching.runner import Area
from data import catalogue
from data.figure_script import Word

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


def test_in_a_march_the_leg_that_stands_carries_and_the_lifted_one_shows_its_hip_flexor() -> None:
    assert {"far_muscle"} == _tones("march_a", Area.CALVES, "knee")
    assert {"muscle"} == _tones("march_a", Area.CALVES, "~knee1")
    assert {"muscle", "far_muscle"} == _tones("march_a", Area.CALVES, "start")


def test_an_inner_thigh_that_is_turned_away_is_shown_pale_through_the_leg() -> None:
    assert {"hidden_muscle"} == _tones("adductor_rock_back", Area.ADDUCTORS)


@pytest.mark.parametrize("name", ["kickstand_hinge", "single_leg_deadlift_loaded"])
def test_the_hamstring_of_a_hinge_is_tinted_all_the_way_down_and_the_shorts_stay_on(name: str) -> None:
    assert {"muscle"} == _tones(name, Area.HAMSTRINGS, "start") == _tones(name, Area.HAMSTRINGS, "end")
    shot = drawing.take(making.figures()[name], catalogue.load()[name])
    for skeleton in {id(one): one for one in shot.skeletons}.values():
        drawn = [*figure_shapes(shot.figure, skeleton, shot.look, drawing.tinted(shot, skeleton))]
        thigh = max(_places(drawn, "near_leg"), key=lambda at: drawn[at].circles[0][2])
        (shorts,) = _places(drawn, "near_shorts")
        assert thigh < shorts < max(_places(drawn, "muscle"))


def _places(drawn: Sequence[Drawn], tone: str) -> list[int]:
    return [at for at, one in enumerate(drawn) if one.tone == tone]


def _tones(name: str, area: Area, pose: str = "") -> set[str]:
    shot = drawing.take(making.figures()[name], catalogue.load()[name])
    skeleton = next(one for one, beat in zip(shot.skeletons, shot.beats, strict=True) if beat.key == (pose or beat.key))
    tinted = drawing.tinted(shot, skeleton)
    return {shape.tone for shape in muscle_shapes(skeleton, tinted._replace(sides={area: tinted.sides[area]}))}


def test_a_tempo_is_told_the_way_that_the_film_goes() -> None:
    """Each phase by a word that the film shows in it, in the film's order."""
    for name, exercise in catalogue.load().exercises.items():
        told = [one for one in timeline.steps(making.figures()[name]) if isinstance(one.time, str)]
        if "-" in exercise.tempo and told:
            phases = [(str(one.time).partition("*")[0], figures.word(one.say)) for one in told]
            assert set(zip(("lower", "lift"), exercise.ways, strict=True)) <= set(phases), name
            assert exercise.lift_first == (next(phase for phase, _ in phases if phase != "pause") == "lift"), name


def test_every_word_of_the_films_is_in_words() -> None:
    assert set(figures.WORDS) == set(Word)


def test_a_small_picture_is_a_square_of_the_size_asked_for() -> None:
    assert making.small_picture("goblet_squat", 90).size == (90, 90)


@pytest.mark.parametrize("name", ["split_squat", "calf_raise", "band_row", "glute_bridge"])
def test_the_tempo_in_figures_goes_the_way_of_the_count(name: str) -> None:
    exercise = catalogue.load()[name]
    told = timeline.beats(making.figures()[name], "3-2-1")
    counted = [one.shown for one, before in zip(told, (None, *told), strict=False) if _begins(one, before)]
    assert figures.tempo("3-2-1", lift_first=exercise.lift_first) == "-".join(counted)


def _begins(beat: timeline.Beat, before: timeline.Beat | None) -> bool:
    return before is None or beat.word != before.word
