"""Whole seasons as a coach would read them: each `.toml` beside this file gives the `.txt` of the same name.

`UPDATE_STORIES=1` writes them anew; read what changed before you keep it.
"""

import os
from functools import cache
from pathlib import Path

import pytest

from bot.plan.command import brief, known
from bot.plan.file import read
from coaching.exercise import Catalogue
from data import catalogue

FOLDER = Path(__file__).parent
STORIES = sorted(one.stem for one in FOLDER.glob("*.toml"))
LEAST = 12


@cache
def exercises() -> Catalogue:
    return catalogue.load()


@pytest.mark.parametrize("story", STORIES)
def test_the_story_reads_as_it_was_kept(story: str) -> None:
    file = read((FOLDER / f"{story}.toml").read_text(encoding="utf-8"), known(exercises()))
    told = "\n".join(brief(exercises(), file, file.weeks)).strip() + "\n"
    kept = FOLDER / f"{story}.txt"
    if os.environ.get("UPDATE_STORIES") == "1":
        kept.write_text(told, encoding="utf-8")
    assert told == kept.read_text(encoding="utf-8")


def test_there_are_stories_enough() -> None:
    assert len(STORIES) >= LEAST
