"""The echo of python-telegram-bot on the coach's transport and event loop; everything else as it comes."""

import asyncio
import sys

from telegram import Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters

from bot.command_line import loop_factory
from bot.settings import AIOHTTP
from bot.transport import pools


async def echo(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """Says what it hears."""
    if update.message is not None and update.message.text is not None:
        await update.message.reply_text(update.message.text)


if __name__ == "__main__":
    asyncio.set_event_loop((loop_factory() or asyncio.new_event_loop)())
    polling, sending = pools(AIOHTTP, sys.argv[1], None)
    builder = Application.builder().token("4242:benchmark").base_url(f"{sys.argv[1]}/bot")
    application = builder.request(sending).get_updates_request(polling).build()
    application.add_handler(MessageHandler(filters.TEXT & ~filters.COMMAND, echo))
    application.run_polling()
