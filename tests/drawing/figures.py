"""`python -m tests.drawing.figures` draws the contact sheets of all exercises into docs/figures/.

Names of movement patterns or exercises after it draw those alone, into the folder that `--into` names.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageDraw

from bot.pictures.figure import canvas
from bot.pictures.figure.drawing import HEIGHT, STRIP, WIDTH, Take, bodies, take
from coaching.exercise import Exercise
from data import catalogue, figure_files
from tests.house.source import ROOT

FRAMES = 5
_ROW = 150
_COLOURS = 128


def telling(shot: Take) -> list[int]:
    """The beats that a row shows: spread over the poses of the loop and the ways between them."""
    starts = [n for n, beat in enumerate(shot.beats) if beat.key and (n == 0 or shot.beats[n - 1].key != beat.key)]
    ends = [*starts[1:], len(shot.beats)]
    spots = sorted({spot for start, end in zip(starts, ends, strict=True) for spot in (start, (start + end) // 2)})
    step = max(1.0, len(spots) / FRAMES)
    return [spots[int(n * step)] for n in range(min(FRAMES, len(spots)))]


def row(shot: Take) -> Image.Image:
    """The exercise's name over a few frames."""
    chosen = telling(shot)
    part = shot._replace(beats=tuple(shot.beats[n] for n in chosen), skeletons=tuple(shot.skeletons[n] for n in chosen))
    width = _ROW * WIDTH // (HEIGHT - STRIP)
    image = Image.new("RGB", (width * FRAMES, _ROW + 18), "white")
    draw = ImageDraw.Draw(image)
    draw.text(
        (4, 9), f"{shot.exercise.name}   {shot.exercise.id}   {shot.exercise.tempo}", "black", canvas.font(13), "lm"
    )
    for place, (body, beat) in enumerate(zip(bodies(part), part.beats, strict=True)):
        small = body.resize((width, _ROW), Image.Resampling.LANCZOS)
        image.paste(small, (place * width, 18))
        draw.text((place * width + 5, 27), beat.word, canvas.QUIET, canvas.font(11), "lm")
    return image


def sheet(exercises: Sequence[Exercise]) -> Image.Image:
    """One picture with a row for each exercise."""
    figures = figure_files.load(catalogue.load().exercises)
    rows = [row(take(figures[one.id], one)) for one in exercises]
    image = Image.new("RGB", (rows[0].width, sum(one.height for one in rows)), "white")
    top = 0
    for one in rows:
        image.paste(one, (0, top))
        top += one.height
    return image


def main() -> None:
    """Draw what is asked for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("names", nargs="*")
    parser.add_argument("--into", type=Path, default=ROOT / "docs" / "figures")
    told = parser.parse_args()
    told.into.mkdir(parents=True, exist_ok=True)
    for pattern, exercises in catalogue.load().by_pattern.items():
        chosen = [one for one in exercises if not told.names or {one.id, str(pattern)} & set(told.names)]
        if chosen:
            drawn = sheet(chosen).quantize(_COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
            drawn.save(told.into / f"{pattern}.png", optimize=True)


if __name__ == "__main__":
    main()
