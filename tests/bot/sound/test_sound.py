"""The hands-free file itself, decoded again: sound where the score says so, silence in the rest, a voice or tones."""

import io
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

import av
import pytest

from bot.media.makers import makers
from bot.media.recipes import Kind, SessionAudio, form_of
from bot.sound.clips import Clips
from bot.sound.encode import FRAME, file
from bot.sound.making import session
from bot.sound.parts import Part, parts
from bot.sound.program import PROGRAM
from bot.sound.render import BEAT, BEATS, placed
from bot.sound.score import Cue, Score, Sound, score
from bot.sound.tones import FULL, MOTIFS, RATE, tone
from bot.sound.voice import Voice
from bot.words import hands_free as words
from coaching.runner import Units
from coaching.session_type import SessionType
from tests.bot.sound.listening import decoded, loudness, needs_a_voice, program
from tests.bot.sound.parting import heard, hold, part
from tests.coaching.building import DUMBBELLS, built, catalogue

SHORT = (
    part(sets=2, work_s=8, rep_s=4, rest_s=25, sides=2),
    hold(sets=1, seconds=20, rest_s=25),
)
NOBODY = "no-such-program"
QUIET = 0.001
"""Of the loudest there is: what an encoder leaves in silence."""


def made(done: Sequence[Part], voice: str = NOBODY) -> bytes:
    return session(score(done), done, Clips(Voice(voice)), title="Strength A")


@cache
def toned() -> bytes:
    return made(SHORT)


def silences(found: Score, longest_s: float) -> list[tuple[float, float]]:
    """The stretches between cues in which nothing is said any more: from and for how long."""
    times = [cue.at for cue in found.cues]
    return [
        (at + longest_s, then - at - longest_s - 0.1) for at, then in pairwise(times) if then - at > longest_s + 0.5
    ]


def test_there_is_sound_at_each_cue() -> None:
    samples = decoded(toned())
    assert all(loudness(samples, cue.at, 0.1) > 0.05 for cue in score(SHORT).cues)


def test_there_is_silence_in_the_rest_and_while_nothing_is_told() -> None:
    samples, found = decoded(toned()), score(SHORT)
    quiet = silences(found, longest_s=1.0)
    rests = heard(found, Sound.REST)
    assert len(rests) == 2
    assert all(any(start == cue.at + 1.0 for start, _ in quiet) for cue in rests)
    assert all(loudness(samples, start, seconds) < QUIET for start, seconds in quiet)


def test_the_file_says_what_it_is_and_how_long_it_takes() -> None:
    with av.open(io.BytesIO(toned()), "r") as file:
        assert file.metadata["title"] == "Strength A"
        assert file.metadata["artist"] == words.PERFORMER
        assert file.streams.audio[0].codec_context.name == "aac"
        assert file.streams.audio[0].channels == 1
        assert (file.duration or 0) / av.time_base == pytest.approx(score(SHORT).seconds, abs=0.1)


def test_equal_sessions_give_equal_files() -> None:
    once, again = made(SHORT[1:]), made(SHORT[1:])
    assert once == again


def test_each_cue_has_a_tone_of_its_own_that_begins_and_ends_in_silence() -> None:
    tones = {sound: tone(sound) for sound in Sound}
    assert set(MOTIFS) == set(Sound)
    assert len({bytes(one) for one in tones.values()}) == len(Sound)
    assert all(one[0] == one[-1] == 0 for one in tones.values())
    steepest = max(abs(a - b) for one in tones.values() for a, b in pairwise(one[:50]))
    assert steepest < FULL / 50


def test_beats_keep_time_and_what_is_said_is_hardly_off() -> None:
    for cue, one in zip(score(SHORT).cues, placed(score(SHORT), SHORT, Clips(Voice(NOBODY))), strict=True):
        off = abs(one.frame * FRAME + one.heard[0].at - cue.at * RATE)
        assert off <= (BEAT if cue.sound in BEATS else FRAME) / 2
    assert BEAT / 2 / RATE < 0.003


def test_sounds_that_meet_are_added_and_never_wrap_around() -> None:
    loud, once = (decoded(file(_crowd(count), 44, title="", performer="")) for count in (6, 1))
    assert max(once) < 0.7 * FULL < 0.95 * FULL < max(loud)
    assert all(a * b > 0 for a, b in zip(loud, once, strict=True) if abs(b) > FULL / 10)


def _crowd(count: int) -> list[tuple[int, tuple[bytes, ...]]]:
    """So many at the same moment."""
    together = Score(tuple(Cue(1, Sound.GO) for _ in range(count)), 2)
    (one,) = placed(together, SHORT, Clips(Voice(NOBODY)))
    assert len(one.heard) == count
    return [(one.frame, one.clip)]


# The voice


def test_with_a_voice_the_next_exercise_is_said_between_its_tone_and_the_count_in() -> None:
    needs_a_voice()
    spoken, found = decoded(made(SHORT, PROGRAM)), score(SHORT)
    plain = decoded(toned())
    cue = heard(found, Sound.NEXT)[0]
    assert loudness(spoken, cue.at + 1.0, 1.5) > 0.03
    assert loudness(plain, cue.at + 1.0, 1.5) < QUIET
    rest = heard(found, Sound.REST)[0]
    assert loudness(spoken, rest.at + 1.0, 1.0) > 0.03
    assert loudness(spoken, rest.at + 5.0, 8.0) < QUIET


def test_each_phrase_is_spoken_once_however_often_it_is_heard() -> None:
    needs_a_voice()
    voice = Voice()
    placed(score(SHORT), SHORT, Clips(voice))
    assert sum(1 for cue in score(SHORT).cues if cue.sound is Sound.SWITCH) == 2
    assert words.SWITCH in voice.spoken
    assert voice.say(words.SWITCH) is voice.say(words.SWITCH)


def test_what_is_said_is_over_before_the_count_in() -> None:
    needs_a_voice()
    done = parts(built(SessionType.STRENGTH_FULL, 45, 10, gear=DUMBBELLS), catalogue(), Units.KG)
    late = [one.heard for one in placed(score(done), done, Clips(Voice())) if len(one.heard) > 1]
    assert not late


def test_without_espeak_nothing_is_said_and_the_tones_lead() -> None:
    voice = Voice(NOBODY)
    assert voice.say(words.SWITCH) is None
    assert not voice.broke


@pytest.mark.parametrize(
    ("does", "within_s"),
    [("exec sleep 30", 1.0), ("exit 1", 20), ("echo hello", 20), ("true", 20), ("kill -9 $$", 20)],
    ids=["hangs", "fails", "noise", "mute", "dies"],
)
def test_an_espeak_that_does_not_work_is_asked_once_and_then_left_alone(
    tmp_path: Path, does: str, within_s: float
) -> None:
    calls = tmp_path / "calls"
    voice = Voice(program(tmp_path, f"echo x >> {calls}\n{does}"), within_s=within_s)
    assert voice.say(words.SWITCH) is None
    assert voice.say(words.HALFWAY) is None
    assert voice.broke
    assert calls.read_text() == "x\n"


def test_a_hanging_espeak_leaves_the_session_to_the_tones(tmp_path: Path) -> None:
    voice = Voice(program(tmp_path, "exec sleep 30"), within_s=0.1)
    done = SHORT[1:]
    assert session(score(done), done, Clips(voice), title="Strength A") == made(done)


def test_what_is_spoken_comes_on_the_input_never_as_an_argument(tmp_path: Path) -> None:
    heard_by = tmp_path / "heard"
    voice = Voice(program(tmp_path, f'cat > {heard_by}; echo "$@" > {heard_by}.args; exit 1'))
    voice.say("Next: --version; rm -rf $HOME.")
    assert heard_by.read_text() == "Next: --version; rm -rf $HOME."
    assert "Next" not in (tmp_path / "heard.args").read_text()


def test_the_maker_of_the_house_gives_the_file_and_its_length() -> None:
    recipe = SessionAudio(title="Full-body strength A", parts=SHORT[1:])
    made_of = makers()[SessionAudio](recipe)
    assert made_of.seconds == score(SHORT[1:]).seconds
    assert made_of.content[4:8] == b"ftyp"
    assert form_of(recipe).kind is Kind.AUDIO
    assert form_of(recipe).personal, "a session with its weights is somebody's own"
