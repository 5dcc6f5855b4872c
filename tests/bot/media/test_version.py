"""After an upgrade nothing that was made before counts, and nothing has to be raised by hand for it."""

import subprocess
import sys
from pathlib import Path

import pytest

from bot.media import version
from bot.media.process import Drawing
from bot.media.recipes import ExerciseAnimation, SessionAudio, key_of
from bot.sound import program
from tests.bot.media.easel import COMMAND

SQUAT = ExerciseAnimation(exercise="squat", tempo="3-1-1")
SONG = SessionAudio(title="Today", parts=())
LIBRARIES = {"pillow": "13.0.0"}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    for name, said in {"bot/pictures/card.py": "EDGE = 4", "data/figures/squat.toml": "knee = 90"}.items():
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text(said)
    return tmp_path


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("bot/pictures/card.py", "EDGE = 5"),
        ("data/figures/squat.toml", "knee = 95"),
        ("data/figures/lunge.toml", "knee = 90"),
    ],
)
def test_a_maker_or_a_key_frame_that_changes_makes_another_version(home: Path, file: str, said: str) -> None:
    before = version.of(home, LIBRARIES)
    assert version.of(home, LIBRARIES) == before
    (home / file).write_text(said)
    assert version.of(home, LIBRARIES) != before


def test_so_does_a_library_and_nothing_that_is_not_read(home: Path) -> None:
    before = version.of(home, LIBRARIES)
    (home / "bot/pictures/card.pyc").write_text("compiled")
    assert version.of(home, LIBRARIES) == before
    assert version.of(home, {"pillow": "13.0.1"}) != before


def test_whatever_the_drawing_process_loads_decides() -> None:
    """Its modules of ours are in the folders that are looked at, and its libraries among those that are asked."""
    listed = (
        "import sys, bot.media.makers, icalendar; from importlib.metadata import packages_distributions\n"
        "known = packages_distributions()\n"
        "names = {name: known.get(name, ['']) for name in {one.partition('.')[0] for one in sys.modules}}\n"
        "print(*(one.__file__ for one in sys.modules.values() if getattr(one, '__file__', None)), sep='\\n')\n"
        "print('libraries', *{one for found in names.values() for one in found})"
    )
    done = subprocess.run([sys.executable, "-c", listed], capture_output=True, text=True, check=True, timeout=60)
    *files, libraries = done.stdout.splitlines()
    ours = [path.relative_to(version.HOME) for path in map(Path, files) if path.is_relative_to(version.HOME)]
    outside = {one for one in ours if not any(one.is_relative_to(part) for part in (*version.PARTS, ".venv"))}
    assert outside == {Path("bot/__init__.py")}
    draw_nothing = {"python-dateutil", "typing_extensions", "defusedxml", "setuptools", "six"}
    assert set(libraries.split()[1:]) - draw_nothing <= {*version.LIBRARIES}
    assert all(map(version._installed, version.LIBRARIES))


def test_everything_has_another_key_under_another_version(monkeypatch: pytest.MonkeyPatch) -> None:
    before = key_of(SQUAT)
    monkeypatch.setattr(version, "now", lambda: "another")
    assert key_of(SQUAT) != before


def test_a_sound_has_another_key_once_there_is_a_voice_and_an_animation_has_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    keys = []
    for there in (False, True):
        monkeypatch.setattr(program, "present", lambda there=there: there)
        keys.append((key_of(SONG), key_of(SQUAT)))
    (toned, squat), (spoken, same) = keys
    assert toned != spoken
    assert squat == same


async def test_a_program_replaced_below_a_running_coach_makes_nothing_that_lasts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    drawing = Drawing(COMMAND)
    try:
        assert (await drawing.make(SONG)).lasting
        monkeypatch.setattr(version, "now", lambda: "before the upgrade")
        assert not (await drawing.make(SONG)).lasting
    finally:
        await drawing.end()
