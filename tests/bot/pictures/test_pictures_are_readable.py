"""Every picture by computation: its texts fit, do not touch, are large enough and stand out from what is below them."""

from functools import cache
from itertools import combinations

import pytest
from msgspec.structs import replace

from bot.media.picture_recipes import ProgressChart, Week, WeeksChart
from bot.pictures.canvas import Box, Canvas
from bot.pictures.drawers import DRAWERS, picture
from bot.pictures.text import LEAST
from tests.bot.pictures.colours import contrast
from tests.bot.pictures.samples import MONDAY, ONE_WEEK, PROGRESS, SAMPLES

EVERY = [(name, dark) for name in SAMPLES for dark in (False, True)]
LARGEST_BYTES = 300_000


@cache
def drawn(name: str, *, dark: bool) -> Canvas:
    recipe = replace(SAMPLES[name], dark=dark)
    return DRAWERS[type(recipe)](recipe)


def touching(one: Box, other: Box) -> bool:
    return one.left < other.right and other.left < one.right and one.top < other.bottom and other.top < one.bottom


@pytest.mark.parametrize("name", SAMPLES)
def test_each_text_is_inside_the_picture(name: str) -> None:
    canvas = drawn(name, dark=False)
    inside = Box(16, 16, canvas.width - 16, canvas.height - 16)
    wrong = [
        one
        for one in canvas.words
        if one.box.left < inside.left or one.box.right > inside.right or not inside.top < one.box.bottom < inside.bottom
    ]
    assert canvas.words
    assert not wrong


@pytest.mark.parametrize("name", SAMPLES)
def test_no_two_texts_touch(name: str) -> None:
    words = drawn(name, dark=False).words
    assert not [(a.text, b.text) for a, b in combinations(words, 2) if touching(a.box, b.box)]


@pytest.mark.parametrize("name", SAMPLES)
def test_letters_are_large_enough_for_a_phone(name: str) -> None:
    canvas = drawn(name, dark=False)
    assert min(one.size for one in canvas.words) >= LEAST >= canvas.width * 0.03


@pytest.mark.parametrize(("name", "dark"), EVERY)
def test_each_text_stands_out_from_what_is_below_it(name: str, dark: bool) -> None:
    faint = [one for one in drawn(name, dark=dark).words if contrast(one.ink, one.on) < 4.5]
    assert not faint


@pytest.mark.parametrize("name", SAMPLES)
def test_what_is_below_a_text_is_what_it_says(name: str) -> None:
    """The colour that a text claims to stand on is the one that is really there, just beside its ink."""
    canvas = drawn(name, dark=True)
    image = canvas.image()
    for one in canvas.words:
        across = range(int(one.box.left), int(one.box.right) + 1)
        found = {image.getpixel((x, round(one.box.top))) for x in across}
        wanted = tuple(int(one.on[at : at + 2], 16) for at in (1, 3, 5))
        assert wanted in found, one


@pytest.mark.parametrize("name", SAMPLES)
def test_the_same_recipe_gives_the_same_bytes_and_few_of_them(name: str) -> None:
    recipe = SAMPLES[name]
    made = picture(recipe)
    assert made == picture(recipe)
    assert made.content.startswith(b"\x89PNG")
    assert len(made.content) < LARGEST_BYTES
    assert made.width + made.height < 10_000  # Telegram takes no larger photo
    assert made.height < 20 * made.width


@pytest.mark.parametrize("lighter", [False, True])
def test_the_week_under_way_is_marked_though_it_is_a_lighter_one_too(lighter: bool) -> None:
    this = Week(monday=MONDAY, reps=40, lighter=lighter, under_way=True)
    usual = Week(monday=MONDAY, reps=40, lighter=lighter)
    charts = [replace(ONE_WEEK, weeks=(one,)) for one in (this, usual)]
    assert ["this week, so far" in [one.text for one in DRAWERS[WeeksChart](chart).words] for chart in charts] == [
        True,
        False,
    ]
    assert picture(charts[0]).content != picture(charts[1]).content


def test_a_best_of_a_lighter_session_is_a_hollow_star() -> None:
    best = next(at for at, one in enumerate(PROGRESS.points) if one.best)

    def inked(*, lighter: bool) -> int:
        points = [replace(one, lighter=lighter and at == best) for at, one in enumerate(PROGRESS.points)]
        canvas = DRAWERS[ProgressChart](replace(PROGRESS, points=tuple(points)))
        ink = tuple(bytes.fromhex(canvas.theme.mark.removeprefix("#")))
        colours = canvas.image().getcolors(canvas.width * canvas.height) or []
        return sum(count for count, colour in colours if colour == ink)

    assert inked(lighter=True) < inked(lighter=False)
