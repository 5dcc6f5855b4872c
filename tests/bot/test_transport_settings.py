"""How the transport, the proxy and the loop are chosen, and how the limits fit together."""

import asyncio
import sys
from pathlib import Path

import pytest

from bot import transport
from bot.command_line import loop_factory
from bot.sending import sender
from bot.settings import AIOHTTP, HTTPX, KNOWN, Settings, SettingsError, load
from bot.transport import AiohttpRequest, pools


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in KNOWN:
        monkeypatch.delenv(name, raising=False)


def loaded(folder: Path, text: str) -> Settings:
    path = folder / ".env"
    path.write_text(text, encoding="utf-8")
    return load(path)


def test_aiohttp_carries_our_requests_unless_the_settings_say_otherwise(tmp_path: Path) -> None:
    assert loaded(tmp_path, "").transport == AIOHTTP
    assert loaded(tmp_path, "TELEGRAM_TRANSPORT=HTTPX\n").transport == HTTPX


def test_each_transport_has_two_pools() -> None:
    polling, sending = pools(AIOHTTP, "http://127.0.0.1", None)
    assert polling is not sending
    assert isinstance(polling, AiohttpRequest)
    assert not any(isinstance(one, AiohttpRequest) for one in pools(HTTPX, "http://127.0.0.1", None))


@pytest.mark.parametrize(
    "proxy", ["http://proxy:3128", "https://proxy", "http://me:my%20word@proxy.example:3128/", "http://me@proxy"]
)
def test_a_proxy_is_taken_and_never_shown(proxy: str, tmp_path: Path) -> None:
    settings = loaded(tmp_path, f"TELEGRAM_PROXY={proxy}\n")
    assert settings.proxy is not None
    assert settings.proxy.reveal == proxy
    assert "proxy:3128" not in repr(settings)


@pytest.mark.parametrize(
    "wrong", ["TELEGRAM_PROXY=socks5://proxy:1080", "TELEGRAM_PROXY=proxy:3128", "TELEGRAM_TRANSPORT=requests"]
)
def test_what_cannot_be_used_is_named_with_its_mend(wrong: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as caught:
        loaded(tmp_path, f"{wrong}\n")
    (fault,) = caught.value.faults
    assert fault.startswith(wrong.partition("=")[0])
    assert "Give one" in fault or "Write one" in fault


def test_a_message_is_sent_or_given_up_before_its_lease_may_run_out() -> None:
    longest = transport.POOL_S + transport.CONNECT_S + transport.WRITE_S + transport.ANSWER_S
    assert longest <= sender.MARGIN_S


def test_uvloop_is_used_where_it_is_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "uvloop", raising=False)
    (tmp_path / "uvloop.py").write_text("def new_event_loop(): return 'a faster one'\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    factory = loop_factory()
    del sys.modules["uvloop"]
    assert factory is not None
    assert str(factory()) == "a faster one"


def test_without_it_the_loop_is_asyncios_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "uvloop", raising=False)
    monkeypatch.setattr(sys, "path", [one for one in sys.path if "site-packages" not in one])
    with asyncio.Runner(loop_factory=loop_factory()) as runner:
        assert type(runner.get_loop()).__module__.startswith("asyncio")
