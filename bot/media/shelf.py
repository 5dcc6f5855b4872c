"""What was made and is nobody's own, kept on disk by the key of its content: bounded, and of no harm when it is lost.

A file is written aside and renamed, so that it is whole or not there; one that cannot be read is as good as none.
Several processes may share a folder.
"""

import os
import tempfile
from contextlib import suppress
from pathlib import Path

import msgspec

from bot.media.recipes import Made

MOST_BYTES = 200 * 1024 * 1024
KEPT_FOR_S = 90 * 24 * 3600.0
"""Since it was last asked for."""
_SUFFIX = ".made"
_HALF = ".half"
_HALF_FOR_S = 3600.0
"""A file of a process that died while it wrote; anybody else's is whole sooner."""

_decoder = msgspec.msgpack.Decoder(Made)


class Shelf:
    """One folder, of so many bytes at most: 0 keeps nothing. All methods block on the disk: call them in a thread."""

    def __init__(self, folder: Path, most_bytes: int = MOST_BYTES) -> None:
        self.folder = folder
        self.most_bytes = most_bytes

    def take(self, key: str) -> Made | None:
        """What is kept under this key."""
        path = self._path(key)
        try:
            made = _decoder.decode(path.read_bytes())
        except (OSError, msgspec.DecodeError):
            return None
        with suppress(OSError):  # a folder that is only to be read from is of use too
            os.utime(path)  # what is asked for stays
        return made

    def put(self, key: str, made: Made) -> None:
        """Keeps it.

        Raises:
            OSError: there is no room, or the folder cannot be written to. Nothing half is left behind.
        """
        if not self.most_bytes:
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(suffix=_HALF, dir=self.folder)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(msgspec.msgpack.encode(made))
            Path(name).replace(self._path(key))
        except BaseException:
            with suppress(OSError):
                Path(name).unlink()
            raise

    def tidy(self, now: float) -> None:
        """Takes away what nobody asked for in a long time, and the oldest where there is too much. `now` as mtimes."""
        found = sorted(self._files(), reverse=True)
        room = self.most_bytes
        for changed, size, path in found:
            room -= size
            old = now - changed > (_HALF_FOR_S if path.suffix == _HALF else KEPT_FOR_S)
            if old or room < 0:
                with suppress(OSError):
                    path.unlink()

    def _files(self) -> list[tuple[float, int, Path]]:
        """When it was last asked for, its bytes, and where it is, of each file of ours."""
        found = []
        with suppress(OSError):
            for path in self.folder.iterdir():
                with suppress(OSError):  # somebody else took it away
                    if path.suffix in {_SUFFIX, _HALF}:
                        told = path.stat()
                        found.append((told.st_mtime, told.st_size, path))
        return found

    def _path(self, key: str) -> Path:
        return self.folder / f"{key}{_SUFFIX}"
