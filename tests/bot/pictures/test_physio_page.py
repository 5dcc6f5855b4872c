"""The page for a physio: one sheet, in shades of grey, its text to be selected."""

import re
import zlib

import pytest
from msgspec.structs import replace

from bot.pictures import fonts
from bot.pictures.physio import page
from tests.bot.pictures.pdf import read
from tests.bot.pictures.samples import ENDLESS, LONG, PAGE, ROW, WHOLE_BODY


def test_everything_stands_on_one_page_and_can_be_selected() -> None:
    found = read(page(PAGE).content)
    said = " ".join(found.text.split())
    assert found.pages == 1
    for text in ("Four weeks", "Knee: Mon 7 Sep 4", "from the back", "Goblet squat: 3 × 10 · 12 kg", "“ü” band"):
        assert text in said
    assert said.count("Full body A") == 8
    assert "left away" not in said


def test_too_many_sessions_make_way_from_the_oldest_and_are_told() -> None:
    rows = tuple((f"day {at}", *ROW[1:3], ROW[3] * 6) for at in range(30))
    found = read(page(replace(PAGE, sessions=rows)).content)
    days = [int(one) for one in re.findall(r"day (\d+)", found.text)]
    assert found.pages == 1
    assert days == list(range(30 - len(days), 30))
    assert f"{30 - len(days)} earlier ones left away" in found.text
    assert "Not a medical document" in found.text


def test_the_same_page_gives_the_same_bytes_and_few_of_them() -> None:
    made = page(PAGE)
    assert made == page(PAGE)
    assert len(made.content) < 100_000


def test_it_prints_in_grey() -> None:
    content = page(PAGE).content
    assert b"/DeviceRGB" not in content
    streams = [zlib.decompress(one) for one in re.findall(rb"stream\n(.*?)\nendstream", content, re.DOTALL)[:1]]
    assert not [one for one in streams if re.search(rb" (rg|RG|k|K)\b", one)]


@pytest.mark.parametrize("body", [None, WHOLE_BODY])
def test_little_and_much_fit_too(body: object) -> None:
    told = tuple((LONG, (ENDLESS, LONG)) for _ in range(4))
    much = replace(PAGE, body=body, sections=told, title=ENDLESS, sessions=())
    assert read(page(much).content).pages == 1


def test_without_letters_it_says_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "_PACKAGE", "no_such_letters")
    with pytest.raises(fonts.FontMissing, match="no_such_letters"):
        page(PAGE)
