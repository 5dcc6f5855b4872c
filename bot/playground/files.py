"""Files that were sent: kept while a message shows them and for long after, found by Telegram's id of them."""

import hashlib
import struct
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import Struct

from bot.playground.params import Upload


class Stored(Struct, frozen=True):
    """One file. `unique` is the same for the same content; `path` is where it is downloaded from.

    `about` is what was told with it (width, height, duration, title ...), and is shown with it ever after.
    """

    id: str
    unique: str
    path: str
    kind: str
    upload: Upload
    about: dict[str, Any] = {}

    @property
    def size(self) -> int:
        return len(self.upload.content)


_FOLDERS = {"photo": "photos", "animation": "animations", "audio": "music", "voice": "voice", "video": "videos"}


SHOWN_NO_MORE_BYTES = 32_000_000
"""Of files that no message shows any more so much is kept, the latest: Telegram itself forgets none."""


class FileStore:
    """Content-addressed: the same file sent twice as the same kind has one id."""

    def __init__(self) -> None:
        self._by_id: dict[str, Stored] = {}
        self._by_path: dict[str, Stored] = {}
        self._held: Counter[str] = Counter()
        self._shown_no_more: dict[str, int] = {}  # their bytes, the longest unseen first

    def keep(self, kind: str, upload: Upload, about: dict[str, Any] | None = None) -> tuple[Stored, bool]:
        """The file as it is stored, and whether it is new."""
        unique = hashlib.sha256(kind.encode() + b"\0" + upload.name.encode() + b"\0" + upload.content).hexdigest()[:16]
        suffix = upload.name.rpartition(".")[2] if "." in upload.name else "bin"
        path = f"{_FOLDERS.get(kind, 'documents')}/file_{unique}.{suffix}"
        known = self._by_path.get(path)
        if known is not None:
            return known, False
        stored = Stored(f"Ag{kind[:2]}{unique}{unique[::-1]}", f"AQ{unique}", path, kind, upload, about or {})
        self._by_id[stored.id] = self._by_path[path] = stored
        return stored, True

    def by_id(self, file_id: str) -> Stored | None:
        return self._by_id.get(file_id)

    def hold(self, ids: Iterable[str]) -> None:
        """A message more shows these."""
        for one in ids:
            self._held[one] += 1
            self._shown_no_more.pop(one, None)

    def let_go(self, ids: Iterable[str]) -> None:
        """A message less shows them; of what no message shows any more the oldest goes where it is too much."""
        for one in ids:
            self._held[one] -= 1
            if self._held[one] <= 0:
                del self._held[one]
                self._shown_no_more[one] = self._by_id[one].size if one in self._by_id else 0
        self._bound()

    def tidy(self) -> None:
        """The same for all files: which of them a message shows is known now."""
        self._shown_no_more |= {one.id: one.size for one in self.all() if not self._held[one.id]}
        self._bound()

    def _bound(self) -> None:
        over = sum(self._shown_no_more.values()) - SHOWN_NO_MORE_BYTES
        while over > 0:
            oldest = next(iter(self._shown_no_more))
            over -= self._shown_no_more.pop(oldest)
            if (gone := self._by_id.pop(oldest, None)) is not None:
                del self._by_path[gone.path]

    def all(self) -> list[Stored]:
        return list(self._by_id.values())

    def by_path(self, path: str) -> Stored | None:
        return self._by_path.get(path)


def ids_in(message: Mapping[str, Any]) -> frozenset[str]:
    """The files that a Message shows."""
    parts = (part for value in message.values() for part in (value if isinstance(value, list) else [value]))
    return frozenset(part["file_id"] for part in parts if isinstance(part, dict) and "file_id" in part)


def image_size(content: bytes) -> tuple[int, int] | None:
    """Width and height of a PNG, GIF or JPEG, None if it is none of them."""
    if content[:8] == b"\x89PNG\r\n\x1a\n" and len(content) >= 24:
        width, height = struct.unpack(">II", content[16:24])
        return width, height
    if content[:6] in {b"GIF87a", b"GIF89a"} and len(content) >= 10:
        width, height = struct.unpack("<HH", content[6:10])
        return width, height
    return _jpeg_size(content) if content[:2] == b"\xff\xd8" else None


def _jpeg_size(content: bytes) -> tuple[int, int] | None:
    at = 2
    while at + 9 < len(content) and content[at] == 0xFF:
        marker, length = content[at + 1], int.from_bytes(content[at + 2 : at + 4], "big")
        if 0xC0 <= marker <= 0xCF and marker not in {0xC4, 0xC8, 0xCC}:
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return width, height
        at += 2 + length
    return None
