"""The database of a cell: those who write have trained for a year, and so have those who are only kept."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

from tests.benchmarks.answers.cells import Bot, Cell, Kind
from tests.benchmarks.answers.people import FIRST_CHAT
from tests.benchmarks.seeding import seed
from tests.data import postgres_server


@asynccontextmanager
async def filled(cell: Cell, folder: Path) -> AsyncIterator[str]:
    """Its address; "" where the bot of the cell keeps nothing."""
    if cell.bot is not Bot.COACH:
        yield ""
        return
    runners = max(cell.runners, 0 if cell.kind is Kind.FLOW else cell.chats)
    if cell.postgresql:
        with postgres_server.running() as address:
            await seed(address, runners, now=datetime.now(UTC), first_id=FIRST_CHAT)  # noqa: TID251 - a benchmark lives now
            yield address
    else:
        address = f"sqlite:///{folder / 'coach.db'}"
        await seed(address, runners, now=datetime.now(UTC), first_id=FIRST_CHAT)  # noqa: TID251 - a benchmark lives now
        yield address
