"""Samples into AAC, and that into a file that Telegram plays as music: MP4 (.m4a), mono. MP3 takes half as much again.

A frame of AAC leans on nothing but the one before it, so between silences clips may be put together as they are: most
of a session is silence and what was encoded before, and neither is encoded again.
"""

import io
from array import array
from collections.abc import Iterable
from fractions import Fraction
from functools import cache
from typing import TypeAlias

import av

from bot.sound.tones import RATE

FRAME = 1024
"""Samples in a frame of AAC."""
BITS_A_SECOND = 32_000
"""While something sounds; silence takes next to nothing."""
_SETTLED = 2
"""Frames of silence around a clip while it is encoded: an encoder looks that far."""
_TICK = Fraction(1, RATE)

Clip: TypeAlias = tuple[bytes, ...]
"""Encoded sound with silence at both ends: packet n holds the end of frame n - 1 and the beginning of frame n, so it is
one more than its frames."""


def clip(samples: "array[int]") -> Clip:
    """The samples of 16 bits encoded; an encoder of its own makes that the same whatever else sounds in a session."""
    frames = -(-len(samples) // FRAME)
    rest = array("h", bytes(2 * (frames * FRAME - len(samples))))
    around = array("h", bytes(2 * _SETTLED * FRAME))
    return tuple(_packets(around + samples + rest + around)[_SETTLED:][: frames + 1])


def file(clips: Iterable[tuple[int, Clip]], frames: int, *, title: str, performer: str) -> bytes:
    """The file, with its tags: silence, of so many frames, and in it each clip from a frame of its own on."""
    packets = [_silence()] * (frames + 1)
    for begins, one in clips:
        packets[begins : begins + len(one)] = one
    out = io.BytesIO()
    with av.open(out, "w", format="ipod") as made:
        made.metadata.update({"title": title, "artist": performer})
        stream = made.add_stream("aac", rate=RATE, layout="mono")
        stream.bit_rate = BITS_A_SECOND
        stream.codec_context.open()
        for at, content in enumerate(packets):
            packet = av.Packet(content)
            packet.stream, packet.time_base, packet.duration = stream, _TICK, FRAME
            packet.pts = packet.dts = (at - 1) * FRAME  # a player drops what the first one decodes to
            made.mux_one(packet)
    return out.getvalue()


def _packets(samples: "array[int]") -> list[bytes]:
    encoder = av.CodecContext.create("aac", "w")
    encoder.sample_rate, encoder.layout, encoder.format = RATE, "mono", "fltp"
    encoder.bit_rate, encoder.options = BITS_A_SECOND, {"aac_coder": "fast"}
    frame = av.AudioFrame(format="s16", layout="mono", samples=len(samples))
    frame.planes[0].update(samples.tobytes())
    frame.sample_rate = RATE
    return [bytes(packet) for given in (frame, None) for packet in encoder.encode(given)]


@cache
def _silence() -> bytes:
    """A packet of it, none of the first, in which an encoder says who it is."""
    return _packets(array("h", bytes(2 * 4 * FRAME)))[2]
