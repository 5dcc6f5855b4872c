"""A sound file decoded again, and a voice that can be counted on, for the tests of the hands-free session."""

import io
import math
import os
import shutil
import stat
import wave
from array import array
from pathlib import Path

import av
import pytest

from bot.sound.program import PROGRAM
from bot.sound.tones import FULL, RATE


def needs_a_voice() -> None:
    """On a machine of one's own it may be missing; where everything is checked it is installed."""
    if shutil.which(PROGRAM) is None and not os.environ.get("CI"):
        pytest.skip("espeak-ng is not installed")


def decoded(content: bytes) -> "array[int]":
    samples = array("h")
    with av.open(io.BytesIO(content), "r") as file:
        plain = av.AudioResampler(format="s16", layout="mono", rate=RATE)
        for frame in file.decode(audio=0):
            for ready in plain.resample(frame):
                samples.frombytes(bytes(ready.planes[0])[: 2 * ready.samples])
    return samples


def loudness(samples: "array[int]", start: float, seconds: float) -> float:
    """The root mean square of a stretch, of 1 at most."""
    stretch = samples[round(start * RATE) : round((start + seconds) * RATE)]
    return math.sqrt(sum(value * value for value in stretch) / len(stretch)) / FULL


def program(folder: Path, does: str) -> str:
    """Another program in the place of espeak-ng."""
    path = folder / "speaker"
    path.write_text(f"#!/bin/sh\n{does}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


class Hum:
    """A program that hums half a second whatever it is told, and keeps count."""

    def __init__(self, folder: Path) -> None:
        self._calls = folder / "calls"
        with wave.open(str(folder / "hum.wav"), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(array("h", [round(9000 * math.sin(at / 9)) for at in range(RATE // 2)]).tobytes())
        at_once = f'printf "%s\\n" "$(cat)" >> {self._calls}'  # one write: others speak at the same time
        self.program = program(folder, f"{at_once}; cat {folder / 'hum.wav'}")

    @property
    def said(self) -> list[str]:
        """Each time that it was told something, what that was, in no order."""
        return self._calls.read_text().splitlines() if self._calls.exists() else []
