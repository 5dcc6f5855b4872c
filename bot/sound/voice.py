"""The voice: espeak-ng, where it is present. Each phrase is spoken once; the first that fails is the last one tried.

It is a program of its own, so it is called with a list of arguments, hears the phrase on its standard input, and has a
few seconds. What it is told are phrases of `bot.words` with names from the catalogue, never a runner's own words.
"""

import io
import logging
import shutil
import subprocess
import wave
from array import array
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from bot.sound.program import PROGRAM
from bot.sound.tones import FULL, RATE

log = logging.getLogger(__name__)

ANSWERS_WITHIN_S = 4.0
"""A phrase takes it some 30 ms."""
AT_ONCE = 4
"""So many phrases are spoken side by side: most of the time it takes is a process that starts."""
HOW = ("-v", "en-gb", "-s", "155", "--stdin", "--stdout")
LOUDEST = 0.7
"""What the loudest sample of a phrase is brought to, of 1: about as loud as the tones."""
SILENT = 300
"""Samples below this, at the ends of a phrase, are cut off."""
_WAVE_HEADER = 44
_MONO_16_BIT = (1, 2, RATE)


class Voice:
    """Speaks, or does not: then `say` gives None for good."""

    def __init__(self, program: str = PROGRAM, *, within_s: float = ANSWERS_WITHIN_S) -> None:
        self._path = shutil.which(program)
        self._within_s = within_s
        self._said: dict[str, array[int]] = {}
        self.version = _version(self._path)
        self.broke = False  # it is there, and yet it did not speak

    @property
    def present(self) -> bool:
        """Whether there is a voice, and nothing went wrong with it."""
        return self._path is not None

    def learn(self, phrases: Iterable[str]) -> None:
        """Speaks these ahead, side by side; the first alone, so that one that does not work is asked once."""
        new = list(dict.fromkeys(one for one in phrases if one and one not in self._said))
        if not new or self.say(new[0]) is None:
            return
        with ThreadPoolExecutor(AT_ONCE) as together:
            list(together.map(self.say, new[1:]))

    def say(self, phrase: str) -> "array[int] | None":
        """The phrase as samples of 16 bits; None where nothing is to be said, or nobody is there to say it."""
        if not phrase:
            return None
        if phrase not in self._said and (path := self._path) is not None:
            try:
                self._said[phrase] = _spoken(path, phrase, self._within_s)
            except (OSError, EOFError, subprocess.SubprocessError, wave.Error, ValueError) as error:
                log.warning("espeak-ng cannot be used, tones instead: %s", type(error).__name__)
                self._path, self.broke = None, True
        return self._said.get(phrase)

    @property
    def spoken(self) -> Mapping[str, "array[int]"]:
        """What was said so far."""
        return self._said


def _version(path: str | None) -> str:
    """Another program, or another state of it, speaks otherwise; "" where there is none."""
    try:
        found = Path(path).stat() if path else None
    except OSError:
        return ""
    return f"{path} {found.st_size} {found.st_mtime_ns} {' '.join(HOW)}" if found else ""


def _spoken(path: str, phrase: str, within_s: float) -> "array[int]":
    """Raises OSError, EOFError, SubprocessError, wave.Error or ValueError where it cannot be used."""
    done = subprocess.run(  # noqa: S603 - our own phrase, on its input and not on a command line
        [path, *HOW], input=phrase.encode(), capture_output=True, timeout=within_s, check=True
    )
    with wave.open(io.BytesIO(done.stdout)) as heard:
        form = (heard.getnchannels(), heard.getsampwidth(), heard.getframerate())
        body = done.stdout[_WAVE_HEADER:]  # the length in the header is unknown while it is written to a pipe
    if form != _MONO_16_BIT:
        raise ValueError(f"espeak-ng speaks in another form: {form}")
    samples = array("h", body[: len(body) // 2 * 2])
    return _levelled(samples)


def _levelled(samples: "array[int]") -> "array[int]":
    """Without the silence at its ends, and as loud as all others.

    Raises:
        ValueError: there is nothing to hear.
    """
    first = _first_loud(samples)
    heard = samples[first : len(samples) - _first_loud(samples[::-1])]
    high, low = max(heard), -min(heard)
    scale = LOUDEST * FULL / max(high, low)
    return array("h", map(int, map(scale.__mul__, heard)))


def _first_loud(samples: "array[int]") -> int:
    for at, value in enumerate(samples):
        if abs(value) > SILENT:
            return at
    raise ValueError("espeak-ng said nothing")
