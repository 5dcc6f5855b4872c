"""What Telegram refuses, asked for through python-telegram-bot."""

from typing import Any

import pytest
from telegram import Bot
from telegram.error import BadRequest

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current content "
    "and reply markup of the message"
)
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


def inline(*buttons: Any) -> dict[str, Any]:
    return {"inline_keyboard": [list(buttons)]}


async def refusal(bot: Bot, method: str, **parameters: Any) -> str:
    """What python-telegram-bot makes of the refusal: without the prefix, the first letter raised, the rest lowered."""
    with pytest.raises(BadRequest) as caught:
        await bot.do_api_request(method, api_kwargs=parameters)
    return str(caught.value)
