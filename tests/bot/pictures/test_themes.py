"""Colours that everybody can tell apart, on screens and on paper."""

from itertools import combinations, pairwise

import pytest

from bot.pictures.themes import DARK, GREY, LIGHT, Theme, step
from bot.pictures.thumbnails import thumbnail
from tests.bot.pictures.colours import SEEN_AS, contrast, distance, seen

THEMES = {"light": LIGHT, "dark": DARK, "grey": GREY}
SCREENS = {"light": LIGHT, "dark": DARK}


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_ink_stands_out_wherever_text_stands(theme: Theme) -> None:
    below = [(theme.ink, theme.ground), (theme.ink, theme.panel), (theme.muted, theme.ground)]
    below += [(theme.muted, theme.panel), (theme.on_accent, theme.accent), (theme.accent, theme.ground)]
    below += list(zip(theme.on_heat, theme.heat, strict=True))
    assert [pair for pair in below if contrast(*pair) < 4.5] == []


@pytest.mark.parametrize("theme", SCREENS.values(), ids=SCREENS)
@pytest.mark.parametrize("eye", SEEN_AS)
def test_left_right_and_marks_are_told_apart_by_every_eye(theme: Theme, eye: str) -> None:
    close = [pair for pair in combinations((theme.accent, theme.other, theme.ground), 2) if distance(*pair, eye) < 25]
    assert close == []
    assert contrast(theme.mark, theme.ground) > 3


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
@pytest.mark.parametrize("eye", SEEN_AS)
def test_more_heat_is_further_from_the_body_in_lightness_alone(theme: Theme, eye: str) -> None:
    lights = [seen(one, eye)[0] for one in theme.heat]
    steps = [b - a for a, b in pairwise(lights)]
    assert all(one < -6 for one in steps) or all(one > 6 for one in steps)


def test_paper_needs_no_colour() -> None:
    shades = [getattr(GREY, name) for name in GREY.__struct_fields__ if isinstance(getattr(GREY, name), str)]
    assert all(one[1:3] == one[3:5] == one[5:7] for one in (*shades, *GREY.heat, *GREY.on_heat))


def test_scores_from_1_to_10_share_five_steps() -> None:
    assert [step(score) for score in (0, 1, 2, 3, 5, 7, 9, 10, 11)] == [0, 0, 0, 1, 2, 3, 4, 4, 4]


def test_the_small_pictures_of_a_dark_card_are_dark_too() -> None:
    light, dark = (thumbnail("goblet_squat", 64, dark=one) for one in (False, True))
    assert light is not None
    assert dark is not None
    corners = [sum(one.convert("L").resize((1, 1)).tobytes()) for one in (light, dark)]
    assert corners[0] > 200
    assert corners[1] < 120
