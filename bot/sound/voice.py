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
from collections.abc import Mapping

from bot.sound.program import PROGRAM
from bot.sound.tones import FULL, RATE

log = logging.getLogger(__name__)

ANSWERS_WITHIN_S = 4.0
"""A phrase takes it some 30 ms."""
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
        self.broke = False  # it is there, and yet it did not speak

    def say(self, phrase: str) -> "array[int] | None":
        """The phrase as samples of 16 bits; None where nothing is to be said, or nobody is there to say it."""
        if self._path is None or not phrase:
            return None
        if phrase not in self._said:
            try:
                self._said[phrase] = _spoken(self._path, phrase, self._within_s)
            except (OSError, EOFError, subprocess.SubprocessError, wave.Error, ValueError) as error:
                log.warning("espeak-ng cannot be used, tones instead: %s", type(error).__name__)
                self._path, self.broke = None, True
                return None
        return self._said[phrase]

    @property
    def spoken(self) -> Mapping[str, "array[int]"]:
        """What was said so far."""
        return self._said


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
    loud = [at for at, value in enumerate(samples) if abs(value) > SILENT]
    if not loud:
        raise ValueError("espeak-ng said nothing")
    heard = samples[loud[0] : loud[-1] + 1]
    scale = LOUDEST * FULL / max(map(abs, heard))
    return array("h", [round(value * scale) for value in heard])
