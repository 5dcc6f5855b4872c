"""The people of a cell: what each chat writes next, chosen by fixed rules from what the bot has shown it."""

from collections import deque
from collections.abc import Iterator, Sequence
from random import Random  # noqa: TID251 - seeded: every run writes the same
from typing import Any

from msgspec import Struct

from tests.benchmarks.answers.cells import Cell, Kind

FIRST_CHAT = 1_000_000
NEWCOMERS_FROM = 900_000_000
NEWCOMER_SHARE = 0.1
OTHERS_TO_A_NEWCOMER = 9
"""Of ten updates of a morning one is a newcomer's, however long the others wait for their pictures."""
TEXTS = (
    "sore", "quads sore 4", "not sore", "why", "week", "slept 5 hours", "thanks", "good morning", "done", "too easy",
    "how do I do a dead bug", "what's tomorrow", "my calves are a bit stiff today", "calves 3", "just ran", "later",
    "what can you do", "legs feel great", "only 12 minutes", "undo",
)  # fmt: skip
"""What runners write in the morning: mostly short, now and then a sentence."""
ONBOARDING = (
    "All right", "None of these", "18 to 39", "4 runs", "No race", "None so far", "More than a year",
    "Chair and step", "Nothing hurts", "30 min", "6:30", "Skip this",
)  # fmt: skip
"""The way through the questions, by the beginning of the labels."""
LOGGING = ("Start", "Go on", "Both done", "Done as planned", "2–4 more", "Right", "Undo")
"""The way through a session, exercise by exercise."""
BACK, GOES_BACK = ("Back",), 0.4
"""The step back to the exercise before, and how often it is taken instead, so that nobody stays at the last one."""
NEVER = ("del", "z", "x", "o", "pa", "ps", "rf", "p")
"""Actions that nobody taps on a normal morning: they delete, pause, or stop the plan."""
A_MORNING = {"taps": 60, "texts": 20, "today": 10}


class Update(Struct, frozen=True):
    """One update: its id, and the JSON of Telegram."""

    id: int
    body: dict[str, Any]


class Crowd:
    """The chats of a cell. A newcomer who has answered all questions makes room for the next."""

    def __init__(self, cell: Cell) -> None:
        self._kind = cell.kind
        self._chance = Random(20261128)
        newcomers = round(cell.chats * NEWCOMER_SHARE) if cell.kind is Kind.MIX else 0
        newcomers = cell.chats if cell.kind is Kind.FLOW else newcomers
        self.chats = [FIRST_CHAT + number for number in range(cell.chats - newcomers)]
        self.chats += [NEWCOMERS_FROM + number for number in range(newcomers)]
        self._next_newcomer = NEWCOMERS_FROM + newcomers
        self._waiting: deque[int] = deque()  # newcomers whose turn it would be
        self._written = {True: 0, False: 0}  # updates of newcomers, and of the others
        self._shown: dict[int, dict[str, Any]] = {}
        self._step: dict[int, int] = {}

    def saw(self, chat: int, message: dict[str, Any]) -> None:
        """The bot has shown this to the chat."""
        self._shown[chat] = message

    def after(self, chat: int) -> int:
        """Who writes once this chat has been answered: itself, or the newcomer after it."""
        if chat < NEWCOMERS_FROM or "That is all I need" not in self._shown.get(chat, {}).get("text", ""):
            return chat
        self._next_newcomer += 1
        self._shown.pop(chat, None)
        return self._next_newcomer

    def turns(self, chat: int) -> Iterator[int]:
        """Who writes now that this chat may: in the mix a newcomer when it is a newcomer's turn, after the others."""
        if self._kind is Kind.MIX and chat >= NEWCOMERS_FROM:
            self._waiting.append(chat)
        else:
            self._written[False] += 1
            yield chat
        while self._waiting and self._written[True] * OTHERS_TO_A_NEWCOMER < self._written[False]:
            self._written[True] += 1
            yield self._waiting.popleft()

    def next_update(self, chat: int, update_id: int) -> dict[str, Any]:
        """What the chat writes next."""
        if chat >= NEWCOMERS_FROM:
            return self._newcomer(chat, update_id)
        match self._kind:
            case Kind.MIX:
                return self._morning(chat, update_id)
            case Kind.TODAY:
                return _text(chat, update_id, "/today")
            case Kind.SORE:
                return _text(chat, update_id, "sore")
            case Kind.LOGGED:
                return self._logging(chat, update_id)
            case _:
                return _text(chat, update_id, "An echo, please")

    def _morning(self, chat: int, update_id: int) -> dict[str, Any]:
        [what] = self._chance.choices(list(A_MORNING), list(A_MORNING.values()))
        if what == "texts":
            return _text(chat, update_id, self._chance.choice(TEXTS))
        buttons = [one for one in self._buttons(chat) if _action(one) not in NEVER] if what == "taps" else []
        if not buttons:
            return _text(chat, update_id, "/today")
        return self._tap(chat, update_id, self._chance.choice(buttons))

    def _newcomer(self, chat: int, update_id: int) -> dict[str, Any]:
        return self._by_labels(chat, update_id, ONBOARDING, "/start")

    def _logging(self, chat: int, update_id: int) -> dict[str, Any]:
        """Through today's session exercise by exercise, and back; once it is logged it is taken back."""
        labels = (*BACK, *LOGGING) if self._chance.random() < GOES_BACK else LOGGING
        return self._by_labels(chat, update_id, labels, "/today")

    def _by_labels(self, chat: int, update_id: int, labels: Sequence[str], first: str) -> dict[str, Any]:
        buttons = [(button["text"].lstrip("▶✅✓👌‹ "), button) for button in self._buttons(chat)]
        for label in labels:
            for said, button in buttons:
                if said.startswith(label):
                    return self._tap(chat, update_id, button)
        return _text(chat, update_id, first)

    def _buttons(self, chat: int) -> list[dict[str, Any]]:
        rows = self._shown.get(chat, {}).get("reply_markup", {}).get("inline_keyboard", [])
        return [button for row in rows for button in row if "callback_data" in button]

    def _tap(self, chat: int, update_id: int, button: dict[str, Any]) -> dict[str, Any]:
        query = {
            "id": f"{chat}-{update_id}",
            "from": _user(chat),
            "message": self._shown[chat],
            "chat_instance": str(chat),
            "data": button["callback_data"],
        }
        return {"update_id": update_id, "callback_query": query}


def _action(button: dict[str, Any]) -> str:
    parts: list[str] = button["callback_data"].split(":")
    return "p" if parts[0] == "p" else parts[1]


def _user(chat: int) -> dict[str, Any]:
    return {"id": chat, "is_bot": False, "first_name": "Runner", "language_code": "en"}


def _text(chat: int, update_id: int, text: str) -> dict[str, Any]:
    message: dict[str, Any] = {
        "message_id": 10_000_000 + update_id,
        "from": _user(chat),
        "chat": {"id": chat, "type": "private", "first_name": "Runner"},
        "date": 1_790_000_000,
        "text": text,
    }
    if text.startswith("/"):
        message["entities"] = [{"type": "bot_command", "offset": 0, "length": len(text)}]
    return {"update_id": update_id, "message": message}
