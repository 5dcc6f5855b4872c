import io
import logging
from collections.abc import Iterator

import pytest

from bot.log import set_up

TOKEN = "123456789:AAHabcdefghijklmnopqrstuvwxyz012345"


@pytest.fixture
def output() -> Iterator[io.StringIO]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    stream = io.StringIO()
    set_up(logging.DEBUG, ["1:short"], stream)
    yield stream
    root.handlers[:] = handlers
    root.setLevel(level)
    logging.captureWarnings(capture=False)


def test_a_token_in_a_message_is_taken_out(output: io.StringIO) -> None:
    logging.getLogger("bot").info("calling https://api.telegram.org/bot%s/getMe", TOKEN)
    assert TOKEN not in output.getvalue()
    assert "api.telegram.org/bot[secret]/getMe" in output.getvalue()


def test_a_secret_that_looks_like_nothing_is_taken_out(output: io.StringIO) -> None:
    logging.getLogger("bot").info("it is 1:short")
    assert "1:short" not in output.getvalue()


def test_a_token_in_a_traceback_is_taken_out(output: io.StringIO) -> None:
    try:
        int(f"bot{TOKEN}")
    except ValueError:
        logging.getLogger("bot").exception("failed")
    assert "Traceback" in output.getvalue()
    assert TOKEN not in output.getvalue()


def test_a_password_in_an_address_is_taken_out(output: io.StringIO) -> None:
    logging.getLogger("bot").warning("postgresql+asyncpg://me:hunter2@host/coach")
    assert "hunter2" not in output.getvalue()
    assert "me:[secret]@host" in output.getvalue()


def test_the_http_client_does_not_log_its_addresses(output: io.StringIO) -> None:
    set_up(logging.INFO, stream=output)
    logging.getLogger("httpx").info("HTTP Request: POST https://api.telegram.org/bot/x")
    logging.getLogger("httpcore.http11").debug("send_request_headers")
    assert output.getvalue() == ""


def test_a_line_begins_with_the_utc_instant_level_and_place(output: io.StringIO) -> None:
    logging.getLogger("bot.intake").info("update=1")
    assert output.getvalue()[10] == "T"
    assert "Z INFO bot.intake update=1" in output.getvalue()
