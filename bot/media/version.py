"""What decides how a recipe comes out besides the recipe: our sources and data, and the libraries, as one short text.

A file that was made, and Telegram's id of it, are kept under it: whatever changes here, nothing made before counts.
"""

import hashlib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as version_of
from pathlib import Path

import bot

HOME = Path(bot.__file__).parents[1]
PARTS = ("bot/calendar", "bot/media", "bot/pictures", "bot/sound", "bot/words", "coaching", "data")
"""The folders that the drawing process reads programs and facts from."""
LIBRARIES = ("av", "fonttools", "font-source-sans-pro", "fpdf2", "icalendar", "msgspec", "pillow")
"""Those that draw, encode and print, and the letters."""
_SUFFIXES = {".py", ".toml"}


@cache
def now() -> str:
    """That of this process, as it was when it was first asked for. Takes some 10 ms then: ask first in a thread."""
    return of(HOME, {name: _installed(name) for name in LIBRARIES})


def of(home: Path, libraries: Mapping[str, str], parts: Sequence[str] = PARTS) -> str:
    """The version that these files and libraries make: by their content, not by their dates."""
    found = hashlib.sha256(repr(sorted(libraries.items())).encode())
    for part in parts:
        for path in sorted((home / part).rglob("*")):
            if path.suffix in _SUFFIXES:
                content = path.read_bytes()
                found.update(f"{path.relative_to(home)} {len(content)} ".encode() + content)
    return found.hexdigest()[:16]


def _installed(name: str) -> str:
    try:
        return version_of(name)
    except PackageNotFoundError:
        return ""
