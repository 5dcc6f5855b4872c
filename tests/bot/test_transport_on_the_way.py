"""What stands between us and Telegram: proxies, and the certificate that it shows."""

import base64
import logging
import shutil
import ssl
import subprocess
import traceback
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import channel
from bot.settings import AIOHTTP, HTTPX, Secret
from bot.telegram import Telegram
from bot.transport import environment_proxy
from bot.trust import authorities, trusted
from tests.bot.raw_server import Asked, Writer, good, plain, says, serving, until

TOKEN = "123456789:AAHabcdefghijklmnopqrstuvwxyz012345"
ME = {"id": 123456789, "is_bot": True, "first_name": "Coach", "username": "coach_bot"}
PASSWORD = "let-me-through"
GRANTED = "Basic " + base64.b64encode(f"coach:{PASSWORD}".encode()).decode()
REAL = "https://api.telegram.org"
NAMES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy")


@pytest.fixture(autouse=True)
def no_proxy_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


def through(port: int) -> Secret:
    return Secret(f"http://coach:{PASSWORD}@127.0.0.1:{port}")


@pytest.mark.parametrize("transport", [AIOHTTP, HTTPX])
async def test_a_server_without_tls_is_asked_through_the_proxy_with_its_password(transport: str) -> None:
    async with serving(says(good(ME))) as proxy:
        telegram = Telegram(Secret(TOKEN), "http://bot-api.example", transport=transport, proxy=through(proxy.port))
        await telegram.start()
        await telegram.stop()
    assert telegram.username == "coach_bot"
    assert proxy.asked[0].line == f"POST http://bot-api.example/bot{TOKEN}/getMe HTTP/1.1"
    assert proxy.asked[0].headers["proxy-authorization"] == GRANTED


@pytest.mark.parametrize("transport", [AIOHTTP, HTTPX])
async def test_a_proxy_learns_the_host_and_no_token_and_its_refusal_shows_no_password(transport: str) -> None:
    async with serving(says(plain(b"no", "407 Proxy Authentication Required"))) as proxy:
        telegram = Telegram(Secret(TOKEN), REAL, transport=transport, proxy=through(proxy.port))
        with pytest.raises(channel.Unavailable) as caught:
            await telegram.start()
    assert [one.line for one in proxy.asked] == ["CONNECT api.telegram.org:443 HTTP/1.1"]
    assert proxy.asked[0].headers["proxy-authorization"] == GRANTED
    assert TOKEN not in repr(proxy.asked)
    told = "".join(traceback.format_exception(caught.value)) + str(caught.value)
    assert PASSWORD not in told
    assert TOKEN not in told


async def test_a_proxy_that_is_not_there_is_named_without_its_password() -> None:
    telegram = Telegram(Secret(TOKEN), REAL, proxy=through(9))
    with pytest.raises(channel.Unavailable, match=r"127\.0\.0\.1:9") as caught:
        await telegram.start()
    assert PASSWORD not in str(caught.value)


@pytest.mark.parametrize(
    ("said", "address", "found"),
    [
        ({}, REAL, None),
        ({"https_proxy": "http://proxy:3128"}, REAL, "http://proxy:3128"),
        ({"HTTPS_PROXY": "http://me:word@proxy:3128"}, REAL, "http://me:word@proxy:3128"),
        ({"https_proxy": "proxy:3128"}, REAL, "http://proxy:3128"),
        ({"http_proxy": "http://proxy:3128"}, REAL, None),
        ({"http_proxy": "http://proxy:3128"}, "http://bot-api.example:8081", "http://proxy:3128"),
        ({"all_proxy": "http://proxy:3128"}, REAL, "http://proxy:3128"),
        ({"https_proxy": "http://one:1", "all_proxy": "http://two:2"}, REAL, "http://one:1"),
        ({"https_proxy": "http://proxy:3128", "no_proxy": ".telegram.org"}, REAL, None),
        ({"https_proxy": "http://proxy:3128", "no_proxy": "*"}, REAL, None),
        ({"https_proxy": "http://proxy:3128", "no_proxy": "example.org"}, REAL, "http://proxy:3128"),
        ({"http_proxy": "http://proxy:3128"}, "http://127.0.0.1:8081", None),
        ({"http_proxy": "http://proxy:3128"}, "http://localhost:8081", None),
        ({"http_proxy": "http://proxy:3128"}, "http://[::1]:8081", None),
    ],
)
def test_the_environments_proxy(
    said: dict[str, str], address: str, found: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in said.items():
        monkeypatch.setenv(name, value)
    assert environment_proxy(address) == found


def test_a_proxy_of_another_kind_is_told_and_left_out(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("all_proxy", "socks5://me:word@proxy:1080")
    with caplog.at_level(logging.WARNING):
        assert environment_proxy(REAL) is None
    assert "not supported" in caplog.text
    assert "word" not in caplog.text


async def test_the_environments_proxy_is_gone_through_unless_the_settings_name_another(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with (
        serving(says(plain(b"no", "403 Forbidden"))) as named,
        serving(says(plain(b"no", "403 Forbidden"))) as other,
    ):
        monkeypatch.setenv("https_proxy", named.url)
        for proxy in (None, Secret(other.url)):
            telegram = Telegram(Secret(TOKEN), REAL, proxy=proxy)
            with pytest.raises(channel.Unavailable):
                await telegram.start()
        assert (len(named.asked), len(other.asked)) == (1, 1)


@pytest.fixture
def certificate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Path, ssl.SSLContext]]:
    """A certificate for 127.0.0.1 that nobody trusts yet, and a server's side of it."""
    if (openssl := shutil.which("openssl")) is None:
        pytest.skip("needs the openssl command to make a certificate")
    made, key = tmp_path / "cert.pem", tmp_path / "key.pem"
    asked = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "36500"]
    names = ["-subj", "/CN=coach", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", str(key), "-out", str(made)]
    subprocess.run([openssl, *asked, *names], check=True, capture_output=True)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(made, key)
    monkeypatch.delenv("SSL_CERT_DIR", raising=False)
    monkeypatch.delenv("SSL_CERT_FILE", raising=False)
    authorities.cache_clear()
    yield made, context
    authorities.cache_clear()


async def answers_who_we_are(_: Asked, writer: Writer) -> None:
    writer.write(good(ME))
    await writer.drain()


async def test_a_certificate_that_nobody_vouches_for_is_refused_before_anything_is_said(
    certificate: tuple[Path, ssl.SSLContext],
) -> None:
    _, context = certificate
    async with serving(answers_who_we_are, ssl=context) as raw:
        telegram = Telegram(Secret(TOKEN), raw.url)
        with pytest.raises(channel.Unavailable, match="Certificate"):
            await telegram.start()
        assert raw.asked == []


async def test_a_certificate_that_the_environment_vouches_for_is_accepted(
    certificate: tuple[Path, ssl.SSLContext], monkeypatch: pytest.MonkeyPatch
) -> None:
    made, context = certificate
    monkeypatch.setenv("SSL_CERT_FILE", str(made))
    async with serving(answers_who_we_are, ssl=context) as raw:
        telegram = Telegram(Secret(TOKEN), raw.url)
        await telegram.start()
        await telegram.stop()
        assert telegram.username == "coach_bot"
        await until(lambda: not raw.open)


async def test_a_server_that_does_not_speak_tls_is_unavailable() -> None:
    async with serving(None) as raw:
        telegram = Telegram(Secret(TOKEN), raw.url.replace("http:", "https:"))
        raw.released.set()
        with pytest.raises(channel.Unavailable):
            await telegram.start()


@pytest.mark.parametrize(
    ("addresses", "read"),
    [
        (("https://api.telegram.org", None), True),
        (("http://127.0.0.1:8081", "https://proxy:3128"), True),
        (("http://127.0.0.1:8081", "http://proxy:3128"), False),
        (("http://127.0.0.1:8081", None), False),
    ],
)
def test_certificates_are_read_only_where_some_part_of_the_way_is_encrypted(
    addresses: tuple[str | None, ...], read: bool
) -> None:
    assert trusted(*addresses) is (authorities() if read else True)
