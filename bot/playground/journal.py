"""What Telegram would remember, kept in a folder: the chat on the page is still there after a restart.

One file of JSON lines, appended to while running. It holds the stand-in's side only; the coach keeps its own database.
It stays bounded: of each chat the last messages are kept (`state.KEPT_POSTS`) with the files that they show, of other
files the latest (`files.SHOWN_NO_MORE_BYTES`), and it is written anew at the start and whenever `MOST_BYTES` were
appended.
"""

from pathlib import Path
from typing import IO, Any

import msgspec

from bot.playground.params import Upload
from bot.playground.state import Chat, Json, Post, Profile, World

MOST_BYTES = 64_000_000


class FileJournal:
    """Appends one line for each thing noted, written out at once. The file opens when there is something to note."""

    def __init__(self, path: Path, world: World) -> None:
        self._path = path
        self._world = world
        self._lines: IO[bytes] | None = None
        self._appended = 0

    @classmethod
    def open(cls, home: Path, world: World) -> "FileJournal":
        """Put the world back to what the folder remembers, and go on noting there."""
        home.mkdir(parents=True, exist_ok=True)
        path = home / "telegram.jsonl"
        if path.exists():
            for line in path.read_bytes().splitlines():
                _replay(world, line)
            world.files.tidy()
        journal = cls(path, world)
        journal.write_anew()
        return journal

    def note(self, kind: str, **values: Any) -> None:
        self._append(kind, **values)
        if self._appended > MOST_BYTES:
            self.write_anew()

    def close(self) -> None:
        if self._lines is not None:
            self._lines.close()
            self._lines = None

    def write_anew(self) -> None:
        """Write what there is now, and nothing of how it came about."""
        self.close()
        path, self._path = self._path, self._path.with_suffix(".jsonl.new")
        self._path.unlink(missing_ok=True)
        self._write_all(self._world)
        self.close()
        self._path.replace(path)
        self._path, self._appended = path, 0

    def _append(self, kind: str, **values: Any) -> None:
        if self._lines is None:
            self._lines = self._path.open("ab")
        self._appended += self._lines.write(msgspec.json.encode({"kind": kind} | _plain(kind, values)) + b"\n")
        self._lines.flush()

    def _write_all(self, world: World) -> None:
        counters = {"update": world.next_update, "message": world.next_message, "tap": world.next_tap}
        self._append("counters", **counters)
        self._append("profile", profile=world.profile)
        for person in world.people.values():
            self._append("person", person=person)
        for stored in world.files.all():
            self._append("file", of=stored.kind, upload=stored.upload, about=stored.about)
        for chat in world.chats.values():
            self._append("chat", chat=chat)
            for post in chat.posts.values():
                self._append("post", chat=chat.obj["id"], post=post)
        for update in world.updates:
            self._append("update", update=update)


def _plain(kind: str, values: dict[str, Any]) -> dict[str, Any]:
    if kind == "chat":
        chat: Chat = values["chat"]
        return {"obj": chat.obj, "blocked": chat.blocked, "keyboard": chat.keyboard, "pinned": chat.pinned}
    if kind == "profile":
        profile = msgspec.structs.asdict(values["profile"])
        return profile | {"commands": [[*key, value] for key, value in profile["commands"].items()]}
    return values


def _replay(world: World, line: bytes) -> None:
    """Do again what a line says. A last line that was cut off by a crash is no line."""
    try:
        noted: Json = msgspec.json.decode(line)
    except msgspec.DecodeError:
        return
    match noted.pop("kind"):
        case "counters":
            world.next_update, world.next_message, world.next_tap = noted["update"], noted["message"], noted["tap"]
        case "profile":
            commands = {(scope, language): value for scope, language, value in noted.pop("commands")}
            world.profile = Profile(**noted, commands=commands)
        case "person":
            world.people[noted["person"]["id"]] = noted["person"]
        case "file":
            world.files.keep(noted["of"], msgspec.convert(noted["upload"], Upload), noted.get("about"))
        case "chat":
            _replay_chat(world, noted)
        case "post":
            _replay_post(world, noted)
        case "blocked":
            if noted["chat"] in world.chats:
                world.chats[noted["chat"]].blocked = noted["blocked"]
        case _ as kind:
            _replay_update(world, kind, noted)


def _replay_chat(world: World, noted: Json) -> None:
    chat = world.chats.setdefault(noted["obj"]["id"], Chat(noted["obj"]))
    chat.blocked, chat.keyboard, chat.pinned = noted["blocked"], noted["keyboard"], noted["pinned"]


def _replay_post(world: World, noted: Json) -> None:
    post = msgspec.convert(noted["post"], Post)
    chat = world.chats.setdefault(noted["chat"], Chat(post.obj["chat"]))
    world.put(chat, post)
    world.next_message = max(world.next_message, post.obj["message_id"] + 1)
    world.serial = max(world.serial, post.serial)


def _replay_update(world: World, kind: str, noted: Json) -> None:
    if kind == "update":
        world.updates.append(noted["update"])
        world.next_update = max(world.next_update, noted["update"]["update_id"] + 1)
    elif kind == "confirmed":
        world.confirm(noted["offset"])
    elif kind == "taken":
        world.taken(set(noted["ids"]))
