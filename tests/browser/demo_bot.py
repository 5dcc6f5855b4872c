"""A tiny bot on python-telegram-bot's client that shows everything the page can draw."""

import html
import struct
import zlib
from contextlib import suppress

from telegram import (
    Bot,
    BotCommand,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    Message,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    Update,
)
from telegram.constants import ParseMode
from telegram.error import Conflict

from bot.playground.playground import Playground

DESCRIPTION = (
    "I plan strength work for runners: it fits your running week, and eases off the moment you are sore.\n\n"
    "A few taps and you have your first session."
)

SESSION = """<b>Strength today</b> · 30 min
<i>Tomorrow is easy, so legs may work.</i>

<b>1. Split squat</b> · 3 × 8 each side
    3-0-1 · rest 90 s · 3 reps left in the tank
<b>2. Single-leg calf raise</b> · 3 × 10 each side
    2-1-2 · rest 60 s
<b>3. Side plank</b> · 2 × 30 s each side
<b>4. Glute bridge</b> · 3 × 12

<blockquote>Afterwards: walk five minutes, eat something with protein within two hours.</blockquote>"""

FORMATS = (
    "<b>bold</b>, <i>italic</i>, <u>under</u>, <s>struck</s>, <code>3x10 @12kg</code>, "
    '<a href="https://example.org/plan">a link</a>, <tg-spoiler>a secret</tg-spoiler>, /today\n'
    '<pre><code class="language-python">def rest(day):\n    return day + 1</code></pre>'
)


def picture(width: int = 320, height: int = 200) -> bytes:
    """A PNG with a soft gradient."""
    rows = b"".join(
        b"\0" + bytes(c for x in range(width) for c in (255 - y // 2, 120 + x // 4, 90 + y // 2)) for y in range(height)
    )

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def tone(seconds: int = 1, rate: int = 8000) -> bytes:
    """A WAV of silence, which players take as sound."""
    data = b"\x80" * (seconds * rate)
    head = struct.pack(
        "<4sI4s4sIHHIIHH4sI", b"RIFF", 36 + len(data), b"WAVE", b"fmt ", 16, 1, 1, rate, rate, 1, 8, b"data", len(data)
    )
    return head + data


def keyboard(*rows: tuple[tuple[str, str], ...]) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(label, callback_data=data) for label, data in row] for row in rows]
    )


TODAY = keyboard((("✅ Done", "done"), ("⏰ Later", "later")), (("😣 Sore", "sore"), ("❓ Why", "why")))

BEGIN = keyboard((("Yes, please", "today"),), (("How it works", "why"),))
ALL_BUTTONS = InlineKeyboardMarkup(
    [
        [InlineKeyboardButton("Open", url="https://example.org")],
        [InlineKeyboardButton("Danger", callback_data="x"), InlineKeyboardButton("Alert", callback_data="alert")],
        [InlineKeyboardButton(f"✓ {day}", callback_data="x") for day in ("Mo", "Tu", "We", "Th", "Fr", "Sa", "10")],
    ]
)
KEYS = ReplyKeyboardMarkup(
    [[KeyboardButton("📍 Share my location", request_location=True)], ["Rather type the city"]],
    resize_keyboard=True,
    one_time_keyboard=True,
)


class DemoBot:
    def __init__(self, playground: Playground) -> None:
        self.playground = playground
        self.bot = Bot(playground.token, base_url=playground.base_url, base_file_url=playground.base_file_url)

    async def run(self) -> None:
        """Polls until it is cancelled."""
        async with self.bot:
            await self.bot.set_my_commands(
                [
                    BotCommand("today", "What to train today"),
                    BotCommand("week", "The week at a glance"),
                    BotCommand("why", "Why it is planned like this"),
                    BotCommand("settings", "Change any answer"),
                    BotCommand("help", "What I can do"),
                ]
            )
            await self.bot.set_my_description(DESCRIPTION)
            offset = 0
            while True:
                with suppress(Conflict):
                    for update in await self.bot.get_updates(offset=offset, timeout=20):
                        offset = update.update_id + 1
                        await self.heard(update)

    async def heard(self, update: Update) -> None:
        if update.callback_query is not None:
            await self.tapped(update)
        elif update.message is not None:
            await self.said(update.message)

    async def said(self, message: Message) -> None:
        chat, text = message.chat_id, message.text or ""
        match text.split(" ")[0]:
            case "/start":
                await self.send(chat, f"Hello {message.chat.first_name}. Shall we look at <b>today</b>?", BEGIN)
            case "/today":
                await self.send(chat, SESSION, TODAY)
            case "/formats":
                await self.send(chat, FORMATS, ALL_BUTTONS)
            case "/picture" | "/file" | "/audio" as kind:
                await self.send_file(chat, kind)
            case "/keys":
                await self.bot.send_message(chat, "Where do you run?", reply_markup=KEYS)
            case _ if message.location is not None:
                where = f"Got it: {message.location.latitude:.1f}"
                await self.bot.send_message(chat, where, reply_markup=ReplyKeyboardRemove())
            case _:
                await self.send(chat, f"You said: {html.escape(text) or 'something else'}")

    async def send_file(self, chat: int, kind: str) -> None:
        if kind == "/picture":
            await self.bot.send_photo(chat, picture(), caption="Your <b>four weeks</b>", parse_mode=ParseMode.HTML)
        elif kind == "/file":
            await self.bot.send_document(chat, b"day,exercise\n", filename="sets.csv", caption="Every set you logged")
        else:
            sound, title = tone(), "Session, hands free"
            await self.bot.send_audio(chat, sound, filename="a.wav", title=title, performer="Coach", duration=1)

    async def tapped(self, update: Update) -> None:
        query = update.callback_query
        assert query is not None
        match query.data:
            case "today":
                await query.answer()
                await query.edit_message_text(SESSION, parse_mode=ParseMode.HTML, reply_markup=TODAY)
            case "done":
                await query.answer("Noted. Rest well.")
                await query.edit_message_text(
                    "<b>Done.</b> Next session on Thursday.",
                    parse_mode=ParseMode.HTML,
                    reply_markup=keyboard((("↩️ Undo", "today"),)),
                )
            case "alert":
                await query.answer("This would clear the week.", show_alert=True)
            case _:
                await query.answer("Soon.")

    async def send(self, chat: int, text: str, markup: InlineKeyboardMarkup | None = None) -> None:
        await self.bot.send_message(chat, text, parse_mode=ParseMode.HTML, reply_markup=markup)
