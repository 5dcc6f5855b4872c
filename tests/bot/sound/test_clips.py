"""Clips: encoded once, kept by what is said in them and by whom, and put together without a trace."""

import math
from array import array
from pathlib import Path

import pytest

from bot.media import version
from bot.media.process import Drawing, command
from bot.media.recipes import Made, SessionAudio
from bot.media.shelf import Shelf
from bot.sound.clips import Clips, Heard, KeptClips
from bot.sound.encode import FRAME, clip, file
from bot.sound.making import session
from bot.sound.score import Sound, score
from bot.sound.tones import tone
from bot.sound.voice import Voice
from tests.bot.sound.listening import Hum, decoded, needs_a_voice, program
from tests.bot.sound.parting import hold, part

TODAY = (part(sets=2, work_s=8, rep_s=4, rest_s=25, sides=2),)
TOMORROW = (*TODAY, hold(sets=1, seconds=20, rest_s=25))
SWITCHING = (Heard(tone=Sound.SWITCH, words="Switch sides."),)


@pytest.fixture
def hum(tmp_path: Path) -> Hum:
    return Hum(tmp_path)


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "media")


def led(done: tuple[object, ...], hum: Hum, shelf: Shelf | None = None) -> bytes:
    """A session as a process makes it that has just been started."""
    return session(score(done), done, Clips(Voice(hum.program), KeptClips(shelf)), title="Today")  # type: ignore[arg-type]


def test_a_clip_is_heard_to_the_sample_where_it_was_put_and_around_it_is_silence() -> None:
    sound = tone(Sound.DONE)
    one = clip(sound)
    heard = decoded(file([(10, one), (90, one)], 150, title="", performer=""))
    for begins in (10 * FRAME, 90 * FRAME):
        wrong = sum((a - b) ** 2 for a, b in zip(sound, heard[begins:], strict=False))
        assert 10 * math.log10(sum(a * a for a in sound) / wrong) > 25, "dB above what the encoder changed"
    assert not any(heard[: 9 * FRAME])
    assert not any(heard[(10 + len(one)) * FRAME : 89 * FRAME])
    assert len(heard) == 150 * FRAME


def test_nothing_to_hear_is_a_clip_of_silence() -> None:
    assert not any(decoded(file([(2, clip(array("h")))], 8, title="", performer="")))


def test_what_was_said_in_one_session_is_not_spoken_again_in_the_next(hum: Hum, shelf: Shelf) -> None:
    led(TODAY, hum, shelf)
    first = hum.said
    assert "Switch sides." in first
    assert len(first) == len(set(first))
    led(TOMORROW, hum, shelf)
    assert {"Next: Plank.", "Halfway."} <= set(hum.said[len(first) :])
    assert len(hum.said) == len(set(hum.said))


def test_a_file_is_the_same_whether_its_clips_were_kept_or_not(hum: Hum, shelf: Shelf) -> None:
    new = led(TOMORROW, hum)
    assert led(TOMORROW, hum, shelf) == new
    assert led(TOMORROW, hum, shelf) == new


def test_tones_are_not_put_on_the_shelf(hum: Hum, shelf: Shelf) -> None:
    Clips(Voice(hum.program), KeptClips(shelf)).of((Heard(tone=Sound.GO),))
    assert not shelf.folder.exists()


def test_another_voice_says_it_anew(hum: Hum, shelf: Shelf) -> None:
    led(TODAY, hum, shelf)
    before = len(hum.said)
    with Path(hum.program).open("a") as file:
        file.write("# another version of it\n")
    led(TODAY, hum, shelf)
    assert len(hum.said) == 2 * before


def test_another_version_of_the_coach_has_it_said_anew(hum: Hum, shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    led(TODAY, hum, shelf)
    before = len(hum.said)
    monkeypatch.setattr(version, "now", lambda: "another")
    led(TODAY, hum, shelf)
    assert len(hum.said) == 2 * before


def test_words_that_could_not_be_said_are_left_out_and_tried_again(tmp_path: Path, hum: Hum, shelf: Shelf) -> None:
    (tmp_path / "mute").mkdir()
    mute = program(tmp_path / "mute", "exit 1")
    toned = Clips(Voice(mute), KeptClips(shelf)).of(SWITCHING)
    assert toned == Clips(Voice("no-such-program")).of((Heard(tone=Sound.SWITCH),))
    assert not shelf.folder.exists()
    assert Clips(Voice(hum.program), KeptClips(shelf)).of(SWITCHING) != toned


def test_a_voice_that_does_not_work_is_asked_once_for_all_phrases_of_a_session(tmp_path: Path) -> None:
    calls = tmp_path / "calls"
    voice = Voice(program(tmp_path, f"echo x >> {calls}; exit 1"))
    voice.learn(["Halfway.", "Switch sides.", "Last set."])
    assert voice.broke
    assert calls.read_text() == "x\n"


def test_a_kept_clip_that_cannot_be_read_is_made_again(hum: Hum, shelf: Shelf) -> None:
    made = Clips(Voice(hum.program), KeptClips(shelf)).of(SWITCHING)
    (kept,) = shelf.folder.iterdir()
    shelf.put(kept.stem, Made(content=b"what is no clip"))
    assert Clips(Voice(hum.program), KeptClips(shelf)).of(SWITCHING) == made
    assert len(hum.said) == 2


def test_a_clip_that_cannot_be_kept_is_heard_all_the_same(hum: Hum, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    kept = KeptClips(Shelf(tmp_path / "file" / "in it"))
    assert Clips(Voice(hum.program), kept).of(SWITCHING) == Clips(Voice(hum.program)).of(SWITCHING)


def test_memory_holds_only_the_latest_clips() -> None:
    kept = KeptClips(most=2)
    for name in ("a", "b", "c"):
        kept.put(name, (name.encode(),), shelved=True)
    assert [kept.take(name) for name in ("a", "b", "c")] == [None, (b"b",), (b"c",)]


async def test_the_drawing_process_keeps_what_it_says_on_the_shelf_of_the_coach(shelf: Shelf) -> None:
    needs_a_voice()
    drawing = Drawing(command(shelf))
    try:
        await drawing.make(SessionAudio(title="Today", parts=TODAY))
    finally:
        await drawing.end()
    assert any(shelf.folder.iterdir())
