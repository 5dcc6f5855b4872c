"""The drawing process as it is where its letters are not installed and its key frames are broken; makers are real."""

import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from bot.media.worker import main
from bot.pictures import fonts
from data import figure_files
from data.figure_script import Figure

COMMAND = (sys.executable, "-m", "tests.bot.media.bare")
_load = figure_files.load


def _broken(exercises: Iterable[str], folder: Path = figure_files.FOLDER) -> Mapping[str, Figure]:
    with tempfile.TemporaryDirectory() as other:
        for file in folder.glob("*.toml"):
            (Path(other) / file.name).write_bytes(file.read_bytes())
        (Path(other) / figure_files.BASES).write_text("[", encoding="utf-8")
        return _load(exercises, Path(other))


if __name__ == "__main__":
    fonts._PACKAGE = "no_such_letters"
    figure_files.load = _broken
    main()
