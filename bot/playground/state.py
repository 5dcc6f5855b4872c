"""What Telegram itself would remember: people, chats, their messages, the bot's updates and its profile."""

from collections import deque
from collections.abc import Callable
from datetime import datetime
from typing import Any, Protocol

from msgspec import Struct, field

from bot.playground.bell import Bell
from bot.playground.errors import bad_request, forbidden
from bot.playground.files import FileStore, Stored, ids_in
from bot.playground.params import Upload

Json = dict[str, Any]

NOT_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
"""Updates that Telegram sends only to those who ask for them by name."""

KEPT_POSTS = 1000
"""Messages kept per chat, and with them the files that they show: a stand-in that runs for long does not grow."""

CALLBACK_SECONDS = 30.0
"""How long a tap may be answered."""


class Post(Struct):
    """A message as it stands: `obj` is the Bot API's Message, `edits` counts how often it was changed."""

    obj: Json
    mine: bool  # sent by the person, not by the bot
    edits: int = 0
    reply_keyboard: Json | None = None  # what came with it and is not an inline keyboard
    deleted: bool = False
    serial: int = 0  # grows with every change anywhere, so that the newest change can be told
    files: frozenset[str] = frozenset()  # the ids of those that it shows


class Chat(Struct):
    """A private chat (its id is the person's) or a group, with what is in it."""

    obj: Json
    posts: dict[int, Post] = {}
    blocked: bool = False
    action: str = ""  # "typing" and the like, until the next message
    action_until: float = 0.0  # by the monotonic clock
    keyboard: Json | None = None  # the reply keyboard in force
    toasts: list[Json] = []  # answered callbacks, the last ones: id, text, alert
    toasted: int = 0  # how many there were in all
    pinned: int | None = None
    bell: Bell = field(default_factory=Bell)


class Tap(Struct):
    """A callback query that waits for its answer."""

    chat_id: int
    at: float
    answered: bool = False


class Profile(Struct):
    """What the bot says of itself, by (scope, language) where Telegram keeps it so."""

    name: str
    commands: dict[tuple[str, str], list[Json]] = {}
    descriptions: dict[str, str] = {}
    short_descriptions: dict[str, str] = {}
    names: dict[str, str] = {}
    menu_button: Json = field(default_factory=lambda: {"type": "commands"})


class Webhook(Struct):
    """Where updates are pushed to, and what became of it."""

    url: str = ""
    secret: str = ""
    max_connections: int = 40
    last_error_at: int = 0
    last_error: str = ""


class Journal(Protocol):
    """Told of everything worth remembering, so that a restarted stand-in goes on where it stood."""

    def note(self, kind: str, **values: Any) -> None: ...

    def close(self) -> None: ...


class World:
    """All of it, for one bot. `now` stamps messages; `monotonic` measures how long a tap stays fresh."""

    def __init__(self, *, token: str, name: str, now: Callable[[], datetime], monotonic: Callable[[], float]) -> None:
        self.token = token
        self.now = now
        self.monotonic = monotonic
        self.bot: Json = {"id": int(token.partition(":")[0]), "is_bot": True, "first_name": name}
        self.bot["username"] = "playground_bot"
        self.profile = Profile(name)
        self.people: dict[int, Json] = {}
        self.chats: dict[int, Chat] = {}
        self.unopened: dict[int, Chat] = {}  # people who have not written yet: the bot cannot reach them
        self.files = FileStore()
        self.updates: deque[Json] = deque()
        self.allowed: frozenset[str] | None = None
        self.webhook = Webhook()
        self.taps: dict[str, Tap] = {}
        self.arrived = Bell()  # an update, or news for whoever waits for updates
        self.moved = Bell()  # a call came, or updates were taken
        self.journal: Journal | None = None
        self.next_update = 1
        self.next_message = 1
        self.next_tap = 1
        self.serial = 0

    def stamp(self) -> int:
        return int(self.now().timestamp())

    def reachable(self, chat_id: int | None) -> Chat:
        """The chat, if the bot may write to it.

        Raises:
            ApiError: no such chat, or the bot is blocked there.
        """
        chat = self.known(chat_id)
        if chat.blocked:
            raise forbidden("bot was blocked by the user")
        return chat

    def known(self, chat_id: int | None) -> Chat:
        """The chat, blocked or not.

        Raises:
            ApiError: the bot has never met it.
        """
        chat = self.chats.get(chat_id) if chat_id is not None else None
        if chat is None:
            raise bad_request("Chat not found")
        return chat

    def enqueue(self, kind: str, body: Json) -> None:
        """Add an update for the bot, unless it does not want this kind."""
        wanted = kind in self.allowed if self.allowed else kind not in NOT_BY_DEFAULT
        if not wanted:
            return
        update = {"update_id": self.next_update, kind: body}
        self.next_update += 1
        self.updates.append(update)
        self.remember("update", update=update)
        self.arrived.ring()

    def confirm(self, offset: int) -> None:
        """Forget updates below the offset."""
        before = len(self.updates)
        while self.updates and self.updates[0]["update_id"] < offset:
            self.updates.popleft()
        if len(self.updates) != before:
            self.remember("confirmed", offset=offset)
            self.moved.ring()

    def taken(self, update_ids: set[int]) -> None:
        """Forget updates that a webhook took."""
        self.updates = deque(update for update in self.updates if update["update_id"] not in update_ids)
        self.remember("taken", ids=sorted(update_ids))
        self.moved.ring()

    def add(self, chat: Chat, post: Post) -> Post:
        """Put a message into its chat and wake whoever watches."""
        self.changed(chat, post)
        return post

    def put(self, chat: Chat, post: Post) -> None:
        """The message as it stands; where there are too many the oldest goes, and files that none shows any more."""
        before = chat.posts.get(post.obj["message_id"])
        shown, no_more = ids_in(post.obj), before.files if before else frozenset()
        self.files.hold(shown)
        self.files.let_go(no_more)
        post.files = shown
        chat.posts[post.obj["message_id"]] = post
        if len(chat.posts) > KEPT_POSTS:
            self.files.let_go(chat.posts.pop(next(iter(chat.posts))).files)

    def opened_tap(self, tap_id: str, tap: Tap) -> None:
        """Note a tap; those that can no longer be answered are forgotten, oldest first."""
        self.taps[tap_id] = tap
        while tap.at - self.taps[next(iter(self.taps))].at > CALLBACK_SECONDS:
            del self.taps[next(iter(self.taps))]

    def keep_file(self, kind: str, upload: Upload, about: Json | None = None) -> Stored:
        stored, new = self.files.keep(kind, upload, about)
        if new:
            self.remember("file", of=kind, upload=upload, about=stored.about)
        return stored

    def changed(self, chat: Chat, post: Post) -> None:
        self.serial += 1
        post.serial = self.serial
        self.put(chat, post)
        self.remember("post", chat=chat.obj["id"], post=post)
        chat.bell.ring()

    def remember(self, kind: str, **values: Any) -> None:
        if self.journal is not None:
            self.journal.note(kind, **values)

    def message_id(self) -> int:
        self.next_message += 1
        return self.next_message - 1
