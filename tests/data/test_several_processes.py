"""Several processes on one database, as several machines would have it."""

import asyncio
import os
import subprocess
import sys
from pathlib import Path

from data.engine import create
from data.store import Store
from tests.data.schema import drop_everything

_WRITER = """
import asyncio, sys
from datetime import UTC, datetime
from data.engine import create
from data.migrate import migrate
from data.runner_store import Kept
from data.store import Store

async def main() -> None:
    engine = create(sys.argv[1])
    await migrate(engine)
    store = Store(engine)
    now = datetime(2026, 11, 22, tzinfo=UTC)
    for _ in range(25):
        async with store.unit() as unit:
            kept = (await unit.people([1]))[1]
            await unit.save([Kept(id=1, chat=b"%d" % (int(kept.chat or b"0") + 1))], now)
    await store.close()

asyncio.run(main())
"""


def _start(script: Path, address: str) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    return subprocess.Popen([sys.executable, str(script), address], env=environment, stderr=subprocess.PIPE)


async def test_processes_that_start_at_once_make_one_schema_and_lose_nothing(address: str, tmp_path: Path) -> None:
    engine = create(address)
    if engine.dialect.name == "postgresql":
        await drop_everything(engine)
    script = tmp_path / "writer.py"
    script.write_text(_WRITER)
    started = [_start(script, address) for _ in range(4)]
    errors = await asyncio.gather(*(asyncio.to_thread(one.communicate) for one in started))
    assert [(one.returncode, error) for one, (_, error) in zip(started, errors, strict=True)] == [(0, b"")] * 4
    async with Store(engine).read() as reader:
        assert (await reader.person(1)).chat == b"100"
    await engine.dispose()
