"""Telegram's ids of files that were sent: by them they are sent again without being made or uploaded."""

from collections.abc import Iterable
from datetime import datetime
from functools import cache

from msgspec import Struct
from sqlalchemy import Executable, bindparam, select

from data.tables import sent_file
from data.unit import Part, insert

OF_ALL = 0
"""In the place of a chat: the file is nobody's own."""


class SentFile(Struct, frozen=True, kw_only=True):
    """A file as one bot may send it again. `chat_id` is whose it is, `OF_ALL` for nobody's; `key` names its content."""

    bot_id: int
    key: str
    file_id: str
    chat_id: int = OF_ALL


class FileReads(Part):
    """Looking an id up."""

    async def file_id(self, bot_id: int, chat_id: int, key: str) -> str:
        """Telegram's id of this content, "" where there is none."""
        found: str | None = (await self._run(_ID, {"bot": bot_id, "chat": chat_id, "content": key})).scalar()
        return found or ""


class FileWrites(FileReads):
    """Remembering."""

    async def keep_files(self, files: Iterable[SentFile], now: datetime) -> None:
        """Remembers each id, in the place of a former one."""
        rows = [
            {"bot_id": one.bot_id, "chat_id": one.chat_id, "key": one.key, "file_id": one.file_id, "at": now}
            for one in files
        ]
        if rows:
            await self._run(_keep(self._dialect), rows)


_ID = select(sent_file.c.file_id).where(
    sent_file.c.bot_id == bindparam("bot"),
    sent_file.c.chat_id == bindparam("chat"),
    sent_file.c.key == bindparam("content"),
)


@cache
def _keep(dialect: str) -> Executable:
    new = insert(dialect, sent_file)
    return new.on_conflict_do_update(
        index_elements=[sent_file.c.bot_id, sent_file.c.chat_id, sent_file.c.key],
        set_={"file_id": new.excluded.file_id, "at": new.excluded.at},
    )
