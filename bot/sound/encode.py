"""Samples into a file that Telegram plays as music: AAC in MP4 (.m4a), mono. MP3 would be half as large again."""

import io
from array import array
from collections.abc import Iterable

import av

from bot.sound.tones import RATE

BITS_A_SECOND = 32_000
"""While something sounds; silence takes next to nothing."""


def encoded(seconds: "Iterable[array[int]]", *, title: str, performer: str) -> bytes:
    """The file, with its tags."""
    out = io.BytesIO()
    with av.open(out, "w", format="ipod") as file:
        file.metadata.update({"title": title, "artist": performer})
        stream = file.add_stream("aac", rate=RATE, layout="mono", options={"aac_coder": "fast"})
        stream.bit_rate = BITS_A_SECOND
        planar = av.AudioResampler(format="fltp", layout="mono", rate=RATE)
        for samples in seconds:
            frame = av.AudioFrame(format="s16", layout="mono", samples=len(samples))
            frame.planes[0].update(samples.tobytes())
            frame.sample_rate = RATE
            for ready in planar.resample(frame):
                file.mux(stream.encode(ready))
        file.mux(stream.encode(None))
    return out.getvalue()
